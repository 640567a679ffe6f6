variable "name" {
  description = "The group's name, with which all names begin."
  type        = string
}

variable "account" {
  description = "Where all is: partition, region and account."
  type        = object({ partition = string, region = string, id = string })
}

variable "schedules" {
  description = "What is called when, by name. An expression is rate(...), cron(...) or at(...); what Lambda does not take is tried again for so many seconds."
  type = map(object({
    description   = string
    expression    = string
    function_arn  = string
    retry_seconds = number
  }))

  validation {
    condition     = alltrue([for schedule in var.schedules : can(regex("^(rate|cron|at)\\(.+\\)$", schedule.expression))])
    error_message = "A schedule is rate(5 minutes), cron(0 5 * * ? *) or at(2026-03-29T05:00:00)."
  }

  validation {
    condition     = alltrue([for schedule in var.schedules : schedule.retry_seconds >= 60 && schedule.retry_seconds <= 86400])
    error_message = "Scheduler tries for 60 to 86400 seconds."
  }
}

variable "time_zone" {
  description = "The zone of cron(...) and at(...)."
  type        = string
}

variable "enabled" {
  description = "Whether they call."
  type        = bool
}

variable "dead_letter_arn" {
  description = "The queue that is told of calls that failed."
  type        = string
}
