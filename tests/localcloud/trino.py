"""One Trino server over the emulator's Glue catalog and S3: Athena's engine."""

import os
import pathlib
import socket
import threading
import time

import requests

from . import processes

_QUERY_TIME_LIMIT = 600  # seconds
_ACCESS_KEY = "athena"


class Stopped(Exception):
    """A query was stopped by who asked it."""


class Trino:
    """One Trino server, started when it is first asked for."""

    def __init__(self, endpoint: str, region: str, home: pathlib.Path | None):
        self._endpoint, self._region, self._home = endpoint, region, home
        self._address: str | None = None
        self._lock = threading.Lock()

    def run(self, sql: str, catalog: str, schema: str, stop: threading.Event) -> tuple[list[dict], list[list], int]:
        """Returns the columns ({Name, Type}), the rows and the bytes read of `sql`; raises RuntimeError with Trino's own message."""
        for _ in range(20):  # the one worker joins some seconds after the server takes queries
            try:
                return self._run(sql, catalog, schema, stop)
            except RuntimeError as error:
                if "NO_NODES_AVAILABLE" not in str(error):
                    raise
            time.sleep(1)
        raise RuntimeError("Trino's worker did not join")

    def _run(self, sql: str, catalog: str, schema: str, stop: threading.Event) -> tuple[list[dict], list[list], int]:
        headers = {
            "X-Trino-User": "athena",
            "X-Trino-Catalog": catalog.lower(),
            "X-Trino-Schema": schema,
            "X-Trino-Time-Zone": "UTC",
        }
        columns, rows = [], []
        address = self._started()
        deadline = time.monotonic() + _QUERY_TIME_LIMIT
        page = requests.post(f"{address}/v1/statement", data=sql.encode(), headers=headers, timeout=60).json()
        while True:
            if "error" in page:
                raise RuntimeError(f"{page['error'].get('errorName')}: {page['error'].get('message')}")
            columns = columns or [{"Name": c["name"], "Type": c["type"]} for c in page.get("columns", [])]
            rows += page.get("data", [])
            if "nextUri" not in page:
                return columns, rows, page["stats"].get("physicalInputBytes", 0)
            if stop.is_set():
                requests.delete(page["nextUri"], timeout=10)
                raise Stopped
            if time.monotonic() > deadline:
                requests.delete(page["nextUri"], timeout=10)
                raise RuntimeError(f"query ran past {_QUERY_TIME_LIMIT} seconds")
            page = requests.get(page["nextUri"], timeout=60).json()

    def _started(self) -> str:
        with self._lock:
            if self._address is None:
                self._address = self._start()
            return self._address

    def _start(self) -> str:
        if self._home is None:
            raise RuntimeError("no Trino: start localcloud with --trino-home")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        work = processes.folder("trino")
        (work / "catalog").mkdir()
        (work / "config.properties").write_text(
            "coordinator=true\nnode-scheduler.include-coordinator=true\n"
            f"http-server.http.port={port}\ndiscovery.uri=http://127.0.0.1:{port}\n"
            f"plugin.dir={self._home / 'plugin'}\ncatalog.config-dir={work / 'catalog'}\n"
        )
        (work / "log.properties").write_text("io.trino=WARN\nio.airlift=WARN\n")
        # Athena's name for the Glue catalog.
        (work / "catalog" / "awsdatacatalog.properties").write_text(
            f"connector.name=hive\nhive.metastore=glue\nhive.metastore.glue.region={self._region}\n"
            f"hive.metastore.glue.endpoint-url={self._endpoint}\n"
            f"hive.metastore.glue.aws-access-key={_ACCESS_KEY}\nhive.metastore.glue.aws-secret-key=test\n"
            "hive.parquet.time-zone=UTC\nhive.non-managed-table-writes-enabled=true\n"
            f"fs.hadoop.enabled=false\nfs.native-s3.enabled=true\ns3.endpoint={self._endpoint}\n"
            f"s3.region={self._region}\ns3.path-style-access=true\ns3.aws-access-key={_ACCESS_KEY}\ns3.aws-secret-key=test\n"
        )
        log = (work / "server.log").open("wb")
        process = processes.start(
            [str(pathlib.Path(os.environ["JAVA_HOME"], "bin", "java")) if os.environ.get("JAVA_HOME") else "java", "-Xmx1500m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djdk.attach.allowAttachSelf=true", "-Dfile.encoding=UTF-8",
             f"-Dconfig={work / 'config.properties'}", "-Dnode.environment=local", "-Dnode.id=local",
             f"-Dnode.data-dir={work}", f"-Dlog.levels-file={work / 'log.properties'}",
             "-cp", f"{self._home / 'lib'}/*", "FleetTrino"],
            cwd=work, stdout=log, stderr=log,
        )
        address = f"http://127.0.0.1:{port}"
        for _ in range(240):
            if process.poll() is not None:
                break
            try:
                if not requests.get(f"{address}/v1/info", timeout=2).json()["starting"]:
                    return address
            except (requests.RequestException, ValueError, KeyError):
                pass
            time.sleep(0.5)
        processes.end(process)
        raise RuntimeError(f"Trino did not start; its log is {work / 'server.log'}")
