# Names and what follows from the repository. ARNs are made of names, so that nothing waits for another thing just to name it, and a plan shows policies in full.

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

locals {
  account = { partition = data.aws_partition.this.partition, region = var.region, id = data.aws_caller_identity.this.account_id }

  # By the last one a cluster is known as this lake's, to permissions too, and a bill can be told by lakes.
  lake_tag = { fleetspark-lake = var.prefix }
  tags     = merge({ Project = "fleetspark", ManagedBy = "terraform" }, var.tags, local.lake_tag)

  # The sources and tables are those of the repository: what is added there is here too.
  spark_jobs     = "${path.root}/../../spark-jobs"
  sources        = toset([for file in fileset(local.spark_jobs, "sources/*/source.yaml") : basename(dirname(file))])
  queued_sources = toset(["gps"])
  called_sources = toset(["tags", "bank", "fleet"])
  # What is left is landed by people: fleet land places.
  hand_landed_sources = setsubtract(local.sources, setunion(local.queued_sources, local.called_sources))

  all_tables        = toset([for file in fileset(local.spark_jobs, "tables/*/table.yaml") : basename(dirname(file))])
  restricted_tables = toset([for table in local.all_tables : table if try(yamldecode(file("${local.spark_jobs}/tables/${table}/table.yaml")).restricted, false)])
  tables            = coalesce(var.tables, local.all_tables)

  buckets = {
    raw        = { for source in local.sources : source => "${var.prefix}-raw-${source}" }
    curated    = "${var.prefix}-curated"
    restricted = "${var.prefix}-restricted"
    lake       = "${var.prefix}-lake"
    logs       = "${var.prefix}-logs"
    athena     = "${var.prefix}-athena"
  }

  role_names = { service = "${var.prefix}-emr-service", instance = "${var.prefix}-emr-instance", serverless = "${var.prefix}-emr-serverless" }
  role_arns  = { for use, name in local.role_names : use => "arn:${local.account.partition}:iam::${local.account.id}:role/${name}" }

  serverless_application_arn = one(module.emr.serverless_application[*].arn)

  # Null where there is no network.
  functions_vpc        = var.network == null ? null : { subnet_ids = module.network[0].subnet_ids, security_group_ids = [module.network[0].functions_security_group_id] }
  functions_in_network = var.network == null ? toset([]) : setunion(var.network.functions, toset([for source in ["fleet"] : source if var.registry_database != null]))

  cluster_subnet_ids = var.network == null ? var.cluster.subnet_ids : module.network[0].subnet_ids
}
