# The lake's buckets. Each source has one of its own for what it sends, so that a lander's role can name a bucket and nothing else.

locals {
  # Spark's files that nobody reads once a run is over; a first load may take days.
  scratch = { scratch = { prefix = "_scratch/", days = 8 } }

  # Old versions of raw objects and of what is written once are there only where somebody deleted: all buckets keep these alike.
  buckets = merge(
    { for source, name in var.names.raw : "raw-${source}" => { name = name, expirations = {}, infrequent = var.raw_infrequent_access_after_days } },
    {
      curated    = { name = var.names.curated, expirations = local.scratch, infrequent = null }
      restricted = { name = var.names.restricted, expirations = local.scratch, infrequent = null }
      lake       = { name = var.names.lake, expirations = {}, infrequent = null }
      logs       = { name = var.names.logs, expirations = { logs = { prefix = "", days = var.log_days } }, infrequent = null }
      athena     = { name = var.names.athena, expirations = { results = { prefix = "", days = var.result_days } }, infrequent = null }
    },
  )
}

module "bucket" {
  source   = "../bucket"
  for_each = local.buckets

  name                         = each.value.name
  partition                    = var.partition
  destroy_data                 = var.destroy_data
  kms_key_arn                  = var.kms_key_arn
  noncurrent_days              = var.noncurrent_days
  expirations                  = each.value.expirations
  infrequent_access_after_days = each.value.infrequent
}

resource "aws_s3_object" "settings" {
  for_each = var.files

  bucket       = module.bucket["lake"].name
  key          = each.key
  content      = each.value
  content_type = "application/yaml"
  # An ETag is no hash of the content where KMS encrypts.
  source_hash = md5(each.value)
}
