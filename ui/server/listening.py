"""The address that a server holds, taken before the packages of the page are imported."""

from __future__ import annotations

import socket

from index.errors import KamervraagError


def listening_socket(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes any free one. Raises KamervraagError where none can.

    An empty host would be every address of the machine, which nobody says who leaves a variable unset.
    """
    if not host.strip():
        raise KamervraagError("Cannot listen on an empty address; for all of them name 0.0.0.0.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        why = (error.strerror or str(error)).partition(" (while")[0]  # where it was tried is said already
        raise KamervraagError(f"Cannot listen on {host}, port {port}: {why}; choose another one.") from error
