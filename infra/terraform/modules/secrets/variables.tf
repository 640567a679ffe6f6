variable "store" {
  description = "Where secrets are: secretsmanager, or ssm for parameters that are put by hand, which cost nothing."
  type        = string

  validation {
    condition     = contains(["secretsmanager", "ssm"], var.store)
    error_message = "secretsmanager or ssm."
  }
}

variable "names" {
  description = "The secret's name of each source that has one."
  type        = map(string)

  validation {
    condition     = alltrue([for name in values(var.names) : can(regex("^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*$", name))])
    error_message = "A secret's name has letters, digits and _.-, in parts between slashes."
  }
}

variable "account" {
  description = "Where they are: partition, region and account."
  type        = object({ partition = string, region = string, id = string })
}

variable "recovery_days" {
  description = "For how many days a deleted secret can be brought back; 0 for none."
  type        = number

  validation {
    condition     = var.recovery_days == 0 || (var.recovery_days >= 7 && var.recovery_days <= 30)
    error_message = "0, or 7 to 30 days."
  }
}

variable "kms_key_arn" {
  description = "The customer's key; null for AWS's own."
  type        = string
}
