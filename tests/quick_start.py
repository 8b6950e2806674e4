"""Programs that start at once: one process has imported what they need, and forks for each command.

`python -m mkdocs_plans` and `python -m mkdocs` take about a CPU second before they begin to work. A command
that is started here has a process, a directory, an environment and standard streams of its own, too. What an
interpreter loads and how it ends is tested with a new one, in `tests/cli/` and `tests/test_architecture.py`.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import secrets
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import traceback
from functools import cache
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[1]
_EARLY = (
    "mkdocs.commands.build",
    "mkdocs.commands.serve",
    "material.plugins.search.plugin",
    "material.extensions.emoji",
    "pymdownx.superfences",
)
"""What is imported for every command, besides the modules of the package."""
_FOR_SQL = ("duckdb", "ibis.backends.duckdb", "pyarrow.parquet")
"""What is imported before the first `plans sql`."""


def command(module: str) -> list[str]:
    """What runs a module as `python -P -m` does; its arguments follow."""
    if not hasattr(socket, "SOCK_SEQPACKET") or sys.platform != "linux":
        return [sys.executable, "-P", "-m", module]
    return [sys.executable, "-I", "-S", str(Path(__file__).with_name("quick_client.py")), _server(), module]


@cache
def _server() -> str:
    """Start the process that forks, and return the path of its socket. It ends with this process."""
    folder = tempfile.mkdtemp(prefix="quick-start-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    place = f"{folder}/socket"
    code = "import sys; from tests.quick_start import _serve; _serve(sys.argv[1])"
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", code, place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": f"{_ROOT}{os.pathsep}{_ROOT / 'plugin'}"},
    )
    atexit.register(_stop, process)
    assert process.stdout
    process.stdout.read()  # The server closes it when it can be asked.
    process.stdout.close()
    return place


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.communicate()  # Closes its input, and it ends.


def _serve(place: str) -> None:
    from tests.templates import keep_compiled  # noqa: PLC0415  (the client needs none of this)

    keep_compiled()
    package = importlib.import_module("mkdocs_plans")
    names = [one.name for one in pkgutil.walk_packages(package.__path__, "mkdocs_plans.")]
    for name in (*_EARLY, *(name for name in names if not name.endswith("__main__"))):
        importlib.import_module(name)
    read = importlib.import_module("mkdocs_plans.reading").read
    for path in (_ROOT / "examples").rglob("plans/*.md"):  # compiles the patterns of all words
        read(path.read_bytes(), path.name)
    gc.freeze()
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(place)
        listener.listen()
        os.dup2(2, 1)  # closes what the other process waits for
        while sys.stdin not in select.select([listener, sys.stdin], [], [])[0]:
            connection, _ = listener.accept()
            with connection:
                message, streams, _, _ = socket.recv_fds(connection, 1 << 20, 3)
                request = json.loads(message)
                if "sql" in request["arguments"]:
                    list(map(importlib.import_module, _FOR_SQL))
                if os.fork() == 0:
                    listener.close()
                    _run(connection, request, streams)
                for stream in streams:
                    os.close(stream)
            _reap()


def _reap() -> None:
    """Forget the processes that ended."""
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                return
        except ChildProcessError:
            return


def _run(connection: socket.socket, request: dict[str, Any], streams: list[int]) -> None:
    """Run a module in this process, report its exit code and end."""
    code: Any = 0
    atexit._clear()  # what the other process does at its end
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        vars(importlib.import_module("mkdocs_plans.fetch.running_builds"))["NAME"] = secrets.token_hex(8)
        os.chdir(request["directory"])
        os.environ.clear()
        os.environ.update(request["environment"])
        sys.argv[1:] = request["arguments"]
        runpy.run_module(request["module"], run_name="__main__", alter_sys=True)
    except SystemExit as error:
        code = error.code
        if not isinstance(code, int | None):
            print(code, file=sys.stderr)  # noqa: T201  (as the interpreter does)
            code = 1
    except BaseException:  # noqa: BLE001  (as the interpreter does)
        traceback.print_exc()
        code = 1
    finally:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        connection.send(bytes([(code or 0) & 255]))
        os._exit(0)
