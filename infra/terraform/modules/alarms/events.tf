# What EMR tells of this lake's clusters, which have its name, of their steps, which begin with it and a hyphen, and of job runs of its serverless application.

locals {
  events = merge({
    step = {
      text    = "A step of ${var.cluster_name} failed. fleet emr logs shows its output."
      pattern = { source = ["aws.emr"], detail-type = ["EMR Step Status Change"], detail = { state = ["FAILED"], name = [{ prefix = "${var.cluster_name}-" }] } }
      says    = "Step <step> of cluster <cluster> failed."
      paths   = { step = "$.detail.name", cluster = "$.detail.clusterId" }
    }
    cluster = {
      text    = "A cluster of ${var.cluster_name} ended by a fault."
      pattern = { source = ["aws.emr"], detail-type = ["EMR Cluster State Change"], detail = { state = ["TERMINATED_WITH_ERRORS"], name = [var.cluster_name] } }
      says    = "Cluster <cluster> ended by a fault: <reason>."
      paths   = { cluster = "$.detail.clusterId", reason = "$.detail.stateChangeReason" }
    }
    }, { for key in ["job-run"] : key => {
      text    = "A job run of ${var.cluster_name} failed on EMR Serverless. fleet emr logs --serverless shows its output."
      pattern = { source = ["aws.emr-serverless"], detail-type = ["EMR Serverless Job Run State Change"], detail = { state = ["FAILED"], applicationId = [var.serverless_application_id] } }
      says    = "Job run <run> of the application <application> failed."
      paths   = { run = "$.detail.jobRunId", application = "$.detail.applicationId" }
    } if var.serverless_enabled
  })
}

resource "aws_cloudwatch_event_rule" "emr" {
  for_each = local.events

  name          = "${var.name}-failed-${each.key}"
  description   = each.value.text
  event_pattern = jsonencode(each.value.pattern)
}

# Beside the alarm, which says how many: which step of which cluster it was.
resource "aws_cloudwatch_event_target" "topic" {
  for_each = local.events

  rule = aws_cloudwatch_event_rule.emr[each.key].name
  arn  = var.topic_arn

  input_transformer {
    input_paths = each.value.paths
    # Not by jsonencode, which escapes the angle brackets that EventBridge looks for.
    input_template = "\"${each.value.says}\""
  }
}
