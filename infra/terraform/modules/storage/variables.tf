variable "names" {
  description = "The buckets' names: raw by source, and one for each other use."
  type = object({
    raw        = map(string)
    curated    = string
    restricted = string
    lake       = string
    logs       = string
    athena     = string
  })

  validation {
    condition     = length(var.names.raw) > 0
    error_message = "A lake has at least one source."
  }
}

variable "files" {
  description = "Objects of the lake bucket by key: settings.yaml, emr.yaml, landing.yaml."
  type        = map(string)

  validation {
    condition     = alltrue([for key, content in var.files : endswith(key, ".yaml")])
    error_message = "The lake's settings are YAML files."
  }
}

variable "partition" {
  description = "The partition of AWS."
  type        = string

  validation {
    condition     = startswith(var.partition, "aws")
    error_message = "A partition's name begins with aws."
  }
}

variable "destroy_data" {
  description = "Whether terraform destroy may delete buckets that hold something."
  type        = bool
}

variable "kms_key_arn" {
  description = "The customer's key that encrypts; null for S3's own."
  type        = string
}

variable "noncurrent_days" {
  description = "For how many days what was replaced or deleted can be brought back."
  type        = number

  validation {
    condition     = var.noncurrent_days >= 1
    error_message = "At least one day."
  }
}

variable "raw_infrequent_access_after_days" {
  description = "After how many days raw objects move to STANDARD_IA; null for never."
  type        = number
}

variable "log_days" {
  description = "For how many days the logs of EMR are kept."
  type        = number

  validation {
    condition     = var.log_days >= 1
    error_message = "At least one day."
  }
}

variable "result_days" {
  description = "For how many days the results of Athena's queries are kept."
  type        = number

  validation {
    condition     = var.result_days >= 1
    error_message = "At least one day."
  }
}
