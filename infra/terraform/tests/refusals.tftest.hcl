# What is refused before anything is planned, all faults at once.

mock_provider "aws" {
  source = "./tests/mocks"
}

run "values_out_of_range" {
  command = plan

  variables {
    prefix                           = "Fleet_"
    region                           = "brazil"
    aws_endpoint_url                 = "127.0.0.1:5555"
    tags                             = { "aws:owner" = "example" }
    company_zone                     = "GMT-3 Brasilia"
    currency                         = "real"
    kms_key_arn                      = "alias/lake"
    noncurrent_days                  = 0
    raw_infrequent_access_after_days = 7
    log_days                         = 29
    result_days                      = 0
    databases                        = { tables = "fleet", restricted = "fleet", internal = "fleet_internal" }
    athena_scan_limit_bytes          = 1
    queue_package                    = "queue"
    calls_package                    = "calls"
    function_architecture            = "arm"
    landing_file                     = "tests/none.yaml"
    queue_batch_seconds              = 301
    queue_timeout_seconds            = 901
    queue_max_receives               = 1
    position_sender_arns             = ["*"]
    registry_object_arns             = ["arn:aws:s3:::*/registry.csv"]
    landing_schedules                = { places = "rate(1 day)" }
    secret_store                     = "file"
    secret_names                     = { gps = "none" }
    secret_recovery_days             = 3
    run_schedule                     = "daily"
    run_every_hours                  = 0
    cluster                          = { release = "emr-6.15.0", architecture = "arm", maximum_units = 0, idle_minutes = 0, subnet_ids = ["subnet-0123456789abcdef0"] }
    tables                           = []
    rejected_share_percent           = { gps = 5 }
    queue_backlog_alarm              = 0
    alarm_emails                     = ["nobody"]
    principals                       = { analysts = ["*"] }
    serverless                       = { maximum_cpus = 1 }
    push_api                         = { paths = ["bank"] }
    cognito                          = { callback_urls = ["http://example.com/"] }
  }

  expect_failures = [
    var.prefix, var.region, var.aws_endpoint_url, var.tags, var.company_zone, var.currency, var.kms_key_arn, var.noncurrent_days, var.raw_infrequent_access_after_days,
    var.log_days, var.result_days, var.databases, var.athena_scan_limit_bytes, var.queue_package, var.calls_package, var.function_architecture,
    var.landing_file, var.queue_batch_seconds, var.queue_timeout_seconds, var.queue_max_receives, var.position_sender_arns, var.registry_object_arns,
    var.landing_schedules, var.secret_store, var.secret_names, var.secret_recovery_days, var.run_schedule, var.run_every_hours, var.cluster, var.tables,
    var.rejected_share_percent, var.queue_backlog_alarm, var.alarm_emails, var.principals, var.serverless, var.push_api,
    var.cognito,
  ]
}

# What is held to something else, which must itself be right to be looked at.
run "what_does_not_go_together" {
  command = plan

  variables {
    prefix                  = "fleet-test"
    queue_age_alarm_seconds = 60
    registry_database       = {}
  }

  expect_failures = [var.queue_age_alarm_seconds, var.registry_database]
}

run "network_of_the_bank" {
  command = plan

  variables {
    prefix  = "fleet-test"
    network = { functions = ["bank"] }
  }

  expect_failures = [var.network]
}
