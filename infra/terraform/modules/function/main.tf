# One native function of Lambda with a role and a log group of its own.

locals {
  log_group = "/aws/lambda/${var.name}"
}

resource "aws_iam_role" "this" {
  name        = var.name
  description = "Of the function ${var.name} alone."

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "this" {
  name   = "work"
  role   = aws_iam_role.this.id
  policy = local.policy
}

resource "aws_cloudwatch_log_group" "this" {
  name              = local.log_group
  retention_in_days = var.log_days
}

resource "aws_lambda_function" "this" {
  function_name = var.name
  description   = var.description
  role          = aws_iam_role.this.arn

  runtime       = "provided.al2023"
  handler       = "bootstrap"
  architectures = [var.architecture]
  filename      = var.package
  # A package that is missing is told by the precondition, in words.
  source_code_hash = fileexists(var.package) ? filebase64sha256(var.package) : null

  memory_size                    = var.memory_mebibytes
  timeout                        = var.timeout_seconds
  reserved_concurrent_executions = var.reserved_concurrency

  environment {
    variables = var.environment
  }

  dynamic "vpc_config" {
    for_each = var.vpc == null ? [] : [var.vpc]
    content {
      subnet_ids         = vpc_config.value.subnet_ids
      security_group_ids = vpc_config.value.security_group_ids
    }
  }

  lifecycle {
    precondition {
      condition     = fileexists(var.package)
      error_message = "There is no ${var.package}: scripts/functions builds it."
    }
  }

  # Its first call must find its rights, and must not make a log group that keeps lines forever.
  depends_on = [aws_iam_role_policy.this, aws_cloudwatch_log_group.this]
}

locals {
  # Creating the log group is not among the rights.
  logs = {
    Sid      = "Logs"
    Effect   = "Allow"
    Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    Resource = "arn:${var.account.partition}:logs:${var.account.region}:${var.account.id}:log-group:${local.log_group}:*"
  }

  # Lambda makes the network's interfaces by the function's role, and these calls take no resource.
  network = {
    Sid      = "Network"
    Effect   = "Allow"
    Action   = ["ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"]
    Resource = "*"
  }

  # Lambda's service uses them, the function's code may not.
  network_not_by_code = {
    Sid       = "NetworkNotByCode"
    Effect    = "Deny"
    Action    = local.network.Action
    Resource  = "*"
    Condition = { ArnEquals = { "lambda:SourceFunctionArn" = "arn:${var.account.partition}:lambda:${var.account.region}:${var.account.id}:function:${var.name}" } }
  }

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(var.statements, [local.logs], [for s in [local.network, local.network_not_by_code] : s if var.vpc != null])
  })
}
