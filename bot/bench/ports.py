"""Ports for processes that are started to be measured."""

import secrets
import socket

# Below those that Linux gives to outgoing connections (32768 and above unless set otherwise), one of which may be given
# away before the process has started.
_PORTS = range(20_000, 32_000)


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    while True:
        port = secrets.choice(_PORTS)
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            continue
        return port
