output "names" {
  description = "The buckets' names by use: raw-gps, curated, and so on."
  value       = { for use, bucket in module.bucket : use => bucket.name }
}

output "protection" {
  description = "What the tests hold each bucket to."
  value       = { for use, bucket in module.bucket : use => bucket.protection }
}
