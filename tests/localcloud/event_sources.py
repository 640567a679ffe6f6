"""Event source mappings of Lambda functions: each polls its SQS queue, as the real service does.

A poller gathers up to BatchSize messages for MaximumBatchingWindowInSeconds, hands them to the
function, and deletes what succeeded: all of a batch, or, with ReportBatchItemFailures, all but the
reported ones. The others become visible again when their visibility time is over, and go to the
queue's dead-letter queue after maxReceiveCount.
"""

import hashlib
import json
import threading
import time

from moto.awslambda import models
from moto.sqs.models import sqs_backends

from . import calls


def install(functions, stopping: threading.Event) -> None:
    # moto hands a message to a function while it is being sent; here a poller does.
    bare_create = models.LambdaBackend.create_event_source_mapping

    def create_event_source_mapping(self, spec):
        mapping = bare_create(self, spec)
        if ":sqs:" in mapping.event_source_arn:
            _queue_of(self, mapping).lambda_event_source_mappings.clear()
            threading.Thread(target=_poll, args=(self, mapping, functions, stopping), daemon=True).start()
        return mapping

    models.LambdaBackend.create_event_source_mapping = create_event_source_mapping


def _queue_of(backend, mapping):
    return sqs_backends[backend.account_id][backend.region_name].queues[mapping.event_source_arn.split(":")[-1]]


def _poll(backend, mapping, functions, stopping: threading.Event) -> None:
    while not stopping.is_set() and mapping.uuid in backend._event_source_mappings:
        if not mapping.enabled:
            time.sleep(0.2)
            continue
        source = sqs_backends[backend.account_id][backend.region_name]
        name = mapping.event_source_arn.split(":")[-1]
        if name not in source.queues:
            return
        batch, until = [], None
        while len(batch) < mapping.batch_size and not stopping.is_set():
            found = source.receive_message(name, min(10, mapping.batch_size - len(batch)), 0,
                                           source.queues[name].visibility_timeout)
            batch += found
            if batch and until is None:
                until = time.monotonic() + (mapping.max_batch_window or 0)
            if not found:
                if until is None or time.monotonic() >= until:
                    break
                time.sleep(0.1)
        if not batch:
            time.sleep(0.2)
            continue
        function = backend.get_function(mapping.function_arn)
        for operation in ("GetQueueAttributes", "ReceiveMessage", "DeleteMessage"):
            calls.note(function.role.rpartition("/")[2], "sqs", "POST", "/", operation=f"AmazonSQS.{operation}", body=json.dumps({"QueueUrl": f"http://localcloud/{backend.account_id}/{name}"}))
        failed, answer, _ = functions.invoke(function, json.dumps({"Records": [_record(m, mapping) for m in batch]}).encode())
        retried = {m.id for m in batch} if failed else _reported(answer, mapping, batch)
        for message in batch:
            if message.id not in retried:
                source.delete_message(name, message.receipt_handle)


def _reported(answer: bytes, mapping, batch) -> set[str]:
    """The messages that the function wants to see again; a malformed report means all of them."""
    if "ReportBatchItemFailures" not in (mapping.function_response_types or []):
        return set()
    try:
        report = json.loads(answer or b"null")
        if not report or not report.get("batchItemFailures"):
            return set()
        named = {item["itemIdentifier"] for item in report["batchItemFailures"]}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {m.id for m in batch}
    known = {m.id for m in batch}
    return named if named <= known else known


def _record(message, mapping) -> dict:
    body = message.original_body if hasattr(message, "original_body") else message.body
    return {
        "messageId": message.id,
        "receiptHandle": message.receipt_handle,
        "body": body,
        "attributes": {
            "ApproximateReceiveCount": str(message.approximate_receive_count),
            "SentTimestamp": str(message.sent_timestamp),
            "SenderId": "AIDALOCALCLOUD",
            "ApproximateFirstReceiveTimestamp": str(message.approximate_first_receive_timestamp),
        },
        "messageAttributes": {},
        "md5OfBody": hashlib.md5(body.encode()).hexdigest(),
        "eventSource": "aws:sqs",
        "eventSourceARN": mapping.event_source_arn,
        "awsRegion": mapping.region,
    }
