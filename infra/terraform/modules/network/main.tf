# A private network: no way to the internet, AWS's services by endpoints. What must reach a bank's or an operator's server stays outside it.

data "aws_availability_zones" "here" {
  state = "available"
}

locals {
  # A sixteenth of the network each: 4,096 addresses of a /16.
  subnets = { for i in range(var.zones) : tostring(i) => { zone = data.aws_availability_zones.here.names[i], cidr = cidrsubnet(var.cidr, 4, i) } }
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true # endpoints have private names
  tags                 = merge(var.emr_tag, { Name = var.name })
}

# What nobody put into a group of its own reaches nothing.
resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.this.id
}

resource "aws_subnet" "private" {
  for_each = local.subnets

  vpc_id            = aws_vpc.this.id
  availability_zone = each.value.zone
  cidr_block        = each.value.cidr
  tags              = merge(var.emr_tag, { Name = "${var.name}-private-${each.key}" })
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = "${var.name}-private" }
}

resource "aws_route_table_association" "private" {
  for_each = aws_subnet.private

  subnet_id      = each.value.id
  route_table_id = aws_route_table.private.id
}

resource "aws_security_group" "functions" {
  name                   = "${var.name}-functions"
  description            = "The functions in the private network."
  vpc_id                 = aws_vpc.this.id
  revoke_rules_on_delete = true
  tags                   = { Name = "${var.name}-functions" }
}

resource "aws_vpc_security_group_egress_rule" "functions" {
  for_each = { https = { port = 443, cidr = "0.0.0.0/0" }, postgres = { port = 5432, cidr = var.cidr } }

  security_group_id = aws_security_group.functions.id
  description       = each.key == "https" ? "Endpoints, and S3 by its gateway, whose addresses are public." : "The registry's database."
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_ipv4         = each.value.cidr
}
