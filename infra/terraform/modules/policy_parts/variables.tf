variable "account" {
  description = "Where all is: partition, region and account."
  type        = object({ partition = string, region = string, id = string })
}

variable "dns_suffix" {
  description = "What the names of AWS's services end with."
  type        = string
}

variable "buckets" {
  description = "The buckets' names."
  type = object({
    raw        = map(string)
    curated    = string
    restricted = string
    lake       = string
    logs       = string
  })
}

variable "databases" {
  description = "Glue's databases: of tables, of what is restricted, of what is internal."
  type        = object({ tables = string, restricted = string, internal = string })
}

variable "cluster_tags" {
  description = "The tags by which a cluster is known as this lake's."
  type        = map(string)

  validation {
    condition     = length(var.cluster_tags) > 0
    error_message = "Without a tag every cluster would be this lake's."
  }
}

variable "emr_roles" {
  description = "The ARNs of the roles that submitting passes on."
  type        = object({ service = string, instance = string, serverless = string })
}

variable "serverless_enabled" {
  description = "Whether there is an EMR Serverless application."
  type        = bool
}

variable "serverless_application_arn" {
  description = "Its ARN; null where there is none."
  type        = string
}

variable "topic_arn" {
  description = "The topic that runs tell."
  type        = string
}

variable "kms_key_arn" {
  description = "The customer's key; null for none."
  type        = string
}
