variable "name" {
  description = "What all names begin with."
  type        = string
}

variable "account" {
  description = "Where it is: partition, region and account."
  type        = object({ partition = string, region = string, id = string })
}

variable "cidr" {
  description = "The network's addresses."
  type        = string

  validation {
    condition     = can(cidrnetmask(var.cidr)) && tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 20
    error_message = "A network of IPv4 from /16 to /20, 10.20.0.0/16 say."
  }
}

variable "zones" {
  description = "In how many zones it has a subnet."
  type        = number

  validation {
    condition     = var.zones >= 2 && var.zones <= 6
    error_message = "2 to 6 zones: a database wants two."
  }
}

variable "endpoints" {
  description = "The services that have an endpoint beside S3."
  type        = set(string)
}

variable "emr_tag" {
  description = "The tag by which EMR may use network and subnets."
  type        = map(string)
}
