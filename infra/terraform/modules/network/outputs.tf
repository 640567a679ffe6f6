output "vpc_id" {
  description = "The network's id."
  value       = aws_vpc.this.id
}

output "subnet_ids" {
  description = "Its private subnets, of the first zone first."
  value       = [for i in sort(keys(local.subnets)) : aws_subnet.private[i].id]
}

output "functions_security_group_id" {
  description = "The group of functions."
  value       = aws_security_group.functions.id
}

output "s3_policy" {
  description = "The policy of S3's endpoint."
  value       = local.s3_policy
}
