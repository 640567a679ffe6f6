# Two roles of a cluster: the service's, which makes its machines, and the machines' own, which is what a run may do.

resource "aws_iam_role" "service" {
  name        = var.role_names.service
  description = "EMR makes and ends the machines of this lake's clusters by it."

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "elasticmapreduce.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account.id }
        ArnLike      = { "aws:SourceArn" = "arn:${var.account.partition}:elasticmapreduce:${var.account.region}:${var.account.id}:*" }
      }
    }]
  })
}

# AWS's own, of the second version: it touches only what carries the tag for-use-with-amazon-emr-managed-policies.
resource "aws_iam_role_policy_attachment" "service" {
  role       = aws_iam_role.service.name
  policy_arn = "arn:${var.account.partition}:iam::aws:policy/service-role/AmazonEMRServicePolicy_v2"
}

locals {
  instance_role_arn = "arn:${var.account.partition}:iam::${var.account.id}:role/${var.role_names.instance}"

  service_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([{
      Sid       = "PassInstanceRole"
      Effect    = "Allow"
      Action    = "iam:PassRole"
      Resource  = local.instance_role_arn
      Condition = { StringLike = { "iam:PassedToService" = "ec2.amazonaws.com*" } }
      }], local.disk_key, [for key in [var.kms_key_arn] : {
      Sid       = "GrantDiskKey"
      Effect    = "Allow"
      Action    = "kms:CreateGrant"
      Resource  = key
      Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" } }
    } if key != null])
  })

  # With a customer's key EMR makes volumes that EC2 encrypts by it, and each machine asks it for the key of its own disks; neither is by way of another service.
  disk_key = [for key in [var.kms_key_arn] : {
    Sid      = "DiskKey"
    Effect   = "Allow"
    Action   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"]
    Resource = key
  } if key != null]

  run_policy     = jsonencode({ Version = "2012-10-17", Statement = var.run_statements })
  machine_policy = jsonencode({ Version = "2012-10-17", Statement = concat(var.run_statements, local.disk_key) })
}

resource "aws_iam_role_policy" "service" {
  name   = "pass-instance-role"
  role   = aws_iam_role.service.id
  policy = local.service_policy
}

resource "aws_iam_role" "instance" {
  name        = var.role_names.instance
  description = "What a run may do on a cluster of this lake."

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "instance" {
  name   = "run"
  role   = aws_iam_role.instance.id
  policy = local.machine_policy
}

resource "aws_iam_instance_profile" "this" {
  name = var.role_names.instance
  role = aws_iam_role.instance.name
}
