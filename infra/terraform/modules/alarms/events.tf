# What EMR tells of steps and clusters of this lake, which begin with its name.

locals {
  events = {
    step = {
      text    = "A step of ${var.cluster_name} failed. fleet emr logs shows its output."
      pattern = { source = ["aws.emr"], detail-type = ["EMR Step Status Change"], detail = { state = ["FAILED"], name = [{ prefix = var.cluster_name }] } }
      says    = "Step <step> of cluster <cluster> failed."
      paths   = { step = "$.detail.name", cluster = "$.detail.clusterId" }
    }
    cluster = {
      text    = "A cluster of ${var.cluster_name} ended by a fault."
      pattern = { source = ["aws.emr"], detail-type = ["EMR Cluster State Change"], detail = { state = ["TERMINATED_WITH_ERRORS"], name = [{ prefix = var.cluster_name }] } }
      says    = "Cluster <cluster> ended by a fault: <reason>."
      paths   = { cluster = "$.detail.clusterId", reason = "$.detail.stateChangeReason" }
    }
  }
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
