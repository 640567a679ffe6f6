output "work_groups" {
  description = "The work groups' names, by the folder of their results."
  value       = { for folder, group in aws_athena_workgroup.this : folder => group.name }
}

output "limits" {
  description = "The most bytes of a query, by work group."
  value       = { for folder, group in aws_athena_workgroup.this : folder => group.configuration[0].bytes_scanned_cutoff_per_query }
}
