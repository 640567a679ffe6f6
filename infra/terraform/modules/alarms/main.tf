resource "aws_cloudwatch_metric_alarm" "cause" {
  for_each = local.causes

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.text
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  period              = each.value.period
  evaluation_periods  = each.value.periods
  datapoints_to_alarm = each.value.periods
  comparison_operator = each.value.operator
  threshold           = each.value.threshold
  treat_missing_data  = each.value.missing

  alarm_actions = [var.topic_arn]
  ok_actions    = [var.topic_arn]
}

# An alarm a table, so that its name says which one: failed and warning checks together. The run itself sends table and day to the same topic.
resource "aws_cloudwatch_metric_alarm" "check" {
  for_each = var.tables

  alarm_name          = "${var.name}-check-${each.key}"
  alarm_description   = "Checks of the table ${each.key} found rows. spark-jobs/tables/${each.key}/checks.sql says what such a row means."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "found"
    label       = "checks that found rows"
    expression  = "FILL(failed, 0) + FILL(warned, 0)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { failed = "FailedChecks", warned = "WarnedChecks" }
    content {
      id = metric_query.key

      metric {
        namespace   = "FleetSpark"
        metric_name = metric_query.value
        dimensions  = { Table = each.key }
        stat        = "Maximum"
        period      = 3600
      }
    }
  }

  alarm_actions = [var.topic_arn]
  ok_actions    = [var.topic_arn]
}
