terraform {
  # 1.9 let a variable's validation name other variables.
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  # The state is a file whose path scripts/terraform gives. A team keeps it in a bucket: see backend_override.tf.example.
  backend "local" {}
}
