# All that a cluster needs, but no cluster: a run makes one when there is work, and it ends by itself.

locals {
  managed_tag = { for-use-with-amazon-emr-managed-policies = "true" }

  # What a cluster encrypts on S3; and, by a customer's key alone, on the machines' disks.
  s3    = merge({ EncryptionMode = var.kms_key_arn == null ? "SSE-S3" : "SSE-KMS" }, { for name, key in { AwsKmsKey = var.kms_key_arn } : name => key if key != null })
  disks = { EncryptionKeyProviderType = "AwsKms", AwsKmsKey = var.kms_key_arn, EnableEbsEncryption = true }
  tls   = { TLSCertificateConfiguration = { CertificateProviderType = "PEM", S3Object = var.certificates } }

  at_rest = merge({ S3EncryptionConfiguration = local.s3 }, { for name, part in { LocalDiskEncryptionConfiguration = local.disks } : name => part if var.kms_key_arn != null })

  encryption = merge(
    { EnableAtRestEncryption = true, AtRestEncryptionConfiguration = local.at_rest, EnableInTransitEncryption = var.certificates != null },
    { for name, part in { InTransitEncryptionConfiguration = local.tls } : name => part if var.certificates != null },
  )
}

resource "aws_emr_security_configuration" "this" {
  name = var.name

  configuration = jsonencode({
    EncryptionConfiguration = local.encryption
    # Only requests with a token get the machines' credentials, and none from behind another hop.
    InstanceMetadataServiceConfiguration = { MinimumInstanceMetadataServiceVersion = 2, HttpPutResponseHopLimit = 1 }
  })
}

# EMR puts its own rules into these groups when the first cluster starts; they name each other, so the last to go must be emptied first.
resource "aws_security_group" "managed" {
  for_each = var.vpc == null ? {} : {
    primary = "The primary machine of clusters."
    core    = "The core and task machines of clusters."
    service = "EMR's own access to clusters in private subnets."
  }

  name                   = "${var.name}-emr-${each.key}"
  description            = each.value
  vpc_id                 = var.vpc.id
  revoke_rules_on_delete = true
  tags                   = local.managed_tag

  lifecycle {
    # EMR's rules are not ours to take away.
    ignore_changes = [ingress, egress]
  }
}

resource "aws_vpc_security_group_egress_rule" "machines" {
  for_each = { for name, group in aws_security_group.managed : name => group.id if name != "service" }

  security_group_id = each.value
  description       = "To each other, to the endpoints and to AWS."
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

# By this tag the service's role may use a subnet that others made.
resource "aws_ec2_tag" "subnet" {
  for_each = var.tagged_subnet_ids

  resource_id = each.value
  key         = one(keys(local.managed_tag))
  value       = one(values(local.managed_tag))
}
