"""A Ray cluster of nodes on loopback, reached as `--workers` does: by the head's door for clients."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.support.milvus import free_port
from tests.support.places import ROOT

NEEDS_RAY = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None, reason="Ray is not installed (make test-all installs it)"
)
_START_S = 240.0
_OBJECTS = 80_000_000  # bytes of shared memory a node


class Nodes:
    """A head and more nodes with a core each; `address` is what a client names."""

    def __init__(self, cluster: Any, port: int) -> None:
        self._cluster = cluster
        self.address = f"ray://127.0.0.1:{port}"

    @property
    def others(self) -> list[Any]:
        """The nodes but for the head."""
        return list(self._cluster.worker_nodes)

    def readers(self) -> list[int]:
        """The processes that read a paper just now, on any node."""
        found = []
        for node in (self._cluster.head_node, *self.others):
            for pid in _below(node.all_processes["raylet"][0].process.pid):
                with suppress(OSError):
                    if b"read_sent" in Path(f"/proc/{pid}/cmdline").read_bytes():
                        found.append(pid)
        return found

    def add(self) -> None:
        """One node more."""
        self._cluster.add_node(**_HERE)

    def kill(self, node: Any = None) -> None:
        """End a whole node (the head, where none is named), as a machine that loses its power goes."""
        node = node or self._cluster.head_node
        for held in node.all_processes.values():
            for each in held:
                for pid in (each.process.pid, *_below(each.process.pid)):
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
        self._cluster.remove_node(node, allow_graceful=False)


def _below(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    children = [int(word) for word in told.split()]
    return [*children, *(found for child in children for found in _below(child))]


def _wait_for(port: int) -> None:
    """The door is opened a while after the house."""
    until = time.monotonic() + _START_S
    while time.monotonic() < until:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        time.sleep(0.1)
    raise AssertionError("Ray does not answer")


_HERE = {"num_cpus": 1, "node_ip_address": "127.0.0.1", "object_store_memory": _OBJECTS}


@contextmanager
def running_nodes(path: str = str(ROOT)) -> Iterator[Nodes]:
    """A head node that runs papers too; its processes find this program by `path`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")  # it would tell its makers
        patch.setenv("PYTHONPATH", path)
        patch.setenv("OMP_NUM_THREADS", "1")
        patch.setenv(
            "GRPC_ENABLE_FORK_SUPPORT", "0"
        )  # else the process that lets one in dies at times, at birth
        # Half a minute, as it has by itself, is too little on a busy machine.
        patch.setenv("RAY_CLIENT_SERVER_CHECK_CHANNEL_TIMEOUT_S", f"{_START_S:.0f}")
        # It takes loopback for no address, looks for the machine's own and listens there, but on the systems
        # where clusters are not supported: each of its processes is told that this is such a one.
        patch.setenv("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
        from ray.cluster_utils import Cluster

        folder = tempfile.mkdtemp(prefix="ray-", dir="/tmp")  # a socket's path is short
        port = free_port()
        head = {"include_dashboard": False, "ray_client_server_port": port, "temp_dir": folder}
        cluster = Cluster(initialize_head=True, head_node_args={**_HERE, **head})
        try:
            _wait_for(port)
            yield Nodes(cluster, port)
        finally:
            cluster.shutdown()
            shutil.rmtree(folder, ignore_errors=True)
