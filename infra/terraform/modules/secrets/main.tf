# Where secrets are kept. Only the containers: a value that Terraform knew would stand in its state.

resource "aws_secretsmanager_secret" "this" {
  for_each = var.store == "secretsmanager" ? var.names : {}

  name                    = each.value
  description             = "What landing ${each.key} needs; its value is put in by hand."
  recovery_window_in_days = var.recovery_days
  kms_key_id              = var.kms_key_arn
}

locals {
  prefix = "arn:${var.account.partition}:${var.store == "ssm" ? "ssm" : "secretsmanager"}:${var.account.region}:${var.account.id}"

  # Secrets Manager puts six signs of its own behind a secret's name.
  arns = { for source, name in var.names : source => var.store == "ssm" ? ["${local.prefix}:parameter/${name}", "${local.prefix}:parameter/${name}/*"] : ["${local.prefix}:secret:${name}-??????"] }
}
