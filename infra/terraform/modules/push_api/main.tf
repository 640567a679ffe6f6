# An address to which trackers' servers and the tag operator push records: API Gateway puts each body into a queue as it is, without a function between, and who
# calls must sign as AWS's clients do.

resource "aws_apigatewayv2_api" "this" {
  name          = var.name
  description   = "POST /${join(", POST /", sort(keys(var.queues)))}: a record, an array of records or NDJSON, each into its queue."
  protocol_type = "HTTP"
}

resource "aws_iam_role" "this" {
  name        = "${var.name}-push"
  description = "API Gateway puts what was pushed into the queues by it."

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "apigateway.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account.id } }
    }]
  })
}

locals {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Send", Effect = "Allow", Action = ["sqs:SendMessage"], Resource = [for path in sort(keys(var.queues)) : var.queues[path].arn] }]
  })
}

resource "aws_iam_role_policy" "this" {
  name   = "send"
  role   = aws_iam_role.this.id
  policy = local.policy
}

resource "aws_apigatewayv2_integration" "queue" {
  for_each = var.queues

  api_id                 = aws_apigatewayv2_api.this.id
  description            = "Into the queue of ${each.key}."
  integration_type       = "AWS_PROXY"
  integration_subtype    = "SQS-SendMessage"
  credentials_arn        = aws_iam_role.this.arn
  payload_format_version = "1.0"
  request_parameters     = { QueueUrl = each.value.url, MessageBody = "$request.body" }
}

resource "aws_apigatewayv2_route" "queue" {
  for_each = var.queues

  api_id             = aws_apigatewayv2_api.this.id
  route_key          = "POST /${each.key}"
  target             = "integrations/${aws_apigatewayv2_integration.queue[each.key].id}"
  authorization_type = "AWS_IAM"
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/apigateway/${var.name}"
  retention_in_days = var.log_days
}

resource "aws_apigatewayv2_stage" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit  = var.requests_per_second
    throttling_burst_limit = var.requests_per_second * 2
  }

  # Who called and what came of it; never the body.
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.this.arn
    format = jsonencode({
      at     = "$context.requestTime", request_id = "$context.requestId", route = "$context.routeKey", status = "$context.status",
      caller = "$context.identity.caller", bytes = "$context.responseLength", fault = "$context.integrationErrorMessage"
    })
  }
}

# Who pushes is given this, in this account: an API of this kind knows no callers of others but by a role here.
resource "aws_iam_policy" "caller" {
  name        = "${var.name}-push-caller"
  description = "Pushes records to the lake."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "Push"
      Effect   = "Allow"
      Action   = ["execute-api:Invoke"]
      Resource = [for path in sort(keys(var.queues)) : "${aws_apigatewayv2_api.this.execution_arn}/$default/POST/${path}"]
    }]
  })
}
