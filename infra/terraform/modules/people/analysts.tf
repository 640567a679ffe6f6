# What analysts may read. Policies of their own, so that a role of a company's sign-on can have them too.

locals {
  s3     = "arn:${var.account.partition}:s3:::"
  glue   = "arn:${var.account.partition}:glue:${var.account.region}:${var.account.id}"
  athena = "arn:${var.account.partition}:athena:${var.account.region}:${var.account.id}"

  # By the folder of their results: the work group, and the databases and tables that are theirs.
  analysts = {
    analysts = {
      databases = [var.databases.tables]
      objects   = [for table in var.tables : { bucket = var.buckets.curated, table = table }]
    }
    restricted = {
      databases = [var.databases.tables, var.databases.restricted]
      objects = concat(
        [for table in var.tables : { bucket = var.buckets.curated, table = table }],
        [for table in var.restricted_tables : { bucket = var.buckets.restricted, table = table }],
      )
    }
  }

  analyst_policies = { for kind, may in local.analysts : kind => jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid    = "Query"
          Effect = "Allow"
          Action = [
            "athena:StartQueryExecution", "athena:StopQueryExecution", "athena:GetQueryExecution", "athena:BatchGetQueryExecution", "athena:ListQueryExecutions",
            "athena:GetQueryResults", "athena:GetQueryResultsStream", "athena:GetWorkGroup",
          ]
          Resource = "${local.athena}:workgroup/${var.work_groups[kind]}"
        },
        {
          Sid      = "Browse"
          Effect   = "Allow"
          Action   = ["athena:GetDataCatalog", "athena:GetDatabase", "athena:ListDatabases", "athena:GetTableMetadata", "athena:ListTableMetadata"]
          Resource = "${local.athena}:datacatalog/AwsDataCatalog"
        },
        {
          Sid      = "Catalog"
          Effect   = "Allow"
          Action   = ["glue:GetDatabase", "glue:GetDatabases", "glue:GetTable", "glue:GetTables", "glue:GetPartition", "glue:GetPartitions", "glue:BatchGetPartition"]
          Resource = concat(["${local.glue}:catalog"], flatten([for database in may.databases : ["${local.glue}:database/${database}", "${local.glue}:table/${database}/*"]]))
        },
        # Of `fleet sql --on athena`. Without the right to list, a file that is not there is answered as forbidden.
        { Sid = "ReadSettings", Effect = "Allow", Action = ["s3:GetObject"], Resource = [for key in ["settings.yaml", "emr.yaml", "prices.yaml"] : "${local.s3}${var.buckets.lake}/${key}"] },
        { Sid = "ListSettings", Effect = "Allow", Action = ["s3:ListBucket"], Resource = "${local.s3}${var.buckets.lake}" },
        # Tables by name: what was staged lies beside them, and is not for everybody.
        { Sid = "ReadTables", Effect = "Allow", Action = ["s3:GetObject"], Resource = [for object in may.objects : "${local.s3}${object.bucket}/${object.table}/*"] },
      ],
      [for bucket in sort(distinct(may.objects[*].bucket)) : {
        Sid       = bucket == var.buckets.curated ? "ListTables" : "ListRestrictedTables"
        Effect    = "Allow"
        Action    = ["s3:ListBucket"]
        Resource  = "${local.s3}${bucket}"
        Condition = { StringLike = { "s3:prefix" = [for object in may.objects : "${object.table}/*" if object.bucket == bucket] } }
      }],
      [
        { Sid = "Results", Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"], Resource = "${local.s3}${var.buckets.athena}/${kind}/*" },
        { Sid = "ListResults", Effect = "Allow", Action = ["s3:ListBucket"], Resource = "${local.s3}${var.buckets.athena}", Condition = { StringLike = { "s3:prefix" = "${kind}/*" } } },
        { Sid = "FindBuckets", Effect = "Allow", Action = ["s3:GetBucketLocation"], Resource = [for name in concat(sort(distinct(may.objects[*].bucket)), [var.buckets.athena]) : "${local.s3}${name}"] },
      ],
      var.kms_statements,
    )
  }) }
}

resource "aws_iam_policy" "analyst" {
  for_each = local.analyst_policies

  name        = var.names[each.key]
  description = each.key == "restricted" ? "Reads all tables, those with drivers' names too." : "Reads the tables without personal data."
  policy      = each.value
}
