"""How fast a host may be asked."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """At most `requests` in any `seconds`."""

    requests: int
    seconds: float


class Pace:
    """Waits before a request where it would come too soon; `rate` is requests a second, 0 for no pause."""

    def __init__(
        self,
        rate: float,
        window: Window | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.gap_s = 1 / rate if rate > 0 else 0.0
        self.window = window
        self.clock, self.sleep = clock, sleep
        self._asked: deque[float] = deque(maxlen=window.requests if window else 1)

    def wait(self) -> None:
        """Return when the next request may go."""
        now = self.clock()
        ready = self._asked[-1] + self.gap_s if self._asked else now
        if self.window and len(self._asked) == self.window.requests:
            ready = max(ready, self._asked[0] + self.window.seconds)
        if ready > now:
            self.sleep(ready - now)
        self._asked.append(max(now, ready))
