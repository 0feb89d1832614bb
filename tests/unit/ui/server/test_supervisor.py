"""A server that is killed by what it reads comes back at its address; one that is told to stop does not."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.support.serving import served

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here: a server is not watched over")
KILLED = "os.kill(os.getpid(), signal.SIGKILL)"
WAITING = "print(os.getpid(), flush=True); time.sleep(600)"
QUESTION = {"question": "wat heeft het kabinet gezegd over Irak?"}


def told(words: str) -> subprocess.Popen[str]:
    """A process whose child does as `words` say."""
    begin = "import os, signal, sys, time\nfrom ui.server.supervisor import become_child\nbecome_child()\n"
    return subprocess.Popen(
        [sys.executable, "-c", begin + words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_it_ends_as_the_child_that_served() -> None:
    for words, code in (("sys.exit(3)", 3), ("print('hier')", 0), (KILLED, -signal.SIGKILL)):
        with told(words) as process:
            assert process.wait(60) == code


def test_a_child_that_crashes_is_made_again_but_not_for_ever() -> None:
    process = told("print('hier', flush=True); os.abort()")
    said, warned = process.communicate(timeout=60)
    assert (process.returncode, said.count("hier")) == (1, 6)
    assert warned.count("started again") == 5 and "stays down" in warned and "SIGABRT" in warned


@pytest.mark.parametrize(("stop", "code"), [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGINT, 0)])
def test_a_wish_to_stop_reaches_the_child(stop: signal.Signals, code: int) -> None:
    with told(WAITING) as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        process.send_signal(stop)
        assert process.wait(60) == code and is_gone(child)


def test_a_child_does_not_outlive_its_parent() -> None:
    with told(WAITING) as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        process.kill()
        process.wait(60)
        assert is_gone(child)


def is_gone(process: int) -> bool:
    """Whether a process ends; it is given time."""
    for _ in range(600):
        try:
            if Path(f"/proc/{process}/stat").read_text().split(") ")[1][0] == "Z":
                return True
            os.kill(process, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


def test_a_file_cut_short_under_a_running_server_costs_a_request(sample_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(sample_folder, tmp_path / "index")
    with served(tmp_path / "index") as address, httpx.Client(timeout=300, trust_env=False) as visitor:
        before = visitor.post(f"{address}api/ask", json=QUESTION).json()
        for file in sorted((tmp_path / "index").glob("derived-*/**/*")):
            if file.suffix in (".npy", ".log", ".idx", ".term", ".store", ".fast"):
                os.truncate(file, 0)
        assert asked_again(visitor, address)["citations"] == before["citations"]


def asked_again(visitor: httpx.Client, address: str) -> dict[str, object]:
    """The answer as soon as there is one; another question goes first, as the same would be remembered."""
    for question in ({"question": "wat zei de minister over de spoorbrug?"}, QUESTION):
        for _ in range(600):
            try:
                reply = visitor.post(f"{address}api/ask", json=question)
                if reply.status_code == 200:
                    break
            except httpx.TransportError:
                time.sleep(0.2)
    found: dict[str, object] = reply.json()
    return found
