variable "name" {
  description = "The queue's name; its dead-letter queue has -dead after it."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,75}$", var.name))
    error_message = "A queue's name has letters, digits, hyphens and underscores."
  }
}

variable "account" {
  description = "Where the queue is: partition, region and account."
  type        = object({ partition = string, region = string, id = string })
}

variable "visibility_timeout_seconds" {
  description = "For how long a message that was received is kept from others."
  type        = number

  validation {
    condition     = var.visibility_timeout_seconds >= 0 && var.visibility_timeout_seconds <= 43200
    error_message = "SQS hides a message for 0 to 43200 seconds."
  }
}

variable "max_receives" {
  description = "After how many receives a message goes to the dead-letter queue; null where people alone receive."
  type        = number
  default     = null

  validation {
    condition     = var.max_receives == null ? true : var.max_receives >= 1 && var.max_receives <= 1000
    error_message = "1 to 1000 receives."
  }
}

variable "sender_arns" {
  description = "Who of other accounts, or without a policy of its own, may send."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.sender_arns : can(regex("^arn:[^:]+:(iam|sts)::[0-9]{12}:", arn))])
    error_message = "A sender is the ARN of a role, a user or an account: nobody else, and never everybody."
  }
}
