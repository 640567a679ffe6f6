# Off unless asked for, each by its variable.

module "network" {
  source = "./modules/network"
  count  = var.network == null ? 0 : 1

  name      = var.prefix
  account   = local.account
  cidr      = var.network.cidr
  zones     = var.network.zones
  endpoints = var.network.endpoints
  emr_tag   = module.emr.managed_tag
}

locals {
  cluster_vpc = (
    var.network != null ? { id = module.network[0].vpc_id } :
    var.cluster.vpc_id != null ? { id = var.cluster.vpc_id } : null
  )

  serverless = one([for wanted in [var.serverless] : {
    release            = wanted.release
    maximum_cpus       = wanted.maximum_cpus
    idle_minutes       = wanted.idle_minutes
    architecture       = var.cluster.architecture
    subnet_ids         = var.network == null ? null : module.network[0].subnet_ids
    security_group_ids = var.network == null ? null : [module.network[0].functions_security_group_id]
  } if wanted != null])
}

module "registry_database" {
  source = "./modules/registry_database"
  count  = var.registry_database == null ? 0 : 1

  name                   = "${var.prefix}-registry"
  vpc_id                 = module.network[0].vpc_id
  subnet_ids             = module.network[0].subnet_ids
  client_security_groups = { functions = module.network[0].functions_security_group_id }
  engine_version         = var.registry_database.engine_version
  instance_class         = var.registry_database.instance_class
  storage_gibibytes      = var.registry_database.storage_gibibytes
  multi_az               = var.registry_database.multi_az
  backup_days            = var.registry_database.backup_days
  kms_key_arn            = var.kms_key_arn
  destroy_data           = var.destroy_data
}

# What an operator pushes has a queue and a function of its own: one that cannot be landed must not hold positions up.
module "pushed_tags" {
  source = "./modules/queue"
  count  = try(contains(var.push_api.paths, "tags"), false) ? 1 : 0

  name                       = "${var.prefix}-tags-pushed"
  account                    = local.account
  visibility_timeout_seconds = 6 * var.queue_timeout_seconds + var.queue_batch_seconds
  max_receives               = var.queue_max_receives
}

module "push_api" {
  source = "./modules/push_api"
  count  = var.push_api == null ? 0 : 1

  name                = var.prefix
  account             = local.account
  requests_per_second = var.push_api.requests_per_second
  log_days            = var.log_days
  queues = merge(
    { for queue in [module.positions] : "positions" => { arn = queue.arn, url = queue.url } if contains(var.push_api.paths, "positions") },
    { for queue in module.pushed_tags : "tags" => { arn = queue.arn, url = queue.url } },
  )
}

module "cognito" {
  source = "./modules/cognito"
  count  = var.cognito == null ? 0 : 1

  name          = var.prefix
  policy_arn    = module.people.policy_arns.analysts
  callback_urls = var.cognito.callback_urls
  destroy_data  = var.destroy_data
}
