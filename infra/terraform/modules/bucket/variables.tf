variable "name" {
  description = "The bucket's name."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.name))
    error_message = "A bucket's name has 3 to 63 lower-case letters, digits and hyphens."
  }
}

variable "partition" {
  description = "The partition of AWS: aws, aws-cn, aws-us-gov."
  type        = string

  validation {
    condition     = startswith(var.partition, "aws")
    error_message = "A partition's name begins with aws."
  }
}

variable "destroy_data" {
  description = "Whether terraform destroy may delete the bucket with what is in it."
  type        = bool
}

variable "kms_key_arn" {
  description = "The customer's key that encrypts; null for S3's own."
  type        = string

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[^:]+:kms:", var.kms_key_arn))
    error_message = "The key is given by its ARN."
  }
}

variable "noncurrent_days" {
  description = "For how many days what was replaced or deleted can be brought back."
  type        = number

  validation {
    condition     = var.noncurrent_days >= 1
    error_message = "At least one day."
  }
}

variable "expirations" {
  description = "What expires, by the rule's name: the prefix, empty for all, and after how many days."
  type        = map(object({ prefix = string, days = number }))
  default     = {}

  validation {
    condition     = alltrue([for rule in var.expirations : rule.days >= 1])
    error_message = "Nothing expires before a day is over."
  }
}

variable "infrequent_access_after_days" {
  description = "After how many days objects move to the storage class STANDARD_IA; null for never."
  type        = number
  default     = null

  validation {
    condition     = var.infrequent_access_after_days == null ? true : var.infrequent_access_after_days >= 30
    error_message = "S3 moves nothing to STANDARD_IA before 30 days."
  }
}
