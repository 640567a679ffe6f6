# Off unless they are asked for: what they cost stands in README.md.

variable "serverless" {
  description = "An EMR Serverless application, on which runs need no cluster: release, the most processors, and after how long idle it ends. Null for none."
  type = object({
    release      = optional(string, "emr-7.9.0")
    maximum_cpus = optional(number, 32)
    idle_minutes = optional(number, 5)
  })
  default = null

  validation {
    condition     = var.serverless == null ? true : var.serverless.maximum_cpus >= 4 && var.serverless.idle_minutes >= 1
    error_message = "4 processors and a minute at least."
  }
}

variable "network" {
  description = "A private network with endpoints: its addresses, its zones, the services with a paid endpoint, and the functions that run in it, which then reach nothing else. Null for none."
  type = object({
    cidr      = optional(string, "10.20.0.0/16")
    zones     = optional(number, 2)
    endpoints = optional(set(string), ["elasticmapreduce", "glue", "monitoring", "secretsmanager", "sns"])
    functions = optional(set(string), ["gps", "run"])
  })
  default = null

  validation {
    condition     = var.network == null ? true : length(setsubtract(var.network.functions, ["gps", "run", "fleet"])) == 0
    error_message = "gps, run and fleet can run in the network; the servers of operator and bank are outside it."
  }

  validation {
    condition     = var.network == null || var.cluster.vpc_id == null
    error_message = "Clusters run in the network here or in one made elsewhere, not both."
  }
}

variable "registry_database" {
  description = "PostgreSQL of RDS for the fleet registry. Null for none."
  type = object({
    engine_version    = optional(string, "16")
    instance_class    = optional(string, "db.t4g.micro")
    storage_gibibytes = optional(number, 20)
    multi_az          = optional(bool, false)
    backup_days       = optional(number, 7)
  })
  default = null

  validation {
    condition     = var.registry_database == null || var.network != null
    error_message = "The database is in the private network: set network too."
  }
}

variable "push_api" {
  description = "An address to push records to: positions, and tags where paths names them too. Null for none."
  type = object({
    paths               = optional(set(string), ["positions"])
    requests_per_second = optional(number, 50)
  })
  default = null

  validation {
    condition     = var.push_api == null ? true : length(var.push_api.paths) > 0 && length(setsubtract(var.push_api.paths, ["positions", "tags"])) == 0
    error_message = "Paths are positions and tags."
  }
}

variable "cognito" {
  description = "Sign-in for analysts by Cognito: where a browser goes after it. Null for none."
  type        = object({ callback_urls = optional(list(string), ["http://localhost:8765/"]) })
  default     = null

  validation {
    condition     = var.cognito == null ? true : alltrue([for url in var.cognito.callback_urls : can(regex("^(https://|http://localhost)", url))])
    error_message = "Each is an address of https, or of this machine."
  }
}
