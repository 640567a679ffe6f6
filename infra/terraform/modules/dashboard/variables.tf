variable "name" {
  description = "The dashboard's name."
  type        = string
}

variable "region" {
  description = "Where the metrics are."
  type        = string
}

variable "landed_sources" {
  description = "The sources that functions land."
  type        = list(string)
}

variable "sources" {
  description = "All sources."
  type        = list(string)
}

variable "tables" {
  description = "The tables."
  type        = list(string)
}

variable "queues" {
  description = "The queues' names."
  type        = list(string)
}

variable "dead_letter_queues" {
  description = "The dead-letter queues' names."
  type        = list(string)
}

variable "functions" {
  description = "The functions' names."
  type        = list(string)
}

variable "log_groups" {
  description = "Where the functions' logs are."
  type        = list(string)
}

variable "alarm_arns" {
  description = "The alarms to show, a hundred at most."
  type        = list(string)

  validation {
    condition     = length(var.alarm_arns) <= 100
    error_message = "A widget shows a hundred alarms at most."
  }
}
