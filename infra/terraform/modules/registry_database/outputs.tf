output "host" {
  description = "The server, as landing.yaml names it."
  value       = aws_db_instance.this.address
}

output "owner_secret_arn" {
  description = "Where RDS keeps the owner's password."
  value       = one(aws_db_instance.this.master_user_secret[*].secret_arn)
}
