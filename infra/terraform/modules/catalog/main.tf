# Glue's databases. The tables in them are made by a run or by `fleet catalog sync`, from what is published: Terraform would only undo them.

resource "aws_glue_catalog_database" "this" {
  for_each = {
    tables     = "The tables that analysts read."
    restricted = "What holds personal data: the drivers' names."
    internal   = "What landed and what was staged, for engineers."
  }

  name        = var.databases[each.key]
  description = each.value
}
