output "landers" {
  description = "The landers by name: function, ARN and log group."
  value = { for name, function in merge(module.queue, module.called) : name => {
    name      = function.name
    arn       = function.arn
    log_group = function.log_group
  } }
}

output "run" {
  description = "The function that submits runs."
  value       = { name = module.run.name, arn = module.run.arn, log_group = module.run.log_group }
}

output "policies" {
  description = "The policy of each function's role, by the function's short name."
  value       = merge({ for name, function in merge(module.queue, module.called) : name => function.policy }, { run = module.run.policy })
}
