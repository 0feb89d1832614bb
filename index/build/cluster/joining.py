"""A Ray cluster: its address looked at, joined and left again, each in bounded time."""

from __future__ import annotations

import atexit
import importlib.util
import logging
import socket
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from index.errors import ClusterError

SCHEME = "ray://"
DEFAULT_PORT = 10_001
_CONNECT_S = 5.0
_JOIN_S = 120.0  # Ray starts a process for each who joins
_HINT = "a cluster is named ray://HOST:PORT, such as ray://127.0.0.1:10001"


def check_cluster(address: str) -> None:
    """Raises ClusterError for what is no address, where Ray is not installed, and where nobody listens."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port or DEFAULT_PORT
    except ValueError:
        host, port = None, 0
    if not host or not address.startswith(SCHEME) or parts.path.strip("/") or parts.query:
        raise ClusterError(f"is no address: {_HINT}", address)
    if importlib.util.find_spec("ray") is None:
        raise ClusterError("needs Ray; install it with: pip install 'kamervraag[cluster]'", address)
    try:  # Ray itself would try for half a minute
        socket.create_connection((host, port), _CONNECT_S).close()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ClusterError(
            f"no Ray cluster answers there ({reason}); start it, or name another", address
        ) from None


@contextmanager
def joined_cluster(address: str) -> Iterator[Any]:
    """The module `ray`, joined to the cluster at an address while it is used. Raises ClusterError."""
    check_cluster(address)
    import ray  # an extra of its own, and a second of any start

    # It warns of much that is sent, and of what is raised as well.
    warnings.filterwarnings("ignore", module="ray")
    for name in ("ray.util.client.logsclient", "ray.util.client.worker", "ray.util.client.dataclient"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    joining = partial(ray.init, address=address, log_to_driver=False, logging_level="ERROR")
    try:
        _end_in_time(joining)
    except TimeoutError:
        atexit.unregister(ray.shutdown)  # it would wait without end as this process ends
        raise ClusterError(
            f"did not let this machine join in {_JOIN_S:.0f} seconds; try again", address
        ) from None
    except Exception as error:  # a ConnectionError, a RuntimeError, gRPC's own
        raise ClusterError(f"is no Ray cluster that can be joined ({first_words(error)})", address) from error
    try:
        yield ray
    finally:
        with suppress(TimeoutError):
            _end_in_time(ray.shutdown)


def _end_in_time(call: Callable[[], object]) -> None:
    """What Ray does where its head fails in the midst may wait without end: raises TimeoutError then."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            call()
        except BaseException as error:  # raised again below, an end of the process too
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(_JOIN_S)
    if thread.is_alive():
        raise TimeoutError
    if raised:
        raise raised[0]


def first_words(error: object) -> str:
    """What an error says, for a place in a sentence."""
    return " ".join(str(error).split())[:200] or type(error).__name__
