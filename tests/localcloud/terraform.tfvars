# infra/terraform on the local cloud: the base module, all of which it serves. The address comes with the call: -var=aws_endpoint_url=http://127.0.0.1:5555.

prefix = "fleet-local"
region = "us-east-1"

# Nothing is left of a trial.
destroy_data         = true
secret_recovery_days = 0

# Tests wait for objects.
queue_batch_seconds = 2

# Nobody calls here but who tests the calls.
schedules_enabled = false

# Steps run on this machine.
cluster = { architecture = "x86_64" }
