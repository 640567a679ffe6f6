variable "name" {
  description = "What all names begin with."
  type        = string
}

variable "topic_arn" {
  description = "The topic that is told."
  type        = string
}

variable "cluster_name" {
  description = "The name of the lake's clusters, with which the names of their steps begin."
  type        = string
}

variable "serverless_enabled" {
  description = "Whether there is an application of EMR Serverless."
  type        = bool
}

variable "serverless_application_id" {
  description = "That application; null for none."
  type        = string
}

variable "run_every_hours" {
  description = "How many hours lie between two runs at most."
  type        = number

  validation {
    condition     = var.run_every_hours >= 1 && var.run_every_hours <= 166 && floor(var.run_every_hours) == var.run_every_hours
    error_message = "Whole hours, 1 to 166: CloudWatch looks back a week at most."
  }
}

variable "rejected_share_percent" {
  description = "By source, how much of what landed may be rejected, in percent."
  type        = map(number)

  validation {
    condition     = alltrue([for limit in var.rejected_share_percent : limit >= 0 && limit < 100])
    error_message = "0 to 100, exclusive."
  }
}

variable "queues" {
  description = "The queues that must not grow, by a short name."
  type        = map(object({ name = string }))
}

variable "queue_age_seconds" {
  description = "How long a message may wait."
  type        = number
}

variable "queue_backlog" {
  description = "How many messages may wait."
  type        = number
}

variable "dead_letter_queues" {
  description = "The names of the dead-letter queues, by a short name."
  type        = map(string)
}

variable "functions" {
  description = "The names of the functions, by a short name."
  type        = map(string)
}

variable "functions_told_at_once" {
  description = "Those of which one call that fails is told, since they are not called in each quarter of an hour."
  type        = set(string)
}

variable "tables" {
  description = "The tables that have checks."
  type        = set(string)

  validation {
    condition     = length(var.tables) > 0
    error_message = "A lake has tables."
  }
}
