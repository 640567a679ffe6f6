output "arns" {
  description = "The alarms' ARNs, by cause."
  value       = merge({ for cause, alarm in aws_cloudwatch_metric_alarm.cause : cause => alarm.arn }, { for table, alarm in aws_cloudwatch_metric_alarm.check : "check-${table}" => alarm.arn })
}

output "alarms" {
  description = "What the tests hold the alarms to, by cause."
  value = merge(
    { for cause, alarm in aws_cloudwatch_metric_alarm.cause : cause => { name = alarm.alarm_name, metric = "${alarm.namespace}/${alarm.metric_name}", hours = alarm.period * alarm.evaluation_periods / 3600, missing = alarm.treat_missing_data, actions = alarm.alarm_actions } },
    { for table, alarm in aws_cloudwatch_metric_alarm.check : "check-${table}" => { name = alarm.alarm_name, metric = "FleetSpark/FailedChecks+WarnedChecks", hours = 1, missing = alarm.treat_missing_data, actions = alarm.alarm_actions } },
  )
}

output "rules" {
  description = "The patterns of EMR's events."
  value       = { for key, rule in aws_cloudwatch_event_rule.emr : key => rule.event_pattern }
}
