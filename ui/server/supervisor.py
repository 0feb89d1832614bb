"""A server that comes back: a parent that only holds the address, and a child that serves and can be killed.

The files of an index are mapped: where a person or a disk cuts one short, the next look at it kills the
process (SIGBUS), and no handler of Python can prevent that. The child is made again, finds the spoilt file by
its seal and makes it anew. What it was just answering is lost; the page asks again.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import suppress
from types import FrameType

CRASHES = tuple(
    getattr(signal, name)
    for name in ("SIGBUS", "SIGSEGV", "SIGABRT", "SIGILL", "SIGFPE")
    if hasattr(signal, name)
)
STOPS = (signal.SIGTERM, signal.SIGINT)
MOST_CRASHES, WITHIN_S = 5, 60.0  # more than so many within so long: it would only go on


def become_child() -> None:
    """Return in a child that is to serve; the parent stays inside until that has ended, and ends as it did.

    Where processes cannot be forked it returns at once. Call it before threads are begun and the index opens.
    """
    if not hasattr(os, "fork"):
        return
    crashed: list[float] = []
    while True:
        alive, held = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(held)
            threading.Thread(target=_end_with_parent, args=(alive,), daemon=True).start()
            return
        os.close(alive)
        status, asked = _wait_for(child)
        os.close(held)
        if asked == signal.SIGINT:  # Ctrl-C is the usual way to stop, and no failure
            sys.exit(0)
        killed_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        if killed_by not in CRASHES:
            _end_as(status)
        crashed = [*(when for when in crashed if time.monotonic() - when < WITHIN_S), time.monotonic()]
        again = len(crashed) <= MOST_CRASHES
        _tell(signal.Signals(killed_by), again)
        if not again:
            sys.exit(1)


def _end_with_parent(alive: int) -> None:
    """Stop as by SIGTERM once the parent, which alone holds the other end, is gone."""
    with suppress(OSError):
        os.read(alive, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def _wait_for(child: int) -> tuple[int, int]:
    """The status a child ended with, and the wish to stop that was passed on to it, 0 for none.

    As SIGTERM: at a terminal it hears Ctrl-C itself, and twice would make it drop what it is answering.
    """

    asked = 0

    def pass_on(wish: int, _: FrameType | None) -> None:
        nonlocal asked
        asked = wish
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGTERM)

    before = {each: signal.signal(each, pass_on) for each in STOPS}
    try:
        return os.waitpid(child, 0)[1], asked
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _end_as(status: int) -> None:
    """End this process as its child ended: by the same signal, or with the same code."""
    if os.WIFSIGNALED(status):
        killed_by = os.WTERMSIG(status)
        if killed_by != signal.SIGKILL:
            signal.signal(killed_by, signal.SIG_DFL)
        os.kill(os.getpid(), killed_by)
    sys.exit(os.waitstatus_to_exitcode(status))


def _tell(crash: signal.Signals, again: bool) -> None:
    next_step = "it is started again" if again else f"{MOST_CRASHES} times within a minute: it stays down"
    sys.stderr.write(
        f"kamervraag: the server was killed by {crash.name}, as by a file of the index that was cut short; "
        f"{next_step} (kamervraag check tells what is wrong)\n"
    )
    sys.stderr.flush()
