output "name" {
  description = "The function's name."
  value       = aws_lambda_function.this.function_name
}

output "arn" {
  description = "The function's ARN."
  value       = "arn:${var.account.partition}:lambda:${var.account.region}:${var.account.id}:function:${aws_lambda_function.this.function_name}"
}

output "log_group" {
  description = "Where its log is."
  value       = aws_cloudwatch_log_group.this.name
}

output "policy" {
  description = "The policy of its role."
  value       = local.policy
}
