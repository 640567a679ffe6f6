output "databases" {
  description = "The databases' names."
  value       = { for use, database in aws_glue_catalog_database.this : use => database.name }
}
