variable "prefix" {
  description = "What all names begin with."
  type        = string
}

variable "account" {
  description = "Where the functions are: partition, region and account."
  type        = object({ partition = string, region = string, id = string })
}

variable "packages" {
  description = "The paths of the zips that scripts/functions builds."
  type        = object({ queue = string, calls = string, run = string })
}

variable "architecture" {
  description = "The processor that the packages were built for."
  type        = string
}

variable "buckets" {
  description = "The buckets' names: raw by source, and the lake's."
  type        = object({ raw = map(string), lake = string })
}

variable "queues" {
  description = "The queues that are landed, by the function's name: source, ARN (and the same once the queue is there), how long one call may take, and for how long messages are gathered for it."
  type        = map(object({ source = string, arn = string, ready_arn = string, timeout_seconds = number, batch_seconds = number }))

  validation {
    condition     = alltrue([for queue in var.queues : queue.batch_seconds >= 0 && queue.batch_seconds <= 300])
    error_message = "Lambda gathers messages for 0 to 300 seconds."
  }
}

variable "called_sources" {
  description = "The sources that a schedule lands."
  type        = set(string)
}

variable "company_zone" {
  description = "The company's time zone."
  type        = string
}

variable "secrets" {
  description = "How secrets are read: the action, and by source what its lander may read."
  type        = object({ action = string, arns = map(list(string)) })
}

variable "registry_object_arns" {
  description = "Objects with the fleet registry, where it comes as files on S3."
  type        = list(string)
}

variable "submit_statements" {
  description = "What submitting a run asks for."
  type        = any
}

variable "kms_statements" {
  description = "The use of the customer's key; empty where S3's own encrypts."
  type        = any
}

variable "reserve_concurrency" {
  description = "Whether a call is kept free for each function that a schedule calls."
  type        = bool
}

variable "log_days" {
  description = "For how many days logs are kept."
  type        = number
}

variable "vpc" {
  description = "The private network; null for none."
  type        = object({ subnet_ids = list(string), security_group_ids = list(string) })
}

variable "functions_in_network" {
  description = "The functions that run in the private network: those that need no address outside it."
  type        = set(string)
}
