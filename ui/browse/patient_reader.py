"""Reads papers for what no index holds: so long at a request, and never one twice."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

Found = TypeVar("Found")
SECONDS = 1.0  # of reading at one request; what is read stays known


class PatientReader(Generic[Found]):
    """What was found in papers so far; threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: dict[Hashable, Found] = {}

    def read(
        self, wanted: Mapping[int, Hashable], find: Callable[[int], Found]
    ) -> tuple[dict[int, Found], int]:
        """What was found at each position of `wanted` where anything was; and how many are still unread.

        They are read in the order given. The value at a position names what is read there: what was found
        under a value is never looked for again.
        """
        with self._lock:
            until, left = time.perf_counter() + SECONDS, 0
            for place, key in wanted.items():
                if key not in self._found:
                    if time.perf_counter() > until:
                        left += 1
                        continue
                    self._found[key] = find(place)
            known = {place: self._found[key] for place, key in wanted.items() if key in self._found}
            return {place: found for place, found in known.items() if found}, left
