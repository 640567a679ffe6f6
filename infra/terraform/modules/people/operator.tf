# What people do who run the lake: `fleet emr`, `fleet catalog sync`, `fleet land places`. They read no personal data by it.

locals {
  emr = "arn:${var.account.partition}:elasticmapreduce:${var.account.region}:${var.account.id}"

  operator_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      var.submit_statements,
      var.sync_statements,
      [
        { Sid = "Deploy", Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"], Resource = [for key in ["packages/*", "landing.yaml"] : "${local.s3}${var.buckets.lake}/${key}"] },
        { Sid = "ReadPrices", Effect = "Allow", Action = ["s3:GetObject"], Resource = "${local.s3}${var.buckets.lake}/prices.yaml" },
        { Sid = "ReadReports", Effect = "Allow", Action = ["s3:GetObject"], Resource = [for prefix in ["_heads", "_runs", "_usage"] : "${local.s3}${var.buckets.curated}/${prefix}/*"] },
        { Sid = "LandPlaces", Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"], Resource = [for source in var.hand_landed_sources : "${local.s3}${var.buckets.raw[source]}/*"] },
        { Sid = "ReadLogs", Effect = "Allow", Action = ["s3:GetObject"], Resource = "${local.s3}${var.buckets.logs}/emr/*" },
        { Sid = "ListLogs", Effect = "Allow", Action = ["s3:ListBucket"], Resource = "${local.s3}${var.buckets.logs}" },
        {
          Sid       = "EndWhatRuns"
          Effect    = "Allow"
          Action    = ["elasticmapreduce:CancelSteps", "elasticmapreduce:TerminateJobFlows", "elasticmapreduce:ListInstances"]
          Resource  = "${local.emr}:cluster/*"
          Condition = { StringEquals = { for key, value in var.cluster_tags : "aws:ResourceTag/${key}" => value } }
        },
      ],
      [for application in [var.serverless_application_arn] : {
        Sid      = "EndServerlessRuns"
        Effect   = "Allow"
        Action   = ["emr-serverless:CancelJobRun", "emr-serverless:GetApplication"]
        Resource = [application, "${application}/jobruns/*"]
      } if var.serverless_enabled],
      var.kms_statements,
    )
  })
}

# A managed policy: with all its parts it is longer than what a role holds inline beside others.
resource "aws_iam_policy" "operator" {
  name        = var.names.operator
  description = "Deploys and runs the lake's jobs."
  policy      = local.operator_policy
}
