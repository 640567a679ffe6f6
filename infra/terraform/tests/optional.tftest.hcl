# All that is optional, at once.

mock_provider "aws" {
  source          = "./tests/mocks"
  override_during = plan
}

run "everything" {
  command = plan

  variables {
    prefix            = "fleet-test"
    region            = "us-east-1"
    queue_package     = "tests/empty.zip"
    calls_package     = "tests/empty.zip"
    kms_key_arn       = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000000"
    secret_store      = "ssm"
    run_schedule      = "rate(1 hour)"
    run_every_hours   = 1
    landing_file      = "tests/landing.yaml"
    serverless        = {}
    network           = {}
    registry_database = {}
    push_api          = { paths = ["positions", "tags"] }
    cognito           = {}
  }

  assert {
    condition     = alltrue([for bucket in module.storage.protection : bucket.encryption == "aws:kms"])
    error_message = "A bucket does not use the customer's key."
  }

  assert {
    condition = alltrue([for name in ["function-gps", "function-run", "emr-instance", "emr-serverless", "analysts", "operator"] :
    anytrue([for s in jsondecode(output.role_policies[name]).Statement : contains(flatten([s.Action]), "kms:Decrypt")])])
    error_message = "A role cannot use the customer's key."
  }

  # EC2 encrypts a cluster's volumes by it under a grant, and each machine its own disks.
  assert {
    condition = alltrue([for name in ["emr-service", "emr-instance"] :
      anytrue([for s in jsondecode(output.role_policies[name]).Statement : contains(flatten([s.Action]), "kms:GenerateDataKeyWithoutPlaintext") && !can(s.Condition)])]) && anytrue([
    for s in jsondecode(output.role_policies["emr-service"]).Statement : flatten([s.Action]) == ["kms:CreateGrant"] && can(s.Condition.Bool["kms:GrantIsForAWSResource"])])
    error_message = "A cluster with disks of the customer's key could not be made."
  }

  assert {
    condition     = contains(flatten([for s in jsondecode(output.role_policies["function-tags"]).Statement : s.Condition.StringEquals["kms:ViaService"] if s.Sid == "CustomerKey"]), "ssm.us-east-1.amazonaws.com")
    error_message = "A lander could not read a parameter of the customer's key."
  }

  assert {
    condition     = contains(keys(output.alarms), "failed-job-run")
    error_message = "Nobody is told of a job run of EMR Serverless that failed."
  }

  # An hourly run is missed after three hours.
  assert {
    condition     = module.alarms.alarms["missed-run"].hours == 3
    error_message = "A missed hourly run is found after ${module.alarms.alarms["missed-run"].hours} hours."
  }

  assert {
    condition     = output.secrets == { tags = "/fleet-test/tags", bank = "/fleet-test/bank", fleet = "/fleet-test/fleet" } && output.files["landing.yaml"] == file("tests/landing.yaml")
    error_message = "landing.yaml, or where its secrets are, is another one."
  }

  assert {
    condition     = yamldecode(output.files["emr.yaml"]).serverless.application_id == "00example" && length(yamldecode(output.files["emr.yaml"]).cluster.subnet_ids) == 2 && keys(yamldecode(output.files["emr.yaml"]).cluster.managed_security_groups) == ["core", "primary", "service_access"]
    error_message = "emr.yaml does not name what is optional."
  }

  assert {
    condition     = contains(keys(output.alarms), "tags-pushed-dead-letter") && [for s in jsondecode(output.role_policies["push"]).Statement : s.Resource] == [["arn:aws:sqs:us-east-1:123456789012:fleet-test-positions", "arn:aws:sqs:us-east-1:123456789012:fleet-test-tags-pushed"]]
    error_message = "What is pushed goes elsewhere, or nobody is told of what cannot be landed."
  }

  # Nothing leaves the account by the endpoint.
  assert {
    condition     = [for s in jsondecode(module.network[0].s3_policy).Statement : try(s.Condition.StringEquals["s3:ResourceAccount"], "") if s.Action == "s3:*"] == ["123456789012"]
    error_message = "S3's endpoint reaches buckets of others."
  }

  assert {
    condition     = alltrue([for name, policy in output.role_policies : length(policy) <= (contains(["analysts", "analysts-restricted", "operator"], name) ? 6144 : 10240)])
    error_message = "A policy is too long: ${jsonencode({ for name, policy in output.role_policies : name => length(policy) })}."
  }
}
