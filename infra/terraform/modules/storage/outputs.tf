# By its key each: who names all buckets waits for all that belongs to them, their life cycles too, on which the provider waits for a minute.
output "athena_bucket" {
  description = "The name of the bucket of Athena's results."
  value       = module.bucket["athena"].name
}

output "names" {
  description = "The buckets' names by use: raw-gps, curated, and so on."
  value       = { for use, bucket in module.bucket : use => bucket.name }
}

output "protection" {
  description = "What the tests hold each bucket to."
  value       = { for use, bucket in module.bucket : use => bucket.protection }
}
