output "arn" {
  description = "The queue's ARN, known before the queue is there."
  value       = local.arns.queue
}

output "ready_arn" {
  description = "The queue's ARN, known once it is there."
  value       = aws_sqs_queue.this.arn
}

output "url" {
  description = "The queue's address."
  value       = aws_sqs_queue.this.url
}

output "name" {
  description = "The queue's name."
  value       = aws_sqs_queue.this.name
}

output "dead_name" {
  description = "The name of its dead-letter queue; null where there is none."
  value       = one(aws_sqs_queue.dead[*].name)
}

output "policies" {
  description = "The policies of both, for tests."
  value       = local.policies
}
