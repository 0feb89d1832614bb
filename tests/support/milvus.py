"""Milvus Lite's server on loopback, one for all tests of a process; skipped where it is not installed."""

from __future__ import annotations

import importlib.util
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.derived.milvus.address import MilvusAddress

IS_INSTALLED = all(importlib.util.find_spec(name) for name in ("pymilvus", "milvus_lite"))
NEEDS_MILVUS = pytest.mark.skipif(not IS_INSTALLED, reason="milvus-lite is not installed (kamervraag[test])")
_START_S = 60.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def start_server(data: Path, port: int) -> subprocess.Popen[bytes]:
    """A server that answers on loopback; it listens everywhere unless told otherwise."""
    where = ["--data-dir", str(data), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        [sys.executable, "-m", "milvus_lite", "server", *where],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + _START_S
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return process
        except OSError:
            assert process.poll() is None, "Milvus Lite did not start"
            time.sleep(0.05)
    process.kill()
    raise AssertionError("Milvus Lite does not answer")


@pytest.fixture(scope="session")
def milvus_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of the server of this process."""
    if not IS_INSTALLED:
        pytest.skip("milvus-lite is not installed (kamervraag[test])")
    data, port = tmp_path_factory.mktemp("milvus"), free_port()
    process = start_server(data, port)
    yield port
    process.terminate()
    process.wait()
    shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="session")
def new_address(milvus_port: int) -> Callable[[], MilvusAddress]:
    """Gives the address of an index that is not there yet, another at each call."""
    names = iter(range(1_000_000))
    return lambda: MilvusAddress("127.0.0.1", milvus_port, f"proef_{next(names)}")
