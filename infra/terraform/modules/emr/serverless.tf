# Optional: the same runs without machines of one's own. It costs nothing while nothing runs.

resource "aws_emrserverless_application" "this" {
  count = var.serverless == null ? 0 : 1

  name          = var.name
  release_label = var.serverless.release
  type          = "spark"
  architecture  = var.serverless.architecture == "arm64" ? "ARM64" : "X86_64"

  maximum_capacity {
    cpu    = "${var.serverless.maximum_cpus} vCPU"
    memory = "${var.serverless.maximum_cpus * 4} GB"
  }

  auto_start_configuration {
    enabled = true
  }

  auto_stop_configuration {
    enabled              = true
    idle_timeout_minutes = var.serverless.idle_minutes
  }

  dynamic "network_configuration" {
    for_each = var.serverless.subnet_ids == null ? [] : [var.serverless]
    content {
      subnet_ids         = network_configuration.value.subnet_ids
      security_group_ids = network_configuration.value.security_group_ids
    }
  }
}

resource "aws_iam_role" "serverless" {
  count = var.serverless == null ? 0 : 1

  name        = var.role_names.serverless
  description = "What a run may do on EMR Serverless."

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "emr-serverless.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account.id } }
    }]
  })
}

resource "aws_iam_role_policy" "serverless" {
  count = var.serverless == null ? 0 : 1

  name   = "run"
  role   = aws_iam_role.serverless[0].id
  policy = local.run_policy
}
