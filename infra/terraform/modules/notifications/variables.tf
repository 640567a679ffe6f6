variable "name" {
  description = "The topic's name."
  type        = string
}

variable "account" {
  description = "Where it is: partition, region and account."
  type        = object({ partition = string, region = string, id = string })
}

variable "emails" {
  description = "Who is told by e-mail; each must confirm once."
  type        = set(string)

  validation {
    condition     = alltrue([for address in var.emails : can(regex("^[^@ ]+@[^@ ]+[.][^@ ]+$", address))])
    error_message = "Each is an e-mail address."
  }
}
