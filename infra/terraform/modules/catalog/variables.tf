variable "databases" {
  description = "The databases' names: of tables, of what is restricted, of what is internal."
  type        = object({ tables = string, restricted = string, internal = string })

  validation {
    condition     = alltrue([for name in values(var.databases) : can(regex("^[a-z][a-z0-9_]*$", name))]) && length(distinct(values(var.databases))) == 3
    error_message = "Three different names of lower-case letters, digits and underscores."
  }
}
