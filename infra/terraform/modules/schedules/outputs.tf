output "schedules" {
  description = "The schedules by what they call: group, name and expression."
  value = { for name, schedule in aws_scheduler_schedule.this : name => {
    group      = schedule.group_name
    name       = schedule.name
    expression = schedule.schedule_expression
  } }
}

output "policies" {
  description = "The policy of each schedule's role."
  value       = { for name, policy in local.policies : "schedule-${name}" => policy }
}
