output "name" {
  description = "The bucket's name, known once it is there with its protection."
  value       = aws_s3_bucket.this.id
  depends_on  = [aws_s3_bucket_policy.this, aws_s3_bucket_public_access_block.this, aws_s3_bucket_server_side_encryption_configuration.this]
}

output "protection" {
  description = "What the tests hold the bucket to."
  value = {
    policy     = local.policy
    versioning = aws_s3_bucket_versioning.this.versioning_configuration[0].status
    ownership  = one(aws_s3_bucket_ownership_controls.this.rule).object_ownership
    encryption = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm
    is_private = alltrue([
      aws_s3_bucket_public_access_block.this.block_public_acls,
      aws_s3_bucket_public_access_block.this.block_public_policy,
      aws_s3_bucket_public_access_block.this.ignore_public_acls,
      aws_s3_bucket_public_access_block.this.restrict_public_buckets,
    ])
  }
}
