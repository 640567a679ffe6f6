# When the functions are called: each schedule by a role of its own, which may call its function and nothing else.

locals {
  group_arn = "arn:${var.account.partition}:scheduler:${var.account.region}:${var.account.id}:schedule-group/${var.name}"

  policies = { for name, schedule in var.schedules : name => jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "Call", Effect = "Allow", Action = ["lambda:InvokeFunction"], Resource = schedule.function_arn },
      { Sid = "TellOfCallsThatFailed", Effect = "Allow", Action = ["sqs:SendMessage"], Resource = var.dead_letter_arn },
    ]
  }) }
}

resource "aws_scheduler_schedule_group" "this" {
  name = var.name
}

resource "aws_iam_role" "this" {
  for_each = var.schedules

  name        = "${var.name}-schedule-${each.key}"
  description = "The schedule ${each.key} calls its function by it."

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      # Scheduler names the group here, not the schedule.
      Condition = { StringEquals = { "aws:SourceAccount" = var.account.id, "aws:SourceArn" = local.group_arn } }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  for_each = var.schedules

  name   = "call"
  role   = aws_iam_role.this[each.key].id
  policy = local.policies[each.key]
}

resource "aws_scheduler_schedule" "this" {
  for_each = var.schedules

  name                         = "${var.name}-${each.key}"
  description                  = each.value.description
  group_name                   = aws_scheduler_schedule_group.this.name
  schedule_expression          = each.value.expression
  schedule_expression_timezone = var.time_zone
  state                        = var.enabled ? "ENABLED" : "DISABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = each.value.function_arn
    role_arn = aws_iam_role.this[each.key].arn
    input    = jsonencode({ schedule = each.key })

    # Of what Lambda did not take. Later the next call does the same.
    retry_policy {
      maximum_event_age_in_seconds = each.value.retry_seconds
      maximum_retry_attempts       = 5
    }

    dead_letter_config {
      arn = var.dead_letter_arn
    }
  }

  depends_on = [aws_iam_role_policy.this]
}
