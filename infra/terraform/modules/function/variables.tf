variable "name" {
  description = "The function's name, which is its role's too."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,64}$", var.name))
    error_message = "A function's name has up to 64 letters, digits, hyphens and underscores."
  }
}

variable "description" {
  description = "What it does."
  type        = string

  validation {
    condition     = length(var.description) > 0 && length(var.description) <= 256
    error_message = "Say it in 1 to 256 characters."
  }
}

variable "account" {
  description = "Where it is: partition, region and account."
  type        = object({ partition = string, region = string, id = string })
}

variable "package" {
  description = "The path of its zip, with the program bootstrap in it."
  type        = string
}

variable "architecture" {
  description = "The processor that the package was built for."
  type        = string

  validation {
    condition     = contains(["arm64", "x86_64"], var.architecture)
    error_message = "arm64 or x86_64."
  }
}

variable "memory_mebibytes" {
  description = "Its memory, and with it its share of a processor."
  type        = number

  validation {
    condition     = var.memory_mebibytes >= 128 && var.memory_mebibytes <= 10240
    error_message = "128 to 10240 MiB."
  }
}

variable "timeout_seconds" {
  description = "How long one call may take."
  type        = number

  validation {
    condition     = var.timeout_seconds >= 1 && var.timeout_seconds <= 900
    error_message = "1 to 900 seconds."
  }
}

variable "environment" {
  description = "Its settings. No secret: these are read by whoever may look at the function."
  type        = map(string)
}

# Statements differ in their members, which no type but this one admits.
variable "statements" {
  description = "What its role may do, beside writing its log."
  type        = any

  validation {
    condition     = alltrue([for s in var.statements : s.Effect == "Allow" && s.Action != "*" && s.Action != ["*"]])
    error_message = "Each statement allows named actions."
  }
}

variable "reserved_concurrency" {
  description = "How many calls run at once at most, kept free for it; -1 for no bound."
  type        = number
  default     = -1

  validation {
    condition     = var.reserved_concurrency >= -1
    error_message = "-1, or a number of calls."
  }
}

variable "log_days" {
  description = "For how many days its log is kept."
  type        = number
}

variable "vpc" {
  description = "The network in which it runs; null for none, where it reaches all addresses."
  type        = object({ subnet_ids = list(string), security_group_ids = list(string) })
  default     = null
}
