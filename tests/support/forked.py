"""The command line in processes of its own that start at once, so that many can be killed in little time."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from tests.support.places import ROOT

# Imports everything once, then forks for each command: a fork is there in milliseconds.
FORKS = """
import json, os, sys
import index.build, index.search, ui.commands.harvest, ui.commands.sync, ui.commands.watch
from pathlib import Path
from ui import cli
from ui.page.uploads import add_paper
def main(argv):
    if argv[0] == "upload":  # as the page does: the index, the file
        index, file = Path(argv[1]), Path(argv[2])
        add_paper(index, index.with_name("index-uploads"), file.name, file.read_bytes())
        return 0
    return cli.main(argv)
for line in sys.stdin:
    child = os.fork()
    if not child:
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        os._exit(main(json.loads(line)))
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Forks:
    """Runs commands one after the other; the exit status of each, -9 where it was killed."""

    def __init__(self, orders: IO[str], told: IO[str]) -> None:
        self.orders, self.told = orders, told

    def run(self, *argv: str) -> int:
        """Run a command to its end."""
        return self._run(argv, None)

    def killed(self, *argv: str, after_s: float) -> int:
        """Run a command and kill it after so long, where it is still at work then."""
        return self._run(argv, after_s)

    def _run(self, argv: tuple[str, ...], after_s: float | None) -> int:
        self.orders.write(json.dumps(argv) + "\n")
        self.orders.flush()
        child = int(self.told.readline())
        timer = threading.Timer(after_s or 0.0, _kill, (child,))
        if after_s is not None:
            timer.start()
        status = int(self.told.readline())
        timer.cancel()
        return status

    def timed(self, *argv: str) -> float:
        """Seconds that a command takes which must succeed."""
        started = time.perf_counter()
        assert self.run(*argv) == 0, argv
        return time.perf_counter() - started

    def kill_often(self, kills: int, chance: random.Random, seconds: float, *argv: str) -> int:
        """Run a command so often, killed at random moments of the time it takes; how many were at work."""
        return sum(
            self.killed(*argv, after_s=chance.random() * seconds) == -signal.SIGKILL for _ in range(kills)
        )


def _kill(child: int) -> None:
    with suppress(ProcessLookupError):  # it was ready in this very moment
        os.kill(child, signal.SIGKILL)


@contextmanager
def forks() -> Iterator[Forks]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", FORKS], env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin and process.stdout
        yield Forks(process.stdin, process.stdout)
        process.stdin.close()
