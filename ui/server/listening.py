"""The address that a server holds, taken before the packages of the page are imported."""

from __future__ import annotations

import socket

from index.errors import KamervraagError


def listening_socket(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes any free one. Raises KamervraagError where none can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise KamervraagError(
            f"Cannot listen on {host}, port {port}: {error.strerror}; choose another one."
        ) from error
