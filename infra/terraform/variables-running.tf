# Runs, what is told of them, and who may do what.

variable "run_schedule" {
  description = "When a run is submitted, where something is stale."
  type        = string
  default     = "cron(30 5 * * ? *)"

  validation {
    condition     = can(regex("^(rate|cron)\\(.+\\)$", var.run_schedule))
    error_message = "A schedule is rate(1 hour) or cron(30 5 * * ? *)."
  }
}

variable "run_every_hours" {
  description = "How many hours lie between two runs of run_schedule at most: two more without a completed run are a missed one."
  type        = number
  default     = 24

  validation {
    condition     = var.run_every_hours >= 1 && var.run_every_hours <= 166 && floor(var.run_every_hours) == var.run_every_hours
    error_message = "Whole hours, 1 to 166."
  }
}

variable "cluster" {
  description = <<-EOT
    The cluster that a run makes when none is there. Units are machines. instance_types: null for a fair choice by architecture. idle_minutes: after so long
    without a step it ends. vpc_id and subnet_ids: private subnets made elsewhere; without them, and without the network here, EMR takes the default ones.
    certificates: a zip with PEM files in the lake's bucket, s3://PREFIX-lake/key.zip, for TLS between the machines.
  EOT
  type = object({
    release                = optional(string, "emr-7.9.0")
    architecture           = optional(string, "arm64")
    primary_instance_types = optional(list(string))
    core_instance_types    = optional(list(string))
    on_demand_units        = optional(number, 1)
    spot_units             = optional(number, 0)
    minimum_units          = optional(number, 1)
    maximum_units          = optional(number, 4)
    idle_minutes           = optional(number, 5)
    vpc_id                 = optional(string)
    subnet_ids             = optional(list(string), [])
    certificates           = optional(string)
  })
  default = {}

  validation {
    condition     = can(regex("^emr-7[.][0-9]+[.][0-9]+$", var.cluster.release))
    error_message = "A release of EMR 7, whose Spark is 3.5: emr-7.9.0."
  }

  validation {
    condition     = contains(["arm64", "x86_64"], var.cluster.architecture)
    error_message = "The cluster's architecture is arm64 or x86_64."
  }

  validation {
    condition     = var.cluster.on_demand_units >= 1 && var.cluster.spot_units >= 0 && var.cluster.minimum_units >= 1 && var.cluster.maximum_units >= var.cluster.on_demand_units + var.cluster.spot_units && var.cluster.maximum_units >= var.cluster.minimum_units
    error_message = "At least one core unit on demand, and a maximum that is no less than what the cluster begins with."
  }

  validation {
    condition     = var.cluster.idle_minutes >= 1 && var.cluster.idle_minutes <= 10080
    error_message = "A cluster ends after 1 to 10080 idle minutes."
  }

  validation {
    condition     = (var.cluster.vpc_id == null) == (length(var.cluster.subnet_ids) == 0)
    error_message = "A network made elsewhere is given by vpc_id and subnet_ids, both."
  }
}

variable "tables" {
  description = "The tables whose checks have an alarm; null for all of spark-jobs/tables."
  type        = set(string)
  default     = null

  validation {
    condition     = var.tables == null ? true : length(var.tables) > 0
    error_message = "At least one table."
  }
}

variable "rejected_share_percent" {
  description = "How much of what landed of a source may be rejected, in percent: by source, and default for those that it leaves out."
  type        = map(number)
  default     = { default = 5 }

  validation {
    condition     = contains(keys(var.rejected_share_percent), "default") && alltrue([for limit in values(var.rejected_share_percent) : limit >= 0 && limit < 100])
    error_message = "Percent, 0 to 100, with one that is the default."
  }
}

variable "queue_age_alarm_seconds" {
  description = "How long a message may wait; more than what is gathered for one call."
  type        = number
  default     = 1800

  validation {
    condition     = var.queue_age_alarm_seconds > var.queue_batch_seconds + var.queue_timeout_seconds
    error_message = "Messages wait for queue_batch_seconds and queue_timeout_seconds where all is well."
  }
}

variable "queue_backlog_alarm" {
  description = "How many messages may wait."
  type        = number
  default     = 1000

  validation {
    condition     = var.queue_backlog_alarm >= 1
    error_message = "At least one."
  }
}

variable "alarm_emails" {
  description = "Who is told of alarms by e-mail."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for address in var.alarm_emails : can(regex("^[^@ ]+@[^@ ]+[.][^@ ]+$", address))])
    error_message = "Each is an e-mail address."
  }
}

variable "principals" {
  description = "Who may assume the roles of analysts, of analysts who see drivers' names, and of operators, as ARNs; nobody named: whom the account's administrators allow to."
  type = object({
    analysts   = optional(list(string), [])
    restricted = optional(list(string), [])
    operator   = optional(list(string), [])
  })
  default = {}

  validation {
    condition     = alltrue([for arn in flatten(values(var.principals)) : can(regex("^arn:[^:]+:(iam|sts)::[0-9]{12}:", arn))])
    error_message = "Each is the ARN of a role, a user or an account: never everybody."
  }
}
