output "name" {
  description = "The dashboard's name."
  value       = aws_cloudwatch_dashboard.this.dashboard_name
}

output "metric_count" {
  description = "How many metrics it shows."
  value       = sum([for chart in local.charts : length(chart.metrics)])
}
