"""A crowd before one server while its index is written: no error, and memory and handles stay as they are."""

from __future__ import annotations

import contextlib
import json
import os
import random
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

from tests.support.forked import forks
from tests.support.serving import served
from tests.torture.outcome import Outcome
from tests.torture.papers import QUESTIONS, write_papers

ASKING, SEARCHING, HANGING = 12, 4, 4  # visitors of each kind at once
GROWTH_MB, GROWTH_HANDLES = 150, 40  # more than this between the first third and the end is a leak
WAIT_S = 300  # a machine that does other things, too, is slow; what hangs is found
SETTLE_S = 2.0
LIMITED = 429


class Crowd:
    """Visitors of one server, each in a thread, until the time is over."""

    def __init__(self, address: str, outcome: Outcome, seconds: float) -> None:
        self.address, self.outcome = address, outcome
        self.over = time.monotonic() + seconds
        self.lock = threading.Lock()

    def visit(self, name: str, act: Callable[[random.Random], None], seed: int) -> threading.Thread:
        """A visitor who does one thing again and again."""

        def again() -> None:
            chance = random.Random(seed)
            while time.monotonic() < self.over:
                try:
                    act(chance)
                    self.count(name)
                except urllib.error.HTTPError as error:
                    self.count(f"{name}: status {error.code}")
                    if error.code not in (LIMITED, 503):
                        self.break_with(f"{name}: status {error.code}: {error.read()[:200]!r}")
                    time.sleep(0.2)
                except Exception as error:
                    self.break_with(f"{name}: {type(error).__name__}: {error}")

        thread = threading.Thread(target=again)
        thread.start()
        return thread

    def count(self, what: str) -> None:
        with self.lock:
            self.outcome.counts[what] += 1

    def break_with(self, sentence: str) -> None:
        with self.lock:
            self.outcome.broken.append(sentence)

    def ask(self, chance: random.Random) -> None:
        """A question, and whether its quotes are of a version that the paper had."""
        body = json.dumps({"question": chance.choice(QUESTIONS)}).encode()
        request = urllib.request.Request(f"{self.address}api/ask", body, {"content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=WAIT_S) as reply:
            given = json.load(reply)
        if not given["citations"]:
            raise AssertionError(f"no citation for {given['question']}")

    def search(self, chance: random.Random) -> None:
        address = f"{self.address}api/search?query={quote(chance.choice(QUESTIONS))}&k=5"
        with urllib.request.urlopen(address, timeout=WAIT_S) as reply:
            json.load(reply)

    def hang(self, chance: random.Random) -> None:
        """Half a request, or one whose answer is not waited for."""
        host = urlsplit(self.address)
        with contextlib.suppress(OSError), socket.create_connection((host.hostname, host.port), 5) as wire:
            body = json.dumps({"question": QUESTIONS[0], "stream": True}).encode()
            head = f"POST /api/ask HTTP/1.1\r\nHost: {host.netloc}\r\nContent-Type: application/json\r\n"
            wire.sendall(
                f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body[: chance.choice((3, 999))]
            )
            time.sleep(chance.random())


def run(home: Path, seed: int, seconds: float) -> Outcome:
    """Ask, search and hang up for so long while papers are changed and indexed all the time."""
    outcome = Outcome("crowd")
    papers, index = home / "papers", home / "index"
    write_papers(papers, {number: 1 for number in range(1, 33)})
    command = ("index", str(papers), "--prune", "--index", str(index))
    with forks() as runner:
        assert runner.run(*command) == 0
        with served(index) as address:
            crowd = Crowd(address, outcome, seconds)
            acts = [("asked", crowd.ask)] * ASKING + [("searched", crowd.search)] * SEARCHING
            acts += [("hung up", crowd.hang)] * HANGING
            visitors = [crowd.visit(name, act, seed + n) for n, (name, act) in enumerate(acts)]
            early = None
            version = 1
            while time.monotonic() < crowd.over:
                version += 1
                write_papers(papers, {number: 1 + version // (number % 5 + 1) for number in range(1, 33)})
                if status := runner.run(*command):
                    crowd.break_with(f"an update ended with {status}")
                crowd.count("updates of the index meanwhile")
                if early is None and time.monotonic() > crowd.over - seconds * 2 / 3:
                    early = weight(address)
            for visitor in visitors:
                visitor.join()
            time.sleep(SETTLE_S)  # answers that were not waited for end, and let go of their states
            _judge(outcome, early or weight(address), weight(address))
    return outcome


def weight(address: str) -> tuple[float, int]:
    """Megabytes and handles of the server at an address: of the child that serves, not of its parent.

    By who holds its socket: a server that was forked has the words of another command.
    """
    listens = f"0100007F:{urlsplit(address).port:04X}"  # 127.0.0.1 as the system writes it
    sockets = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    held = {f"socket:[{words[9]}]" for words in sockets if words[1] == listens and words[3] == "0A"}
    found = []
    for process in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if not process.name.isdecimal():
                continue
            handles = [_target(handle) for handle in (process / "fd").iterdir()]
            if held.intersection(handles):
                status = (process / "status").read_text()
                found.append((int(status.split("VmRSS:")[1].split()[0]) / 1024, len(handles)))
    if not found:
        raise ProcessLookupError("the server is not there any more")
    return max(found, key=lambda one: one[1])


def _target(handle: Path) -> str:
    """What a handle of a process is; a server at work closes some while they are read."""
    with contextlib.suppress(OSError):
        return os.readlink(handle)
    return ""


def _judge(outcome: Outcome, early: tuple[float, int], late: tuple[float, int]) -> None:
    outcome.counts["megabytes of the server, a third on"] = round(early[0])
    outcome.counts["megabytes of the server, at the end"] = round(late[0])
    outcome.counts["handles, a third on"], outcome.counts["handles, at the end"] = early[1], late[1]
    if late[0] - early[0] > GROWTH_MB or late[1] - early[1] > GROWTH_HANDLES:
        outcome.broken.append(f"it grew from {early} to {late} (megabytes, handles)")
