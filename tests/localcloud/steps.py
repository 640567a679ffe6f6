"""One step of an EMR cluster, run as a real process on this machine.

`command-runner.jar` steps run their Args. For spark-submit this stands in for YARN:
--master becomes local[2]; in --deploy-mode cluster the driver starts in a fresh folder (the
"container") into which --files and the main file were copied and each --archives entry was
unpacked under its #name. s3:// paths go to the emulator. stdout.gz, stderr.gz and controller.gz
are put under LogUri/CLUSTER/steps/STEP/.
"""

import gzip
import os
import pathlib
import shutil
import subprocess
import tarfile
import zipfile

from moto.s3.models import s3_backends

from . import calls, processes

_FLAGS = {"--verbose", "-v", "--supervise", "--version", "--help", "-h"}


class StepRunner:
    """Runs one step as a process and keeps its logs."""

    CANCELLED = "cancelled"

    def __init__(self, endpoint: str, region: str, spark_home: pathlib.Path | None):
        self._endpoint, self._region, self._spark_home = endpoint, region, spark_home
        self._processes: dict[str, subprocess.Popen] = {}
        self._cancelled: set[str] = set()

    def cancel(self, step) -> bool:
        """Ends the step's process, or has it ended as soon as it is there; False where the step has ended."""
        if step.state != "RUNNING":
            return False
        self._cancelled.add(step.id)
        if (process := self._processes.get(step.id)) is not None:
            processes.end(process)
        return True

    def run(self, cluster, step) -> str | None:
        """Returns why the step failed; None when it exited with 0."""
        container = processes.folder("step")
        stdout, stderr, controller = (container / n for n in (".stdout", ".stderr", ".controller"))
        try:
            command = self._command(cluster, step, container)
            controller.write_text(f"in {container}: {command}\n")
            with stdout.open("wb") as out, stderr.open("wb") as err:
                process = processes.start(command, cwd=container, stdout=out, stderr=err, stdin=subprocess.DEVNULL,
                                          env=self._environment(cluster, container) | _container_environment(command))
                self._processes[step.id] = process
                if step.id in self._cancelled:
                    processes.end(process)
                code = process.wait()
            if step.id in self._cancelled:
                return self.CANCELLED
            return None if code == 0 else f"exit code {code}"
        except Exception as error:  # what the step asked for cannot be run: EMR fails the step, not the service
            controller.write_text(f"{type(error).__name__}: {error}\n")
            return f"{type(error).__name__}: {error}"
        finally:
            self._processes.pop(step.id, None)
            self._keep_logs(cluster, step, {"stdout": stdout, "stderr": stderr, "controller": controller})
            shutil.rmtree(container, ignore_errors=True)

    def _command(self, cluster, step, container: pathlib.Path) -> list[str]:
        jar, arguments = _jar_and_arguments(step)
        if not jar.endswith("command-runner.jar"):
            raise ValueError(f"only command-runner.jar steps can be run here, not {jar}")
        if not arguments:
            raise ValueError("the step has no Args")
        if pathlib.Path(arguments[0]).name != "spark-submit":
            return arguments
        if self._spark_home is None:
            raise ValueError("no Spark: start localcloud with --spark-home")
        return [f"{self._spark_home}/bin/spark-submit", *self._local_arguments(cluster, arguments[1:], container)]

    def _local_arguments(self, cluster, arguments: list[str], container: pathlib.Path) -> list[str]:
        options, position = [], 0
        while position < len(arguments) and arguments[position].startswith("-"):
            name, equals, value = arguments[position].partition("=")
            position += 1
            if name in _FLAGS:
                options.append((name, None))
                continue
            if not (equals and name.startswith("--")):
                name, value = arguments[position - 1], arguments[position]
                position += 1
            options.append((name, value))
        if position == len(arguments):
            raise ValueError("spark-submit names no application")
        application, rest = arguments[position], arguments[position + 1:]

        kept = ["--master", "local[2]"]
        for entry in getattr(cluster, "configurations", None) or []:
            if _get(entry, "Classification") == "spark-defaults":
                for key, value in (_get(entry, "Properties") or {}).items():
                    kept += ["--conf", f"{key}={value}"]
        in_container = ("--deploy-mode", "cluster") in options
        for name, value in options:
            if name in ("--master", "--deploy-mode", "--num-executors", "--queue"):
                continue
            if name in ("--archives", "--files"):
                if in_container:
                    for item in value.split(","):
                        self._localize(cluster, item, container, unpack=name == "--archives")
                continue
            kept += [name] if value is None else [name, value]
        if in_container:
            application = self._localize(cluster, application, container, unpack=False).name
        elif application.startswith("s3"):
            application = str(self._localize(cluster, application, container, unpack=False))
        return [*kept, application, *rest]

    def _localize(self, cluster, item: str, container: pathlib.Path, unpack: bool) -> pathlib.Path:
        """Copies s3://BUCKET/KEY[#NAME], or a local path, into the container, as YARN's resource localizer does."""
        path, _, name = item.partition("#")
        target = container / (name or pathlib.PurePosixPath(path).name)
        if path.startswith(("s3://", "s3a://")):
            bucket, _, key = path.split("://", 1)[1].partition("/")
            calls.note(cluster.role, "s3", "GET", f"/{bucket}/{key}")
            content = s3_backends["123456789012"]["aws"].get_object(bucket, key)
            if content is None:
                raise FileNotFoundError(path)
            data = content.value
        else:
            data = pathlib.Path(path.removeprefix("file://")).read_bytes()
        if not unpack:
            target.write_bytes(data)
            return target
        packed = container / f".packed-{target.name}"
        packed.write_bytes(data)
        target.mkdir()
        if zipfile.is_zipfile(packed):
            subprocess.run(["unzip", "-q", str(packed), "-d", str(target)], check=True)  # keeps run bits
        else:
            with tarfile.open(packed) as archive:
                archive.extractall(target, filter="tar")
        packed.unlink()
        return target

    def _environment(self, cluster, container: pathlib.Path) -> dict[str, str]:
        environment = {
            **os.environ,
            "AWS_ENDPOINT_URL": self._endpoint,
            "AWS_REGION": self._region,
            "AWS_DEFAULT_REGION": self._region,
            "AWS_ACCESS_KEY_ID": cluster.role,  # see calls.py
            "AWS_SECRET_ACCESS_KEY": "test",
            "SPARK_LOCAL_IP": "127.0.0.1",
        }
        if self._spark_home is not None:
            configuration = container / ".spark-conf"
            configuration.mkdir()
            (configuration / "spark-defaults.conf").write_text(
                "spark.ui.enabled false\nspark.sql.shuffle.partitions 4\n"
                # Steps here are short: code made fast rather than fast code.
                "spark.driver.defaultJavaOptions -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m -XX:+UseSerialGC\n"
                "spark.hadoop.fs.s3.impl org.apache.hadoop.fs.s3a.S3AFileSystem\n"
                f"spark.hadoop.fs.s3a.endpoint {self._endpoint}\n"
                f"spark.hadoop.fs.s3a.endpoint.region {self._region}\n"
                "spark.hadoop.fs.s3a.path.style.access true\n"
                "spark.hadoop.fs.s3a.connection.ssl.enabled false\n"
            )
            environment |= {
                "SPARK_HOME": str(self._spark_home),
                "SPARK_CONF_DIR": str(configuration),
                "PATH": f"{self._spark_home}/bin:{os.environ['PATH']}",
            }
        return environment

    @staticmethod
    def _keep_logs(cluster, step, logs: dict[str, pathlib.Path]) -> None:
        if not cluster.log_uri:
            return
        bucket, _, prefix = cluster.log_uri.split("://", 1)[1].partition("/")
        for name, path in logs.items():
            content = path.read_bytes() if path.exists() else b""
            key = "/".join(filter(None, [prefix.strip("/"), cluster.id, "steps", step.id, f"{name}.gz"]))
            calls.note(cluster.role, "s3", "PUT", f"/{bucket}/{key}")
            s3_backends["123456789012"]["aws"].put_object(bucket, key, gzip.compress(content))


def _jar_and_arguments(step) -> tuple[str, list[str]]:
    bare = step.hadoop_jar_step
    return _get(bare, "Jar") or "", list(_get(bare, "Args") or [])


def _container_environment(command: list[str]) -> dict[str, str]:
    """What YARN sets for a driver in a container: --conf spark.yarn.appMasterEnv.NAME=VALUE."""
    prefix = "spark.yarn.appMasterEnv."
    return dict(word.removeprefix(prefix).split("=", 1) for word in command if word.startswith(prefix))


def _get(mapping: dict, name: str):
    """moto hands some request parts on with their own names and others in lower_case."""
    return mapping.get(name, mapping.get(name.lower()))
