output "names" {
  description = "The secret's name of each source, as landing.yaml names it after secretsmanager: or ssm:."
  value       = { for source, name in var.names : source => var.store == "ssm" ? "/${name}" : name }
}

output "access" {
  description = "How they are read: the action, and what each source's lander may read."
  value       = { action = var.store == "ssm" ? "ssm:GetParameter" : "secretsmanager:GetSecretValue", arns = local.arns }
}
