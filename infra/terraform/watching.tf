# Schedules, alarms and the dashboard.

# What a schedule could not bring to its function.
module "missed_calls" {
  source = "./modules/queue"

  name                       = "${var.prefix}-missed-calls"
  account                    = local.account
  visibility_timeout_seconds = 30
}

module "schedules" {
  source = "./modules/schedules"

  name            = var.prefix
  account         = local.account
  time_zone       = var.company_zone
  enabled         = var.schedules_enabled
  dead_letter_arn = module.missed_calls.arn
  schedules = merge(
    { for source, expression in var.landing_schedules : source => {
      description   = "Lands ${source}."
      expression    = expression
      function_arn  = module.functions.landers[source].arn
      retry_seconds = 300
    } },
    { run = {
      description   = "Submits a run."
      expression    = var.run_schedule
      function_arn  = module.functions.run.arn
      retry_seconds = 3600
    } },
  )
}

module "notifications" {
  source = "./modules/notifications"

  name    = var.prefix
  account = local.account
  emails  = var.alarm_emails
}

locals {
  queues      = merge({ gps = module.positions }, { for queue in module.pushed_tags : "tags-pushed" => queue })
  functions   = merge({ for name, function in module.functions.landers : name => function.name }, { run = module.functions.run.name })
  dead_queues = merge({ for key, queue in local.queues : key => queue.dead_name }, { schedules = module.missed_calls.name })
}

module "alarms" {
  source = "./modules/alarms"

  name                      = var.prefix
  topic_arn                 = module.notifications.topic
  cluster_name              = var.prefix
  serverless_enabled        = var.serverless != null
  serverless_application_id = one(module.emr.serverless_application[*].id)
  run_every_hours           = var.run_every_hours
  rejected_share_percent    = { for source in local.sources : source => lookup(var.rejected_share_percent, source, var.rejected_share_percent["default"]) }
  queues                    = { for key, queue in local.queues : key => { name = queue.name } }
  queue_age_seconds         = var.queue_age_alarm_seconds
  queue_backlog             = var.queue_backlog_alarm
  dead_letter_queues        = local.dead_queues
  functions                 = local.functions
  # A quarter of an hour without a call follows a call that failed where the next one comes later.
  functions_told_at_once = setunion(["run"], [for source, expression in var.landing_schedules : source if !can(regex("^rate\\((1 minute|[2-9] minutes|1[0-5] minutes)\\)$", expression))])
  tables                 = local.tables
}

module "dashboard" {
  source = "./modules/dashboard"

  name               = var.prefix
  region             = var.region
  landed_sources     = sort(setunion(local.queued_sources, local.called_sources))
  sources            = sort(local.sources)
  tables             = sort(local.tables)
  queues             = sort([for queue in local.queues : queue.name])
  dead_letter_queues = sort(values(local.dead_queues))
  functions          = sort(values(local.functions))
  log_groups         = sort(concat([for function in values(module.functions.landers) : function.log_group], [module.functions.run.log_group]))
  alarm_arns         = values(module.alarms.arns)
}
