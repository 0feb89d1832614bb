"""Work done in a thread of its own while this one does other work that lets go of Python's lock, too."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import ClassVar, Generic, Self, TypeVar

Made = TypeVar("Made")


class WorkAlongside(Generic[Made]):
    """What was asked for; `result` waits for it."""

    def __init__(self, work: Callable[[], Made]) -> None:
        self._work = work
        self._made: list[Made] = []
        self._problem: BaseException | None = None
        self._is_begun = self._is_dropped = False
        self._is_done = threading.Lock()
        self._is_done.acquire()

    def do(self) -> None:
        """Do the work, once."""
        self._is_begun = True
        try:
            if not self._is_dropped:
                self._made.append(self._work())
        except BaseException as problem:
            self._problem = problem
        self._is_done.release()

    def result(self) -> Made:
        """What was made; raises what was raised."""
        with self._is_done:
            if self._problem is not None:
                raise self._problem
            return self._made[0]

    def result_within(self, seconds: float) -> Made | None:
        """The same, or None where it takes longer; what is not begun by now will not be."""
        self._is_dropped = not self._is_begun
        if self._is_dropped or not self._is_done.acquire(timeout=seconds):
            return None
        self._is_done.release()
        return self.result()


class Alongside:
    """Does what it is asked for in a thread of its own, one work after another, to the end of its block.

    A thread each time: a pool would not outlive a fork, and starting one takes a tenth of a millisecond. It
    holds Python's lock from its start to where the first work lets go of it.
    """

    _running: ClassVar[set[int]] = set()

    def __init__(self) -> None:
        self._works: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self._running.add(id(self))
        return self

    def __exit__(self, *_: object) -> None:
        self._running.discard(id(self))
        self._works.put(None)

    @property
    def is_alone(self) -> bool:
        """Whether there is no other such block in this process now."""
        return len(self._running) == 1

    def ask(self, work: Callable[[], Made]) -> WorkAlongside[Made]:
        """Have this done next."""
        asked = WorkAlongside(work)
        self._works.put(asked.do)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        return asked

    def _work(self) -> None:
        while (work := self._works.get()) is not None:
            work()
