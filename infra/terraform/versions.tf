terraform {
  # Since 1.11 tests can mock what only an apply would know, and a state in a bucket has its lock there.
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  # The state is a file whose path scripts/terraform gives. A team keeps it in a bucket: see backend_override.tf.example.
  backend "local" {}
}
