locals {
  roles = {
    analysts   = { principals = var.principals.analysts, policy_arn = aws_iam_policy.analyst["analysts"].arn }
    restricted = { principals = var.principals.restricted, policy_arn = aws_iam_policy.analyst["restricted"].arn }
    operator   = { principals = var.principals.operator, policy_arn = aws_iam_policy.operator.arn }
  }
}

resource "aws_iam_role" "this" {
  for_each = local.roles

  name                 = var.names[each.key]
  description          = "For people; see the policy of the same name."
  max_session_duration = 28800 # a working day

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      # The account itself: whom its administrators allow to assume it.
      Principal = { AWS = length(each.value.principals) > 0 ? each.value.principals : ["arn:${var.account.partition}:iam::${var.account.id}:root"] }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each = local.roles

  role       = aws_iam_role.this[each.key].name
  policy_arn = each.value.policy_arn
}
