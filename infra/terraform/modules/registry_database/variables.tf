variable "name" {
  description = "The database server's name."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets of two zones at least."
  type        = list(string)
}

variable "client_security_groups" {
  description = "Who may connect, by a short name."
  type        = map(string)
}

variable "engine_version" {
  description = "PostgreSQL's major version."
  type        = string

  validation {
    condition     = can(regex("^1[3-9]$", var.engine_version))
    error_message = "A major version, 13 or later: RDS chooses the minor one."
  }
}

variable "instance_class" {
  description = "The machine."
  type        = string

  validation {
    condition     = startswith(var.instance_class, "db.")
    error_message = "A class of RDS, db.t4g.micro say."
  }
}

variable "storage_gibibytes" {
  description = "The disk; it grows to twice of this by itself."
  type        = number

  validation {
    condition     = var.storage_gibibytes >= 20
    error_message = "20 GiB at least."
  }
}

variable "multi_az" {
  description = "Whether a second machine stands by in another zone, at twice the price."
  type        = bool
}

variable "backup_days" {
  description = "For how many days it can be set back to any moment."
  type        = number

  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 35
    error_message = "1 to 35 days."
  }
}

variable "kms_key_arn" {
  description = "The customer's key; null for AWS's own."
  type        = string
}

variable "destroy_data" {
  description = "Whether terraform destroy may delete it, without a last snapshot."
  type        = bool
}
