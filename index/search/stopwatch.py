"""How long each stage of a search or an answer takes, told as it goes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[str], None]


class Stopwatch:
    """Adds up milliseconds by stage; `progress`, where given, hears the name of each stage as it starts."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress
        self._started = time.perf_counter()
        self.ms: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Everything inside counts for this stage."""
        if self._progress is not None:
            self._progress(name)
        started = time.perf_counter()
        try:
            yield
        finally:
            spent = (time.perf_counter() - started) * 1000
            self.ms[name] = round(self.ms.get(name, 0.0) + spent, 3)

    def total(self) -> dict[str, float]:
        """The stages so far, and the whole."""
        return {**self.ms, "total": round((time.perf_counter() - self._started) * 1000, 3)}
