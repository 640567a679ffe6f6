variable "name" {
  description = "The pools' name, and the first part of the address where users sign in: one of a kind in its region."
  type        = string
}

variable "policy_arn" {
  description = "What who signed in may do."
  type        = string
}

variable "callback_urls" {
  description = "Where a browser goes after signing in."
  type        = list(string)

  validation {
    condition     = length(var.callback_urls) > 0 && alltrue([for url in var.callback_urls : can(regex("^(https://|http://localhost)", url))])
    error_message = "One address at least; each of https, or of this machine: http://localhost:8765/."
  }
}

variable "destroy_data" {
  description = "Whether terraform destroy may delete the users."
  type        = bool
}
