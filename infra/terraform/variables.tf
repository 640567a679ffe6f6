# Where, and how it is called.

variable "prefix" {
  description = "What all names begin with. Names of buckets are the world's: take one that is yours, company-fleet say."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,28}[a-z0-9]$", var.prefix))
    error_message = "The prefix has 3 to 30 lower-case letters, digits and hyphens, and begins with a letter."
  }
}

variable "region" {
  description = "The region of AWS."
  type        = string
  default     = "sa-east-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "A region is written as sa-east-1 is."
  }
}

variable "aws_endpoint_url" {
  description = "The address of a stand-in of AWS, http://127.0.0.1:5555 say; empty for AWS."
  type        = string
  default     = ""

  validation {
    condition     = var.aws_endpoint_url == "" || can(regex("^https?://", var.aws_endpoint_url))
    error_message = "An address begins with http:// or https://."
  }
}

variable "tags" {
  description = "Tags of all that is made, beside Project, ManagedBy and fleetspark-lake."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(var.tags) <= 40 && alltrue([for key in keys(var.tags) : !startswith(lower(key), "aws:")])
    error_message = "40 tags at most, and none whose key begins with aws:."
  }
}

variable "company_zone" {
  description = "The company's time zone, an IANA name: the zone of its calendar and of the schedules."
  type        = string
  default     = "America/Sao_Paulo"

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$", var.company_zone))
    error_message = "An IANA name: America/Sao_Paulo."
  }
}

variable "currency" {
  description = "The company's currency, ISO 4217."
  type        = string
  default     = "BRL"

  validation {
    condition     = can(regex("^[A-Z]{3}$", var.currency))
    error_message = "Three capital letters."
  }
}

# What is kept, and how.

variable "destroy_data" {
  description = "Whether terraform destroy may delete what holds data. For trials; elsewhere it stays false."
  type        = bool
  default     = false
}

variable "kms_key_arn" {
  description = "A customer's key of KMS that encrypts buckets, secrets, results and clusters' disks; its policy must let the roles' account use it. Null for AWS's own keys, which cost nothing."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "The ARN of a key: arn:aws:kms:REGION:ACCOUNT:key/ID."
  }
}

variable "noncurrent_days" {
  description = "For how many days an object that was replaced or deleted can be brought back."
  type        = number
  default     = 30

  validation {
    condition     = var.noncurrent_days >= 1
    error_message = "At least one day."
  }
}

variable "raw_infrequent_access_after_days" {
  description = "After how many days raw objects move to the storage class STANDARD_IA: they are read again only where a staging changed. Null for never."
  type        = number
  default     = 60

  validation {
    condition     = var.raw_infrequent_access_after_days == null ? true : var.raw_infrequent_access_after_days >= 30
    error_message = "S3 moves nothing to STANDARD_IA before 30 days."
  }
}

variable "log_days" {
  description = "For how many days logs of functions and of EMR are kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365], var.log_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180 or 365 days."
  }
}

variable "result_days" {
  description = "For how many days the results of Athena's queries are kept."
  type        = number
  default     = 7

  validation {
    condition     = var.result_days >= 1
    error_message = "At least one day."
  }
}

variable "databases" {
  description = "Glue's databases: of the tables, of what holds personal data, and of what landed and was staged. Two lakes of one account need other names."
  type        = object({ tables = string, restricted = string, internal = string })
  default     = { tables = "fleet", restricted = "fleet_restricted", internal = "fleet_internal" }

  validation {
    condition     = alltrue([for name in values(var.databases) : can(regex("^[a-z][a-z0-9_]*$", name))]) && length(distinct(values(var.databases))) == 3
    error_message = "Three different names of lower-case letters, digits and underscores."
  }
}

variable "athena_scan_limit_bytes" {
  description = "The most bytes that one query of Athena reads before it is ended: 10 GiB are 5 US cents."
  type        = number
  default     = 10737418240

  validation {
    condition     = var.athena_scan_limit_bytes >= 10485760
    error_message = "Athena takes no limit below 10 MiB, 10485760 bytes."
  }
}
