"""How long each stage of a search takes."""

from __future__ import annotations

import time


class Clock:
    """The milliseconds between one note and the next."""

    def __init__(self) -> None:
        self.timing_ms: dict[str, float] = {}
        self._since = time.perf_counter()

    def note(self, stage: str) -> None:
        """The stage that ends now."""
        now = time.perf_counter()
        self.timing_ms[stage] = (now - self._since) * 1000
        self._since = now
