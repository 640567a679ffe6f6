output "sign_in" {
  description = "What a program needs to sign an analyst in."
  value = {
    user_pool_id     = aws_cognito_user_pool.this.id
    client_id        = aws_cognito_user_pool_client.this.id
    identity_pool_id = aws_cognito_identity_pool.this.id
    domain           = aws_cognito_user_pool_domain.this.domain
  }
}
