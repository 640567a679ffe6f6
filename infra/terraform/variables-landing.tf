# The functions, their queue, their secrets and their schedules.

variable "queue_package" {
  description = "The zip of the functions of the queue and of runs, relative to this folder or whole; scripts/functions builds it."
  type        = string
  default     = "../../artifacts/functions/queue.zip"

  validation {
    condition     = endswith(var.queue_package, ".zip")
    error_message = "A zip."
  }
}

variable "calls_package" {
  description = "The zip of the functions that a schedule calls."
  type        = string
  default     = "../../artifacts/functions/calls.zip"

  validation {
    condition     = endswith(var.calls_package, ".zip")
    error_message = "A zip."
  }
}

variable "function_architecture" {
  description = "The processor that the zips were built for, which is that of the machine that built them: x86_64, or arm64, a fifth cheaper."
  type        = string
  default     = "x86_64"

  validation {
    condition     = contains(["arm64", "x86_64"], var.function_architecture)
    error_message = "arm64 or x86_64."
  }
}

variable "reserve_concurrency" {
  description = "Whether one call is kept free for each function that a schedule calls, and no second one runs beside it. A new account with a limit of 10 calls has none to keep."
  type        = bool
  default     = true
}

variable "landing_file" {
  description = "The file landing.yaml, which says from where sources are landed, and where their secrets are, never what they are. Null where it is put into the lake's bucket by hand."
  type        = string
  default     = null

  validation {
    condition     = var.landing_file == null ? true : fileexists(var.landing_file)
    error_message = "There is no such file. A path counts from infra/terraform."
  }
}

variable "queue_batch_seconds" {
  description = "For how long the queue's messages are gathered for one call, and so for one object."
  type        = number
  default     = 300

  validation {
    condition     = var.queue_batch_seconds >= 0 && var.queue_batch_seconds <= 300
    error_message = "Lambda gathers messages for 0 to 300 seconds."
  }
}

variable "queue_timeout_seconds" {
  description = "How long one call of the queue's function may take."
  type        = number
  default     = 60

  validation {
    condition     = var.queue_timeout_seconds >= 10 && var.queue_timeout_seconds <= 900
    error_message = "10 to 900 seconds."
  }
}

variable "queue_max_receives" {
  description = "After how many receives a message without any record goes to the dead-letter queue."
  type        = number
  default     = 5

  validation {
    condition     = var.queue_max_receives >= 2 && var.queue_max_receives <= 1000
    error_message = "2 to 1000: one fault of a moment makes no dead letter."
  }
}

variable "position_sender_arns" {
  description = "Who of other accounts may send positions to the queue, as ARNs; whoever is of this account needs a policy of his own instead."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.position_sender_arns : can(regex("^arn:[^:]+:(iam|sts)::[0-9]{12}:", arn))])
    error_message = "Each is the ARN of a role, a user or an account: never everybody."
  }
}

variable "registry_object_arns" {
  description = "ARNs of S3 objects that hold the fleet registry, where it comes as files: arn:aws:s3:::company-exports/registry/*. Nothing for a database."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.registry_object_arns : can(regex("^arn:[^:]+:s3:::[^/*]+/.+", arn))])
    error_message = "Each is an ARN of objects in one bucket."
  }
}

variable "landing_schedules" {
  description = "When each source that is called is landed."
  type        = map(string)
  default     = { tags = "rate(5 minutes)", bank = "rate(15 minutes)", fleet = "rate(1 hour)" }

  validation {
    condition     = length(setsubtract(keys(var.landing_schedules), ["tags", "bank", "fleet"])) == 0
    error_message = "tags, bank and fleet are called; gps comes by its queue, places by hand."
  }

  validation {
    condition     = alltrue([for expression in values(var.landing_schedules) : can(regex("^(rate|cron)\\(.+\\)$", expression))])
    error_message = "A schedule is rate(5 minutes) or cron(0 5 * * ? *)."
  }
}

variable "schedules_enabled" {
  description = "Whether the schedules call."
  type        = bool
  default     = true
}

variable "secret_store" {
  description = "Where landing's secrets are: secretsmanager, at 40 US cents a month each, or ssm, parameters of type SecureString that are put by hand and cost nothing."
  type        = string
  default     = "secretsmanager"

  validation {
    condition     = contains(["secretsmanager", "ssm"], var.secret_store)
    error_message = "secretsmanager or ssm."
  }
}

variable "secret_names" {
  description = "The secret's name of each source that has one, where it is not PREFIX/SOURCE: the operator's client secret, the bank's SFTP key, the registry's password."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(setsubtract(keys(var.secret_names), ["tags", "bank", "fleet"])) == 0
    error_message = "tags, bank and fleet have a secret."
  }
}

variable "secret_recovery_days" {
  description = "For how many days a deleted secret can be brought back; 0 for none."
  type        = number
  default     = 30

  validation {
    condition     = var.secret_recovery_days == 0 || (var.secret_recovery_days >= 7 && var.secret_recovery_days <= 30)
    error_message = "0, or 7 to 30 days."
  }
}
