# Statements that more than one role has. Nothing is made here.

locals {
  s3   = "arn:${var.account.partition}:s3:::"
  emr  = "arn:${var.account.partition}:elasticmapreduce:${var.account.region}:${var.account.id}"
  glue = "arn:${var.account.partition}:glue:${var.account.region}:${var.account.id}"

  # Only clusters that carry the lake's tag may be looked into or given steps.
  of_this_lake = { StringEquals = { for key, value in var.cluster_tags : "aws:ResourceTag/${key}" => value } }

  read_settings = { Sid = "ReadSettings", Effect = "Allow", Action = ["s3:GetObject"], Resource = [for key in ["settings.yaml", "emr.yaml", "packages/*"] : "${local.s3}${var.buckets.lake}/${key}"] }

  submit = concat(
    [
      local.read_settings,
      { Sid = "ReadWhatIsPublished", Effect = "Allow", Action = ["s3:GetObject"], Resource = [for key in ["head.json", "_manifests/*", "_submits/*"] : "${local.s3}${var.buckets.curated}/${key}"] },
      { Sid = "Claim", Effect = "Allow", Action = ["s3:PutObject"], Resource = "${local.s3}${var.buckets.curated}/_submits/*" },
      # Names alone. Not by prefix: what is not there would be answered as forbidden.
      { Sid = "List", Effect = "Allow", Action = ["s3:ListBucket"], Resource = [for name in concat(sort(values(var.buckets.raw)), [var.buckets.curated, var.buckets.lake]) : "${local.s3}${name}"] },
      { Sid = "FindClusters", Effect = "Allow", Action = ["elasticmapreduce:ListClusters"], Resource = "*" },
      {
        Sid    = "StartCluster"
        Effect = "Allow"
        Action = ["elasticmapreduce:RunJobFlow", "elasticmapreduce:AddTags"]
        # It has no name yet that could be told here.
        Resource  = "${local.emr}:cluster/*"
        Condition = { StringEquals = { for key, value in var.cluster_tags : "aws:RequestTag/${key}" => value } }
      },
      {
        Sid    = "UseCluster"
        Effect = "Allow"
        Action = [
          "elasticmapreduce:DescribeCluster", "elasticmapreduce:ListSteps", "elasticmapreduce:DescribeStep", "elasticmapreduce:AddJobFlowSteps",
          "elasticmapreduce:PutAutoTerminationPolicy", "elasticmapreduce:PutManagedScalingPolicy",
        ]
        Resource  = "${local.emr}:cluster/*"
        Condition = local.of_this_lake
      },
      {
        Sid       = "PassClusterRoles"
        Effect    = "Allow"
        Action    = ["iam:PassRole"]
        Resource  = [var.emr_roles.service, var.emr_roles.instance]
        Condition = { StringEquals = { "iam:PassedToService" = ["elasticmapreduce.amazonaws.com", "ec2.amazonaws.com"] } }
      },
    ],
    [for application in [var.serverless_application_arn] : {
      Sid      = "Serverless"
      Effect   = "Allow"
      Action   = ["emr-serverless:StartJobRun", "emr-serverless:ListJobRuns", "emr-serverless:GetJobRun"]
      Resource = [application, "${application}/jobruns/*"]
    } if var.serverless_enabled],
    [for role in [var.emr_roles.serverless] : {
      Sid       = "PassServerlessRole"
      Effect    = "Allow"
      Action    = ["iam:PassRole"]
      Resource  = role
      Condition = { StringEquals = { "iam:PassedToService" = "emr-serverless.amazonaws.com" } }
    } if var.serverless_enabled],
  )

  # The tables of all three databases, as `fleet catalog sync` makes them. The databases themselves are Terraform's.
  sync = [{
    Sid    = "Catalog"
    Effect = "Allow"
    Action = [
      "glue:GetTable", "glue:GetTables", "glue:CreateTable", "glue:UpdateTable", "glue:DeleteTable",
      "glue:GetPartitions", "glue:BatchCreatePartition", "glue:BatchUpdatePartition", "glue:BatchDeletePartition",
    ]
    Resource = concat(["${local.glue}:catalog"], flatten([for database in values(var.databases) : ["${local.glue}:database/${database}", "${local.glue}:table/${database}/*"]]))
  }]

  # What a run does, wherever it runs.
  run = concat(
    [
      { Sid = "ReadRaw", Effect = "Allow", Action = ["s3:GetObject"], Resource = [for name in sort(values(var.buckets.raw)) : "${local.s3}${name}/*"] },
      local.read_settings,
      {
        Sid      = "WriteTables"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"]
        Resource = ["${local.s3}${var.buckets.curated}/*", "${local.s3}${var.buckets.restricted}/*"]
      },
      # Nothing that was published is ever deleted.
      {
        Sid      = "DeleteWhatNobodyReads"
        Effect   = "Allow"
        Action   = ["s3:DeleteObject"]
        Resource = flatten([for name in [var.buckets.curated, var.buckets.restricted] : [for prefix in ["_scratch", "_staged"] : "${local.s3}${name}/${prefix}/*"]])
      },
      {
        Sid      = "List"
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = [for name in concat(sort(values(var.buckets.raw)), [var.buckets.curated, var.buckets.restricted, var.buckets.lake]) : "${local.s3}${name}"]
      },
      { Sid = "WriteLogs", Effect = "Allow", Action = ["s3:PutObject"], Resource = "${local.s3}${var.buckets.logs}/emr/*" },
      # CloudWatch knows no resource for this, only the namespace.
      { Sid = "Metrics", Effect = "Allow", Action = ["cloudwatch:PutMetricData"], Resource = "*", Condition = { StringEquals = { "cloudwatch:namespace" = "FleetSpark" } } },
      { Sid = "Tell", Effect = "Allow", Action = ["sns:Publish"], Resource = var.topic_arn },
      # What the run's own cluster took, for the history.
      { Sid = "LookAtMachines", Effect = "Allow", Action = ["elasticmapreduce:ListInstances"], Resource = "${local.emr}:cluster/*", Condition = local.of_this_lake },
    ],
    local.sync,
    local.kms,
  )

  kms = [for key in [var.kms_key_arn] : {
    Sid       = "CustomerKey"
    Effect    = "Allow"
    Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
    Resource  = key
    Condition = { StringEquals = { "kms:ViaService" = [for service in ["s3", "secretsmanager", "ssm"] : "${service}.${var.account.region}.${var.dns_suffix}"] } }
  } if key != null]
}
