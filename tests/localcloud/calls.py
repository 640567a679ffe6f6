"""Who called what: each request of a role's, as a line of JSON.

A role is known by its credentials: functions and steps get the name of their role as access key, Trino, which works by the rights of who asks, gets `athena`. What the
local cloud does itself in a role's place (Lambda receives a queue's messages, EMR fetches a step's files) is noted as the call that AWS makes there. Requests with the
key `test`, and those without any, are not kept.
"""

import io
import json
import pathlib
import threading

_lock = threading.Lock()
_file = None
_NOBODY = ("", "test")


def install(path: pathlib.Path | None) -> None:
    """Keeps calls in a file from now on; None for not."""
    global _file
    if path is None:
        return
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication

    _file = path.open("w", buffering=1)
    bare_call = DomainDispatcherApplication.__call__

    def call(self, environ, start_response):
        caller, service = _signer(environ.get("HTTP_AUTHORIZATION", ""))
        if caller not in _NOBODY:
            query = environ.get("QUERY_STRING", "")
            body = _body(environ) if service != "s3" or query == "delete" else ""
            note(caller, service, environ["REQUEST_METHOD"], environ["PATH_INFO"] + (f"?{query}" if query else ""),
                 operation=environ.get("HTTP_X_AMZ_TARGET"), source=environ.get("HTTP_X_AMZ_COPY_SOURCE"), body=body)
        return bare_call(self, environ, start_response)

    DomainDispatcherApplication.__call__ = call


def note(caller: str, service: str, method: str, target: str, operation: str | None = None, source: str | None = None, body: str = "") -> None:
    """Keeps one call."""
    if _file is not None:
        line = json.dumps({"caller": caller, "service": service, "method": method, "target": target, "operation": operation, "source": source, "body": body})
        with _lock:
            _file.write(line + "\n")


def _signer(authorization: str) -> tuple[str, str]:
    """The access key and the service of a signature of version 4; a key may hold anything but a slash."""
    scope = authorization.partition("Credential=")[2].partition(",")[0].split("/")
    return (scope[0], scope[3]) if len(scope) == 5 else ("", "")


def _body(environ) -> str:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    content = environ["wsgi.input"].read(length)
    environ["wsgi.input"] = io.BytesIO(content)
    return content.decode(errors="replace")
