# The base: buckets, a queue, functions and their schedules, what clusters need, the catalog, Athena, secrets, people's roles, alarms. Nothing in it costs while it
# idles, but what is stored, secrets and alarms. What is optional: optional.tf.

module "storage" {
  source = "./modules/storage"

  names                            = local.buckets
  files                            = local.files
  partition                        = local.account.partition
  destroy_data                     = var.destroy_data
  kms_key_arn                      = var.kms_key_arn
  noncurrent_days                  = var.noncurrent_days
  raw_infrequent_access_after_days = var.raw_infrequent_access_after_days
  log_days                         = var.log_days
  result_days                      = var.result_days
}

module "positions" {
  source = "./modules/queue"

  name        = "${var.prefix}-positions"
  account     = local.account
  sender_arns = var.position_sender_arns
  # Else a message that waits in a batch comes a second time within it.
  visibility_timeout_seconds = 6 * var.queue_timeout_seconds + var.queue_batch_seconds
  max_receives               = var.queue_max_receives
}

module "policy_parts" {
  source = "./modules/policy_parts"

  account                    = local.account
  dns_suffix                 = data.aws_partition.this.dns_suffix
  buckets                    = local.buckets
  databases                  = var.databases
  cluster_tags               = local.lake_tag
  emr_roles                  = local.role_arns
  serverless_enabled         = var.serverless != null
  serverless_application_arn = local.serverless_application_arn
  topic_arn                  = module.notifications.topic_arn
  kms_key_arn                = var.kms_key_arn
}

module "secrets" {
  source = "./modules/secrets"

  store         = var.secret_store
  names         = merge({ for source in local.called_sources : source => "${var.prefix}/${source}" }, var.secret_names)
  account       = local.account
  recovery_days = var.secret_recovery_days
  kms_key_arn   = var.kms_key_arn
}

module "functions" {
  source = "./modules/functions"

  prefix       = var.prefix
  account      = local.account
  packages     = { queue = var.queue_package, calls = var.calls_package, run = var.queue_package }
  architecture = var.function_architecture
  buckets      = { raw = local.buckets.raw, lake = local.buckets.lake }
  queues = merge(
    { gps = { source = "gps", arn = module.positions.arn, ready_arn = module.positions.ready_arn, timeout_seconds = var.queue_timeout_seconds, batch_seconds = var.queue_batch_seconds } },
    { for queue in module.pushed_tags : "tags-pushed" => { source = "tags", arn = queue.arn, ready_arn = queue.ready_arn, timeout_seconds = var.queue_timeout_seconds, batch_seconds = var.queue_batch_seconds } },
  )
  called_sources       = local.called_sources
  company_zone         = var.company_zone
  secrets              = module.secrets.access
  registry_object_arns = var.registry_object_arns
  submit_statements    = module.policy_parts.submit
  kms_statements       = module.policy_parts.kms
  reserve_concurrency  = var.reserve_concurrency
  log_days             = var.log_days
  vpc                  = local.functions_vpc
  functions_in_network = local.functions_in_network
}

module "emr" {
  source = "./modules/emr"

  name              = var.prefix
  account           = local.account
  role_names        = local.role_names
  run_statements    = module.policy_parts.run
  kms_key_arn       = var.kms_key_arn
  certificates      = var.cluster.certificates
  vpc               = local.cluster_vpc
  tagged_subnet_ids = toset(var.cluster.subnet_ids)
  serverless        = local.serverless
}

module "catalog" {
  source = "./modules/catalog"

  databases = var.databases
}

module "athena" {
  source = "./modules/athena"

  work_groups = {
    analysts   = { name = var.prefix, description = "Queries of analysts." }
    restricted = { name = "${var.prefix}-restricted", description = "Queries of those who may see drivers' names." }
  }
  bucket           = module.storage.athena_bucket
  account_id       = local.account.id
  scan_limit_bytes = var.athena_scan_limit_bytes
  kms_key_arn      = var.kms_key_arn
  destroy_data     = var.destroy_data
}

module "people" {
  source = "./modules/people"

  names                      = { analysts = "${var.prefix}-analysts", restricted = "${var.prefix}-analysts-restricted", operator = "${var.prefix}-operator" }
  account                    = local.account
  principals                 = var.principals
  buckets                    = local.buckets
  hand_landed_sources        = local.hand_landed_sources
  databases                  = var.databases
  tables                     = setsubtract(local.all_tables, local.restricted_tables)
  restricted_tables          = local.restricted_tables
  work_groups                = { analysts = var.prefix, restricted = "${var.prefix}-restricted" }
  cluster_tags               = local.lake_tag
  submit_statements          = module.policy_parts.submit
  sync_statements            = module.policy_parts.sync
  kms_statements             = module.policy_parts.kms
  serverless_enabled         = var.serverless != null
  serverless_application_arn = local.serverless_application_arn
}
