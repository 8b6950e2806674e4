"""Ask the process of `quick_start` to run a module with this directory, environment and standard streams."""

import json
import os
import socket
import sys

if "PYTHONIOENCODING" in os.environ:  # which an interpreter reads when it starts
    os.execv(sys.executable, [sys.executable, "-P", "-m", *sys.argv[2:]])  # noqa: S606

with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as connection:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
    connection.connect(sys.argv[1])
    request = {
        "module": sys.argv[2],
        "arguments": sys.argv[3:],
        "directory": os.getcwd(),  # noqa: PTH109  (pathlib takes longer to import than all else)
        "environment": dict(os.environ),
    }
    socket.send_fds(connection, [json.dumps(request).encode()], [0, 1, 2])
    answer = connection.recv(1)
sys.exit(answer[0] if answer else 1)
