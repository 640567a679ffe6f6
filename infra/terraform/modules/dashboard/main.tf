# One page: from the queue to the tables. Rows of two charts, each half of the page wide. It shows less than 50 metrics: with more it would cost while it idles. Checks
# that warn stand among the alarms.

locals {
  landed = { for metric in ["Records", "Refused", "Bytes", "Duration"] : metric => [for source in var.landed_sources : ["FleetSpark", metric, "Source", source, { label = source }]] }

  charts = [
    { title = "Records landed", stat = "Sum", period = 300, metrics = local.landed.Records },
    { title = "Refused: no records", stat = "Sum", period = 300, metrics = local.landed.Refused },
    {
      title = "Messages waiting", stat = "Maximum", period = 300
      metrics = concat(
        [for queue in var.queues : ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue, { label = queue }]],
        [for queue in var.dead_letter_queues : ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue, { label = queue }]],
      )
    },
    {
      title = "Age of the oldest message, seconds", stat = "Maximum", period = 300
      metrics = concat(
        [for queue in var.queues : ["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", queue, { label = "${queue}, waiting" }]],
        [["FleetSpark", "OldestMessageAge", "Source", "gps", { label = "when it was put" }]],
      )
    },
    { title = "Landing, seconds a call", stat = "Maximum", period = 300, metrics = local.landed.Duration },
    { title = "Bytes landed", stat = "Sum", period = 3600, metrics = local.landed.Bytes },
    { title = "Functions: calls that failed", stat = "Sum", period = 300, metrics = [for function in var.functions : ["AWS/Lambda", "Errors", "FunctionName", function, { label = function }]] },
    { title = "Runs", stat = "Sum", period = 3600, metrics = [["FleetSpark", "Runs", { label = "completed" }], ["FleetSpark", "FailedRuns", { label = "failed" }], ["FleetSpark", "Unbalanced", { label = "sources out of balance" }]] },
    { title = "Rejected, percent of what landed", stat = "Maximum", period = 3600, metrics = [for source in var.sources : ["FleetSpark", "RejectedShare", "Source", source, { label = source }]] },
    { title = "Checks that failed", stat = "Maximum", period = 3600, metrics = [for table in var.tables : ["FleetSpark", "FailedChecks", "Table", table, { label = table }]] },
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = concat(
      [{ type = "alarm", x = 0, y = 0, width = 24, height = 4, properties = { title = "Alarms", alarms = var.alarm_arns } }],
      [for i, chart in local.charts : {
        type       = "metric"
        x          = i % 2 * 12
        y          = 4 + floor(i / 2) * 6
        width      = 12
        height     = 6
        properties = merge(chart, { region = var.region, view = "timeSeries" })
      }],
      [{
        type   = "log"
        x      = 0
        y      = 4 + ceil(length(local.charts) / 2) * 6
        width  = 24
        height = 6
        properties = {
          title  = "What failed"
          region = var.region
          view   = "table"
          query  = "${join(" | ", [for group in var.log_groups : "SOURCE '${group}'"])} | fields at, source, code, message | filter event = 'failed' | sort @timestamp desc | limit 50"
        }
      }],
    )
  })
}
