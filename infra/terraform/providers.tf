locals {
  is_aws = var.aws_endpoint_url == ""
}

provider "aws" {
  region = var.region

  # What follows is for a stand-in of AWS, tests/localcloud say: it has one address, knows no account's credentials, and what it cannot serve it answers with a
  # 500, which the provider would ask for again up to 25 times.
  s3_use_path_style           = !local.is_aws
  skip_credentials_validation = !local.is_aws
  skip_metadata_api_check     = !local.is_aws
  skip_region_validation      = !local.is_aws
  max_retries                 = local.is_aws ? null : 2

  dynamic "endpoints" {
    for_each = local.is_aws ? [] : [var.aws_endpoint_url]
    content {
      apigatewayv2    = endpoints.value
      athena          = endpoints.value
      cloudwatch      = endpoints.value
      cloudwatchlogs  = endpoints.value
      cognitoidentity = endpoints.value
      cognitoidp      = endpoints.value
      ec2             = endpoints.value
      emr             = endpoints.value
      emrserverless   = endpoints.value
      eventbridge     = endpoints.value
      glue            = endpoints.value
      iam             = endpoints.value
      kms             = endpoints.value
      lambda          = endpoints.value
      rds             = endpoints.value
      s3              = endpoints.value
      scheduler       = endpoints.value
      secretsmanager  = endpoints.value
      sns             = endpoints.value
      sqs             = endpoints.value
      ssm             = endpoints.value
      sts             = endpoints.value
    }
  }

  default_tags {
    tags = local.tags
  }
}
