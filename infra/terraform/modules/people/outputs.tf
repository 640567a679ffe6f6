output "roles" {
  description = "The roles' ARNs."
  value       = { for who, role in aws_iam_role.this : who => role.arn }
}

output "policy_arns" {
  description = "The policies' ARNs, for roles of a company's sign-on."
  value       = { for who, role in local.roles : who => role.policy_arn }
}

output "policies" {
  description = "The policies."
  value       = { analysts = local.analyst_policies.analysts, analysts-restricted = local.analyst_policies.restricted, operator = local.operator_policy }
}
