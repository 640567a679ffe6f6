# S3's gateway costs nothing. Each other endpoint is paid by the hour and zone: only those that are used.

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${var.account.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.private.id]
  policy            = local.s3_policy
  tags              = { Name = "${var.name}-s3" }
}

locals {
  # Nothing is carried out of the account by this way. A cluster's machines fetch programs of EMR and Amazon Linux from AWS's own buckets.
  s3_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "OwnBuckets", Effect = "Allow", Principal = "*", Action = "s3:*", Resource = "*", Condition = { StringEquals = { "s3:ResourceAccount" = var.account.id } } },
      {
        Sid       = "ProgramsOfAws"
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:GetObject"
        Resource = [for bucket in ["al2023-repos-*", "amazonlinux-2-repos-*", "repo.*.emr.amazonaws.com", "*.elasticmapreduce", "packages.*.amazonaws.com", "repo.*.amazonaws.com"] :
        "arn:${var.account.partition}:s3:::${bucket}/*"]
      },
    ]
  })
}

resource "aws_security_group" "endpoints" {
  name                   = "${var.name}-endpoints"
  description            = "The endpoints of AWS's services."
  vpc_id                 = aws_vpc.this.id
  revoke_rules_on_delete = true
  tags                   = { Name = "${var.name}-endpoints" }
}

resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  security_group_id = aws_security_group.endpoints.id
  description       = "Whoever is in the network."
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = var.cidr
}

resource "aws_vpc_endpoint" "service" {
  for_each = var.endpoints

  vpc_id              = aws_vpc.this.id
  service_name        = "com.amazonaws.${var.account.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = [for subnet in aws_subnet.private : subnet.id]
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  tags                = { Name = "${var.name}-${each.key}" }
}
