output "lake" {
  description = "What --lake and FLEET_LAKE are given."
  value       = "s3://${local.buckets.lake}"
}

output "buckets" {
  description = "The buckets by use."
  value       = module.storage.names
}

output "files" {
  description = "What the lake's bucket was given, by key."
  value       = local.files
}

output "positions_queue_url" {
  description = "The queue that positions are sent to."
  value       = module.positions.url
}

output "functions" {
  description = "The functions' names."
  value       = local.functions
}

output "schedules" {
  description = "The schedules: group, name and expression."
  value       = module.schedules.schedules
}

output "secrets" {
  description = "The secret's name of each source, to be put into landing.yaml behind secretsmanager: or ssm:."
  value       = module.secrets.names
}

output "topic_arn" {
  description = "The topic of alarms and runs."
  value       = module.notifications.topic
}

output "dashboard" {
  description = "The dashboard's name."
  value       = module.dashboard.name
}

output "alarms" {
  description = "The alarms' names by cause."
  value       = { for cause, alarm in module.alarms.alarms : cause => alarm.name }
}

output "roles" {
  description = "The roles of people: analysts, restricted, operator."
  value       = module.people.roles
}

output "role_policies" {
  description = "The policy of each role, by what it is for: what each may do, in one place."
  value = merge(
    { for name, policy in module.functions.policies : "function-${name}" => policy },
    module.schedules.policies,
    module.emr.policies,
    module.people.policies,
    { for policies in module.push_api[*].policies : "push" => policies.push },
  )
}

output "push_url" {
  description = "Where records are pushed to; null without push_api."
  value       = one(module.push_api[*].url)
}

output "registry_host" {
  description = "The registry's database server; null without registry_database."
  value       = one(module.registry_database[*].host)
}

output "registry_owner_secret_arn" {
  description = "Where RDS keeps the password of the registry's owner; null without registry_database."
  value       = one(module.registry_database[*].owner_secret_arn)
}

output "sign_in" {
  description = "What signs analysts in; null without cognito."
  value       = one(module.cognito[*].sign_in)
}
