variable "work_groups" {
  description = "The work groups by the folder of their results."
  type        = map(object({ name = string, description = string }))
}

variable "bucket" {
  description = "The bucket of the results."
  type        = string
}

variable "account_id" {
  description = "The account that must own it."
  type        = string
}

variable "scan_limit_bytes" {
  description = "The most bytes that one query reads before it is ended."
  type        = number

  validation {
    condition     = var.scan_limit_bytes >= 10485760
    error_message = "Athena takes no limit below 10 MiB, 10485760 bytes."
  }
}

variable "kms_key_arn" {
  description = "The customer's key; null for none."
  type        = string
}

variable "destroy_data" {
  description = "Whether terraform destroy may delete a work group with its history."
  type        = bool
}
