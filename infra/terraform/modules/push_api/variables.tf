variable "name" {
  description = "The API's name."
  type        = string
}

variable "account" {
  description = "Where it is: partition, region and account."
  type        = object({ partition = string, region = string, id = string })
}

variable "queues" {
  description = "The queues by path."
  type        = map(object({ arn = string, url = string }))

  validation {
    condition     = length(var.queues) > 0
    error_message = "An API without a path is none."
  }
}

variable "requests_per_second" {
  description = "How many requests are taken in a second; more are answered with 429."
  type        = number

  validation {
    condition     = var.requests_per_second >= 1 && var.requests_per_second <= 10000
    error_message = "1 to 10000."
  }
}

variable "log_days" {
  description = "For how many days calls are on record."
  type        = number
}
