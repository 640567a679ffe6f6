# What programs read from the lake's bucket: settings.yaml (README.md), emr.yaml, which tells `fleet emr` and the function `run` what was made here, and landing.yaml.

locals {
  settings_yaml = yamlencode({
    company_zone = var.company_zone
    currency     = var.currency
    roots = {
      raw        = "s3://${var.prefix}-raw-{source}"
      curated    = "s3://${local.buckets.curated}"
      restricted = "s3://${local.buckets.restricted}"
    }
  })

  # Several types, of which EMR takes what is there: Graviton of two generations, or Intel and AMD.
  fair_types = {
    arm64  = { primary = ["m7g.xlarge", "m6g.xlarge"], core = ["r7g.xlarge", "r6g.xlarge", "m7g.2xlarge", "m6g.2xlarge"] }
    x86_64 = { primary = ["m6i.xlarge", "m5.xlarge"], core = ["r6i.xlarge", "r5.xlarge", "m6i.2xlarge", "m5.2xlarge"] }
  }

  emr_yaml = yamlencode(merge(
    {
      packages = "s3://${local.buckets.lake}/packages"
      logs     = "s3://${local.buckets.logs}/emr"
      topic    = module.notifications.topic_arn
      cluster = merge(
        {
          name                   = var.prefix
          release                = var.cluster.release
          architecture           = var.cluster.architecture
          service_role           = module.emr.service_role_arn
          instance_profile       = module.emr.instance_profile
          subnet_ids             = local.cluster_subnet_ids
          security_configuration = module.emr.security_configuration
          primary                = { instance_types = coalesce(var.cluster.primary_instance_types, local.fair_types[var.cluster.architecture].primary) }
          core = {
            instance_types  = coalesce(var.cluster.core_instance_types, local.fair_types[var.cluster.architecture].core)
            on_demand_units = var.cluster.on_demand_units
            spot_units      = var.cluster.spot_units
          }
          scaling      = { minimum_units = var.cluster.minimum_units, maximum_units = var.cluster.maximum_units }
          idle_minutes = var.cluster.idle_minutes
          # The cluster must carry these when it is made: the service's role and the roles of who submits work on nothing else.
          tags = merge(local.tags, module.emr.managed_tag)
        },
        { for key, groups in { managed_security_groups = module.emr.security_groups } : key => { primary = groups.primary, core = groups.core, service_access = groups.service } if local.cluster_vpc != null },
      )
      catalog = { database = var.databases.tables, restricted_database = var.databases.restricted, internal_database = var.databases.internal, sync = true }
      athena  = { work_group = module.athena.work_groups.analysts, restricted_work_group = module.athena.work_groups.restricted }
    },
    { for key, application in { serverless = module.emr.serverless_application } : key => {
      application_id                       = application.id
      execution_role                       = local.role_arns.serverless
      architecture                         = local.serverless.architecture
    } if var.serverless != null },
  ))

  files = merge(
    { "settings.yaml" = local.settings_yaml, "emr.yaml" = local.emr_yaml },
    { for key, path in { "landing.yaml" = var.landing_file } : key => file(path) if path != null },
  )
}
