"""A small AWS on one machine: moto's services, with real engines behind the ones that run code.

    scripts/localcloud --port 5555 [--region REGION] [--spark-home DIR] [--trino-home DIR] [--with-parent] [--calls FILE]

S3, SQS, Glue, Secrets Manager, IAM, ... are moto's. On top of them:
  emr     a step of a cluster runs as a real process (spark-submit from --spark-home), see emr.py and steps.py; its machines, see machines.py
  athena  a query runs on a real Trino (--trino-home) over the same Glue catalog and S3, see athena.py
  lambda  a function's `bootstrap` runs against a Lambda Runtime API, see functions.py; an SQS event source is polled, see event_sources.py
  glue    answers carry the fields that the real service always fills in, see glue.py
  s3      conditional writes are atomic, see s3.py
  gaps    what Terraform asks of a service and moto does not answer, see gaps.py
--calls keeps what roles called, see calls.py.

Prints `localcloud ready on http://127.0.0.1:PORT` once it takes requests; SIGTERM ends it and all it started.
"""

import argparse
import atexit
import os
import pathlib
import signal
import sys
import threading


def main() -> None:
    parser = argparse.ArgumentParser(prog="localcloud", description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=5555)
    parser.add_argument("--spark-home", type=pathlib.Path, default=os.environ.get("SPARK_HOME"))
    parser.add_argument("--trino-home", type=pathlib.Path, default=os.environ.get("TRINO_HOME"))
    parser.add_argument("--region", default="us-east-1", help="where steps run and queries look")
    parser.add_argument("--with-parent", action="store_true", help="end when standard input does, as it does with whoever holds its other end")
    parser.add_argument("--calls", type=pathlib.Path, help="a file for what roles called")
    options = parser.parse_args()

    # moto reads these while it is imported.
    os.environ["MOTO_PORT"] = str(options.port)
    os.environ.setdefault("MOTO_ENABLE_ISO_REGIONS", "false")
    endpoint = f"http://127.0.0.1:{options.port}"

    from moto.server import ThreadedMotoServer

    from . import athena, calls, emr, functions, gaps, glue, machines, processes, s3

    calls.install(options.calls)
    gaps.install()
    s3.install()
    glue.install()
    emr.install(endpoint, options.region, options.spark_home)
    machines.install()
    athena.install(endpoint, options.region, options.trino_home)
    functions.install(endpoint)

    atexit.register(processes.end_all)
    stopping = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.set())

    if options.with_parent:
        threading.Thread(target=lambda: (sys.stdin.buffer.read(), stopping.set()), daemon=True).start()

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=options.port, verbose=False)
    server.start()
    print(f"localcloud ready on {endpoint}", flush=True)
    stopping.wait()
    functions.stop()
    processes.end_all()
    server.stop()
    sys.exit(0)


main()
