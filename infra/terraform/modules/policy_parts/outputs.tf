output "submit" {
  description = "Submitting a run, as the function and people do."
  value       = local.submit
}

output "sync" {
  description = "Making the catalog's tables."
  value       = local.sync
}

output "run" {
  description = "Running: from raw to published tables."
  value       = local.run
}

output "kms" {
  description = "The use of the customer's key."
  value       = local.kms
}
