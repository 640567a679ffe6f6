# What the base module makes, held to what it promises. Nothing is made: AWS is mocked. A policy is read as text: outputs role_policies.

mock_provider "aws" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  prefix        = "fleet-test"
  region        = "us-east-1"
  queue_package = "tests/empty.zip"
  calls_package = "tests/empty.zip"
}

# One plan for all, since a plan takes some seconds.
run "base" {
  command = plan

  assert {
    condition     = length(setsubtract(["raw-gps", "raw-tags", "raw-bank", "raw-fleet", "raw-places", "curated", "restricted", "lake", "logs", "athena"], keys(module.storage.protection))) == 0
    error_message = "A bucket is missing."
  }

  assert {
    condition     = alltrue([for bucket in module.storage.protection : bucket.is_private && bucket.ownership == "BucketOwnerEnforced"])
    error_message = "A bucket can be made public."
  }

  assert {
    condition     = alltrue([for bucket in module.storage.protection : bucket.versioning == "Enabled" && bucket.encryption == "AES256"])
    error_message = "A bucket keeps no versions, or is not encrypted."
  }

  assert {
    condition = alltrue([for use, bucket in module.storage.protection : anytrue([for s in jsondecode(bucket.policy).Statement :
    s.Effect == "Deny" && s.Principal == "*" && s.Action == "s3:*" && try(s.Condition.Bool["aws:SecureTransport"], "") == "false" && length(s.Resource) == 2])])
    error_message = "A bucket answers without TLS."
  }

  assert {
    condition     = alltrue([for policy in module.positions.policies : anytrue([for s in jsondecode(policy).Statement : s.Effect == "Deny" && try(s.Condition.Bool["aws:SecureTransport"], "") == "false"])])
    error_message = "A queue answers without TLS."
  }

  # What is optional makes nothing.
  assert {
    condition     = length(module.network) + length(module.registry_database) + length(module.push_api) + length(module.pushed_tags) + length(module.cognito) == 0 && module.emr.serverless_application == null && length(module.emr.security_groups) == 0
    error_message = "Something optional is made that nobody asked for."
  }

  # The files that programs read.
  assert {
    condition = yamldecode(output.files["settings.yaml"]).roots == {
      raw = "s3://fleet-test-raw-{source}", curated = "s3://fleet-test-curated", restricted = "s3://fleet-test-restricted"
    }
    error_message = "settings.yaml names other roots."
  }

  assert {
    condition     = length(setsubtract(["packages", "logs", "cluster", "topic", "catalog", "athena"], keys(yamldecode(output.files["emr.yaml"])))) == 0 && !contains(keys(yamldecode(output.files["emr.yaml"])), "serverless")
    error_message = "emr.yaml lacks a part, or has one too many."
  }

  assert {
    condition     = yamldecode(output.files["emr.yaml"]).cluster.tags["for-use-with-amazon-emr-managed-policies"] == "true" && yamldecode(output.files["emr.yaml"]).cluster.tags["fleetspark-lake"] == "fleet-test"
    error_message = "The cluster lacks a tag by which EMR's role, or that of who submits, may use it."
  }

  # docs/cost.md counts a run's idle minutes.
  assert {
    condition     = yamldecode(output.files["emr.yaml"]).cluster.idle_minutes == 5
    error_message = "A cluster waits for another run longer than docs/cost.md counts."
  }

  # Athena ends what reads too much.
  assert {
    condition     = alltrue([for limit in module.athena.limits : limit == 10737418240])
    error_message = "A work group has another limit than the one that was asked for."
  }

  # Each role may do what it is for.

  assert {
    condition = alltrue([for source in ["gps", "tags", "bank", "fleet"] : alltrue(flatten([for s in jsondecode(output.role_policies["function-${source}"]).Statement : [for resource in flatten([s.Resource]) :
      !startswith(resource, "arn:aws:s3:::") || contains(["arn:aws:s3:::fleet-test-raw-${source}", "arn:aws:s3:::fleet-test-raw-${source}/*"], resource) || resource == "arn:aws:s3:::fleet-test-lake/landing.yaml"
    ]]))])
    error_message = "A lander's role names another bucket than its source's."
  }

  assert {
    condition = alltrue([for source in ["tags", "bank", "fleet"] : [for s in jsondecode(output.role_policies["function-${source}"]).Statement : s.Resource if s.Sid == "Secret"] ==
    [["arn:aws:secretsmanager:us-east-1:123456789012:secret:fleet-test/${source}-??????"]]])
    error_message = "A lander's role reads another secret than its source's."
  }

  # No role has an action or a resource without a name, but for calls to which AWS gives no resource.
  assert {
    condition = alltrue(flatten([for name, policy in output.role_policies : [for s in jsondecode(policy).Statement : [
      alltrue([for action in flatten([s.Action]) : !endswith(action, "*")]),
      s.Resource != "*" || contains(["FindClusters", "Metrics"], s.Sid),
    ]]]))
    error_message = "A role may do too much."
  }

  assert {
    condition     = [for s in jsondecode(output.role_policies["emr-instance"]).Statement : s.Condition if contains(s.Action, "cloudwatch:PutMetricData")] == [{ StringEquals = { "cloudwatch:namespace" = "FleetSpark" } }]
    error_message = "A run may write metrics of another namespace."
  }

  # A run may ask what its own lake's clusters took, and an operator may read it.
  assert {
    condition = ([for s in jsondecode(output.role_policies["emr-instance"]).Statement : s.Condition if contains(flatten([s.Action]), "elasticmapreduce:ListInstances")] == [{ StringEquals = { "aws:ResourceTag/fleetspark-lake" = "fleet-test" } }] &&
    contains(flatten([for s in jsondecode(output.role_policies["operator"]).Statement : s.Resource if s.Sid == "ReadReports"]), "arn:aws:s3:::fleet-test-curated/_usage/*"))
    error_message = "A run cannot find out what it took, or may look at other clusters, or its operators cannot read it."
  }

  # What was published stays: only what nobody reads can be deleted.
  assert {
    condition = toset(flatten([for policy in output.role_policies : [for s in jsondecode(policy).Statement : s.Resource if contains(flatten([s.Action]), "s3:DeleteObject")]])) == toset(
    flatten([for use in ["curated", "restricted"] : ["arn:aws:s3:::fleet-test-${use}/_scratch/*", "arn:aws:s3:::fleet-test-${use}/_staged/*"]]))
    error_message = "A role may delete what is read."
  }

  assert {
    condition = alltrue(flatten([for name in ["function-run", "operator"] : [for s in jsondecode(output.role_policies[name]).Statement : toset(s.Resource) == toset(
    ["arn:aws:iam::123456789012:role/fleet-test-emr-service", "arn:aws:iam::123456789012:role/fleet-test-emr-instance"]) if contains(s.Action, "iam:PassRole")]]))
    error_message = "Another role than EMR's can be passed on."
  }

  # Analysts see tables: nothing staged, nothing restricted, nothing internal, no raw bucket.
  assert {
    condition = alltrue(flatten([for s in jsondecode(output.role_policies["analysts"]).Statement : [for resource in flatten([s.Resource]) :
    !can(regex("_staged|_scratch|-restricted|fleet_restricted|fleet_internal|-raw-|-logs|drivers", resource)) && resource != "arn:aws:s3:::fleet-test-curated/*"]]))
    error_message = "Analysts may read what is not for them."
  }

  assert {
    condition = toset([for resource in flatten([for s in jsondecode(output.role_policies["analysts"]).Statement : s.Resource]) : resource if can(regex("-lake", resource))]) == toset(
    concat(["arn:aws:s3:::fleet-test-lake"], [for key in ["settings", "emr", "prices"] : "arn:aws:s3:::fleet-test-lake/${key}.yaml"]))
    error_message = "Analysts read other files of the lake's place than those that fleet sql reads."
  }

  assert {
    condition     = contains(flatten([for s in jsondecode(output.role_policies["analysts"]).Statement : s.Resource if s.Sid == "ReadTables"]), "arn:aws:s3:::fleet-test-curated/truck_days/*")
    error_message = "Analysts cannot read the tables."
  }

  assert {
    condition = (contains(flatten([for s in jsondecode(output.role_policies["analysts-restricted"]).Statement : s.Resource if s.Sid == "ReadTables"]), "arn:aws:s3:::fleet-test-restricted/drivers/*") &&
      contains(flatten([for s in jsondecode(output.role_policies["analysts-restricted"]).Statement : s.Resource if s.Sid == "Catalog"]), "arn:aws:glue:us-east-1:123456789012:table/fleet_restricted/*") &&
    !can(regex("_staged|fleet_internal|-raw-", output.role_policies["analysts-restricted"])))
    error_message = "Who may see drivers' names cannot, or sees more."
  }

  # The results of a query are as secret as what it read.
  assert {
    condition     = join(" ", regexall("fleet-test-athena/[^\"]*", output.role_policies["analysts"])) == "fleet-test-athena/analysts/*" && !can(regex("workgroup/fleet-test-restricted", output.role_policies["analysts"]))
    error_message = "Analysts may read results of those who see drivers' names."
  }

  # AWS's limits: 6,144 signs of a policy that is attached, 10,240 of one within a role.
  assert {
    condition     = alltrue([for name, policy in output.role_policies : length(policy) <= (contains(["analysts", "analysts-restricted", "operator"], name) ? 6144 : 10240)])
    error_message = "A policy is too long: ${jsonencode({ for name, policy in output.role_policies : name => length(policy) })}."
  }

  # Every cause that is worth being told has its alarm, and each tells the topic.
  assert {
    condition = length(setsubtract([
      "missed-run", "failed-run", "unbalanced-run", "gps-queue-growing", "gps-queue-late", "gps-dead-letter", "schedules-dead-letter", "failed-step", "failed-cluster",
      "rejected-gps", "rejected-tags", "rejected-bank", "rejected-fleet", "rejected-places", "gps-function-failed", "tags-function-failed", "bank-function-failed",
      "fleet-function-failed", "run-function-failed", "check-truck_days", "check-gps_positions", "check-drivers",
    ], keys(output.alarms))) == 0
    error_message = "A cause has no alarm."
  }

  assert {
    condition     = toset([for cause in keys(output.alarms) : cause if startswith(cause, "check-")]) == toset([for file in fileset("../../spark-jobs", "tables/*/table.yaml") : "check-${basename(dirname(file))}"])
    error_message = "The alarms of checks are not those of the tables."
  }

  assert {
    condition     = module.alarms.alarms["missed-run"].hours == 26 && module.alarms.alarms["missed-run"].missing == "breaching" && alltrue([for cause, alarm in module.alarms.alarms : alarm.missing == "notBreaching" if cause != "missed-run"])
    error_message = "A missed daily run is not found after 26 hours, or silence is told as a fault where it is none."
  }

  assert {
    condition     = { for name in ["gps", "tags", "bank", "fleet", "run"] : name => module.alarms.alarms["${name}-function-failed"].hours } == { gps = 0.5, tags = 0.5, bank = 0.5, fleet = 0.25, run = 0.25 }
    error_message = "A function that is called hourly would never fail in two quarters of an hour in a row."
  }

  # Each schedule's role calls its own function.
  assert {
    condition = alltrue([for name in ["tags", "bank", "fleet", "run"] : [for s in jsondecode(output.role_policies["schedule-${name}"]).Statement : s.Resource if s.Sid == "Call"] ==
    ["arn:aws:lambda:us-east-1:123456789012:function:fleet-test-${name}"]])
    error_message = "A schedule may call another function than its own."
  }

  # docs/cost.md counts as many, and those of checks twice, since they have two metrics each.
  assert {
    condition     = length(output.alarms) == 14 + length(fileset("../../spark-jobs", "sources/*/source.yaml")) + length(fileset("../../spark-jobs", "tables/*/table.yaml"))
    error_message = "There are ${length(output.alarms)} alarms: count them in tests/FleetSpark.Testing/Costs/CompanyMonth.cs too."
  }

  # More than 50 metrics of a dashboard are paid for.
  assert {
    condition     = module.dashboard.metric_count <= 50
    error_message = "The dashboard shows ${module.dashboard.metric_count} metrics."
  }
}
