"""Work done in a thread of its own while this one does other work that lets go of Python's lock, too."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Alongside(Generic[Made]):
    """Starts at once; `result` waits. A thread each time: a pool would not outlive a fork, and starting one
    takes a twentieth of a millisecond."""

    def __init__(self, work: Callable[[], Made]) -> None:
        self._work = work
        self._made: list[Made] = []
        self._problem: BaseException | None = None
        self._thread = threading.Thread(target=self._keep_result, daemon=True)
        self._thread.start()

    def _keep_result(self) -> None:
        try:
            self._made.append(self._work())
        except BaseException as problem:
            self._problem = problem

    def result(self) -> Made:
        """What was made; raises what was raised."""
        self._thread.join()
        if self._problem is not None:
            raise self._problem
        return self._made[0]
