# What is worth being told, a cause an alarm. Docs of the metrics: docs/functions.md (landing), docs/watching.md (runs).

locals {
  # Runs tell now and then, so that an alarm on what they tell looks at one hour: it is raised by each run that tells something bad, and ends by itself, whether or
  # not the next one says that all is well.
  by_run = { namespace = "FleetSpark", statistic = "Maximum", period = 3600, periods = 1, missing = "notBreaching" }

  run_causes = {
    # Hours without any run are hours without data, so what is missing is the alarm. As many hours as lie between runs, and two for the run itself: 26 of a daily
    # one. It is raised on the day when all this is made too, until the first run is done.
    missed-run = merge(local.by_run, {
      text    = "No run was completed for ${var.run_every_hours + 2} hours.", metric = "Runs", dimensions = {}, statistic = "Sum", operator = "LessThanThreshold", threshold = 1,
      periods = var.run_every_hours + 2, missing = "breaching"
    })
    failed-run = merge(local.by_run, {
      text = "A run failed; nothing of it was published.", metric = "FailedRuns", dimensions = {}, operator = "GreaterThanThreshold", threshold = 0
    })
    unbalanced-run = merge(local.by_run, {
      text = "Sources do not balance: records would be lost or doubled. Nothing was published.", metric = "Unbalanced", dimensions = {}, operator = "GreaterThanThreshold", threshold = 0
    })
  }

  rejected_causes = { for source, limit in var.rejected_share_percent : "rejected-${source}" => merge(local.by_run, {
    text       = "More than ${limit} % of what landed of ${source} was rejected. fleet sql: SELECT reason_code, COUNT(*) FROM rejected_records WHERE source = '${source}' GROUP BY reason_code.", metric = "RejectedShare",
    dimensions = { Source = source }, operator = "GreaterThanThreshold", threshold = limit
  }) }

  queue_causes = merge([for key, queue in var.queues : {
    "${key}-queue-late" = {
      text      = "The oldest message of ${queue.name} waits for longer than ${var.queue_age_seconds} s: it is not landed, or not fast enough.", namespace = "AWS/SQS", metric = "ApproximateAgeOfOldestMessage",
      statistic = "Maximum", dimensions = { QueueName = queue.name }, period = 300, periods = 3, operator = "GreaterThanThreshold", threshold = var.queue_age_seconds, missing = "notBreaching"
    }
    "${key}-queue-growing" = {
      text      = "${queue.name} holds more than ${var.queue_backlog} messages, and has for 15 minutes.", namespace = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible",
      statistic = "Minimum", dimensions = { QueueName = queue.name }, period = 300, periods = 3, operator = "GreaterThanThreshold", threshold = var.queue_backlog, missing = "notBreaching"
    }
  }]...)

  # A dead letter stays for 14 days, and so does the alarm, until somebody took it out.
  dead_causes = { for key, queue in var.dead_letter_queues : "${key}-dead-letter" => {
    text   = "${queue} holds what was given up.", namespace = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", statistic = "Maximum", dimensions = { QueueName = queue },
    period = 300, periods = 1, operator = "GreaterThanThreshold", threshold = 0, missing = "notBreaching"
  } }

  # One call that fails is made again by the next one: an operator's or a bank's server may be away for a while. Two quarters of an hour are told.
  function_causes = { for key, function in var.functions : "${key}-function-failed" => {
    text   = "The function ${function} fails; its log says why.", namespace = "AWS/Lambda", metric = "Errors", statistic = "Sum", dimensions = { FunctionName = function },
    period = 900, periods = contains(var.functions_told_at_once, key) ? 1 : 2, operator = "GreaterThanThreshold", threshold = 0, missing = "notBreaching"
  } }

  event_causes = { for key, rule in aws_cloudwatch_event_rule.emr : "failed-${key}" => {
    text   = local.events[key].text, namespace = "AWS/Events", metric = "MatchedEvents", statistic = "Sum", dimensions = { RuleName = rule.name },
    period = 300, periods = 1, operator = "GreaterThanThreshold", threshold = 0, missing = "notBreaching"
  } }

  causes = merge(local.run_causes, local.rejected_causes, local.queue_causes, local.dead_causes, local.function_causes, local.event_causes)
}
