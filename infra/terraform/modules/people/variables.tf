variable "names" {
  description = "The names of roles and policies."
  type        = object({ analysts = string, restricted = string, operator = string })
}

variable "account" {
  description = "Where all is: partition, region and account."
  type        = object({ partition = string, region = string, id = string })
}

variable "principals" {
  description = "Who may assume each role, as ARNs; nobody named means whom the account's administrators allow to."
  type        = object({ analysts = list(string), restricted = list(string), operator = list(string) })

  validation {
    condition     = alltrue([for arn in flatten(values(var.principals)) : can(regex("^arn:[^:]+:(iam|sts)::[0-9]{12}:", arn))])
    error_message = "Each is the ARN of a role, a user or an account: never everybody."
  }
}

variable "buckets" {
  description = "The buckets' names."
  type        = object({ raw = map(string), curated = string, restricted = string, lake = string, logs = string, athena = string })
}

variable "hand_landed_sources" {
  description = "The sources that people land with the command line."
  type        = set(string)
}

variable "databases" {
  description = "Glue's databases: of tables, of what is restricted, of what is internal."
  type        = object({ tables = string, restricted = string, internal = string })
}

variable "tables" {
  description = "The tables that all analysts read."
  type        = set(string)
}

variable "restricted_tables" {
  description = "The tables with personal data."
  type        = set(string)

  validation {
    condition     = length(setintersection(var.tables, var.restricted_tables)) == 0
    error_message = "A table is for all analysts or restricted, not both."
  }
}

variable "work_groups" {
  description = "The names of Athena's work groups."
  type        = object({ analysts = string, restricted = string })
}

variable "cluster_tags" {
  description = "The tags by which a cluster is known as this lake's."
  type        = map(string)
}

variable "submit_statements" {
  description = "What submitting a run asks for."
  type        = any
}

variable "sync_statements" {
  description = "What making the catalog's tables asks for."
  type        = any
}

variable "kms_statements" {
  description = "The use of the customer's key; empty for none."
  type        = any
}

variable "serverless_enabled" {
  description = "Whether there is an EMR Serverless application."
  type        = bool
}

variable "serverless_application_arn" {
  description = "Its ARN; null where there is none."
  type        = string
}
