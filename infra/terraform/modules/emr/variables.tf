variable "name" {
  description = "The clusters' name, and that of what belongs to them."
  type        = string
}

variable "account" {
  description = "Where all is: partition, region and account."
  type        = object({ partition = string, region = string, id = string })
}

variable "role_names" {
  description = "The names of the roles."
  type        = object({ service = string, instance = string, serverless = string })
}

variable "run_statements" {
  description = "What a run may do."
  type        = any
}

variable "kms_key_arn" {
  description = "The customer's key; null for none."
  type        = string
}

variable "certificates" {
  description = "The object with the PEM certificates by which machines of a cluster speak TLS to each other, s3://bucket/key.zip; null where they do not."
  type        = string

  validation {
    condition     = var.certificates == null || can(regex("^s3://[^/]+/.+[.]zip$", var.certificates))
    error_message = "Name a zip on S3: s3://bucket/key.zip."
  }
}

variable "vpc" {
  description = "The network in whose private subnets clusters run; null for EMR's choice."
  type        = object({ id = string })
}

variable "tagged_subnet_ids" {
  description = "Subnets made elsewhere that are to carry the tag by which EMR may use them."
  type        = set(string)
}

variable "serverless" {
  description = "The EMR Serverless application; null for none."
  type = object({
    release            = string
    architecture       = string
    maximum_cpus       = number
    idle_minutes       = number
    subnet_ids         = optional(list(string))
    security_group_ids = optional(list(string))
  })
}
