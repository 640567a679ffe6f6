output "topic_arn" {
  description = "The topic's ARN, known before the topic is there."
  value       = local.arn
}

output "topic" {
  description = "The topic's ARN, known once it is there."
  value       = aws_sns_topic.this.arn
}
