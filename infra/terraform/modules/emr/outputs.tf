output "service_role_arn" {
  description = "The role by which EMR makes machines."
  value       = aws_iam_role.service.arn
}

output "instance_profile" {
  description = "The name of the machines' profile."
  value       = aws_iam_instance_profile.this.name
}

output "security_configuration" {
  description = "The name of the security configuration."
  value       = aws_emr_security_configuration.this.name
}

output "security_groups" {
  description = "The groups that EMR manages, by their part; empty without a network."
  value       = { for part, group in aws_security_group.managed : part => group.id }
}

output "managed_tag" {
  description = "The tag that a cluster must carry for the service's role to work on it."
  value       = local.managed_tag
}

output "serverless_application" {
  description = "The EMR Serverless application's id and ARN; null where there is none."
  value       = one([for application in aws_emrserverless_application.this : { id = application.id, arn = application.arn }])
}

output "policies" {
  description = "The policies of the roles."
  value = merge(
    { emr-service = local.service_policy, emr-instance = local.machine_policy },
    { for name, policy in { emr-serverless = local.run_policy } : name => policy if var.serverless != null },
  )
}
