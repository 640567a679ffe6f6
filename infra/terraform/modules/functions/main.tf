# The functions: one that lands the queue, one for each source that is called, and one that submits runs.

locals {
  s3 = "arn:${var.account.partition}:s3:::"

  # What every lander may do with the bucket of its source, and with no other. Without the right to list, what is not there is answered as forbidden.
  raw_statements = { for source, bucket in var.buckets.raw : source => [
    { Sid = "PutAndRead", Effect = "Allow", Action = ["s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload"], Resource = "${local.s3}${bucket}/*" },
    { Sid = "List", Effect = "Allow", Action = ["s3:ListBucket"], Resource = "${local.s3}${bucket}" },
  ] }
}

module "queue" {
  source   = "../function"
  for_each = var.queues

  name             = "${var.prefix}-${each.key}"
  description      = "Lands what the queue brings of the source ${each.value.source}."
  account          = var.account
  package          = var.packages.queue
  architecture     = var.architecture
  memory_mebibytes = 256
  timeout_seconds  = each.value.timeout_seconds
  log_days         = var.log_days
  vpc              = contains(var.functions_in_network, each.key) ? var.vpc : null

  environment = { FLEET_SOURCE = each.value.source, FLEET_RAW = "s3://${var.buckets.raw[each.value.source]}" }

  statements = concat(local.raw_statements[each.value.source], var.kms_statements, [{
    Sid      = "Receive"
    Effect   = "Allow"
    Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"]
    Resource = each.value.arn
  }])
}

resource "aws_lambda_event_source_mapping" "queue" {
  for_each = var.queues

  event_source_arn = each.value.ready_arn
  function_name    = module.queue[each.key].arn

  # An event is an object: few and large ones cost less to make, to list and to read.
  batch_size                         = 10
  maximum_batching_window_in_seconds = each.value.batch_seconds
  function_response_types            = ["ReportBatchItemFailures"]
}

module "called" {
  source   = "../function"
  for_each = var.called_sources

  name             = "${var.prefix}-${each.key}"
  description      = "Lands ${each.key} from where landing.yaml says, when a schedule calls it."
  account          = var.account
  package          = var.packages.calls
  architecture     = var.architecture
  memory_mebibytes = 512
  timeout_seconds  = 900
  log_days         = var.log_days
  vpc              = contains(var.functions_in_network, each.key) ? var.vpc : null

  # Two calls of one source at once harm nothing, and repeat work.
  reserved_concurrency = var.reserve_concurrency ? 1 : -1

  environment = {
    FLEET_SOURCE       = each.key
    FLEET_RAW          = "s3://${var.buckets.raw[each.key]}"
    FLEET_LANDING      = "s3://${var.buckets.lake}/landing.yaml"
    FLEET_COMPANY_ZONE = var.company_zone
  }

  statements = concat(
    local.raw_statements[each.key],
    [
      { Sid = "Settings", Effect = "Allow", Action = ["s3:GetObject"], Resource = "${local.s3}${var.buckets.lake}/landing.yaml" },
      { Sid = "Secret", Effect = "Allow", Action = [var.secrets.action], Resource = var.secrets.arns[each.key] },
    ],
    [for objects in [var.registry_object_arns] : { Sid = "Registry", Effect = "Allow", Action = ["s3:GetObject"], Resource = objects }
    if each.key == "fleet" && length(objects) > 0],
    var.kms_statements,
  )
}

module "run" {
  source = "../function"

  name                 = "${var.prefix}-run"
  description          = "Submits a run where something is stale, as fleet emr submit does."
  account              = var.account
  package              = var.packages.run
  architecture         = var.architecture
  memory_mebibytes     = 512
  timeout_seconds      = 300
  log_days             = var.log_days
  vpc                  = contains(var.functions_in_network, "run") ? var.vpc : null
  reserved_concurrency = var.reserve_concurrency ? 1 : -1
  environment          = { FLEET_SOURCE = "run", FLEET_LAKE = "s3://${var.buckets.lake}" }
  statements           = concat(var.submit_statements, var.kms_statements)
}

# A schedule calls landers again by itself, and soon: Lambda's own tries would only repeat what failed a minute ago. Runs are submitted once a day, say, and submitting again does no harm.
resource "aws_lambda_function_event_invoke_config" "scheduled" {
  for_each = merge({ for source, function in module.called : source => function.name }, { run = module.run.name })

  function_name                = each.value
  maximum_retry_attempts       = each.key == "run" ? 2 : 0
  maximum_event_age_in_seconds = each.key == "run" ? 3600 : 300
}
