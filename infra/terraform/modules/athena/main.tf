# One work group a kind of analyst: what a query finds is written to S3, and names of drivers must not lie where other analysts read.

resource "aws_athena_workgroup" "this" {
  for_each = var.work_groups

  name          = each.value.name
  description   = each.value.description
  force_destroy = var.destroy_data

  configuration {
    # A query cannot choose another place, another encryption or no limit.
    enforce_workgroup_configuration    = true
    publish_cloudwatch_metrics_enabled = true
    bytes_scanned_cutoff_per_query     = var.scan_limit_bytes
    requester_pays_enabled             = false

    engine_version {
      selected_engine_version = "Athena engine version 3"
    }

    result_configuration {
      output_location       = "s3://${var.bucket}/${each.key}/"
      expected_bucket_owner = var.account_id

      encryption_configuration {
        encryption_option = var.kms_key_arn == null ? "SSE_S3" : "SSE_KMS"
        kms_key_arn       = var.kms_key_arn
      }
    }
  }

  tags = { Readers = each.key }
}
