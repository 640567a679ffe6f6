# A queue, and where max_receives says when a message is given up, its dead-letter queue, in which such a message stays for as long as SQS keeps one.

locals {
  names = { queue = var.name, dead = "${var.name}-dead" }
  arns  = { for use, name in local.names : use => "arn:${var.account.partition}:sqs:${var.account.region}:${var.account.id}:${name}" }

  policies = { for use, arn in local.arns : use => jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      [for principals in [var.sender_arns] : {
        Sid       = "Senders"
        Effect    = "Allow"
        Principal = { AWS = principals }
        Action    = ["sqs:SendMessage", "sqs:GetQueueUrl"]
        Resource  = arn
      } if use == "queue" && length(principals) > 0],
    )
  }) }
}

resource "aws_sqs_queue" "dead" {
  count = var.max_receives == null ? 0 : 1

  name                      = local.names.dead
  message_retention_seconds = 1209600 # 14 days, the most there is
  sqs_managed_sse_enabled   = true
  policy                    = local.policies.dead

  # Only its own queue may use it. By name, since the queue names it too.
  redrive_allow_policy = jsonencode({ redrivePermission = "byQueue", sourceQueueArns = [local.arns.queue] })
}

resource "aws_sqs_queue" "this" {
  name                       = local.names.queue
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  visibility_timeout_seconds = var.visibility_timeout_seconds
  max_message_size           = 262144 # the most that this provider knows; a send that is longer comes as gzip in base64
  sqs_managed_sse_enabled    = true
  policy                     = local.policies.queue

  redrive_policy = one([for dead in aws_sqs_queue.dead : jsonencode({ deadLetterTargetArn = dead.arn, maxReceiveCount = var.max_receives })])
}
