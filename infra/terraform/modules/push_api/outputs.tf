output "url" {
  description = "The address; POST URL/positions, say."
  value       = aws_apigatewayv2_stage.this.invoke_url
}

output "caller_policy_arn" {
  description = "The policy for who pushes."
  value       = aws_iam_policy.caller.arn
}

output "policies" {
  description = "The policy of its role."
  value       = { push = local.policy }
}
