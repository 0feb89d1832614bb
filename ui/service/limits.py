"""How much one visitor may ask: so many questions a minute, in bursts, no longer than so many characters."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv6Address, IPv6Network

MAX_VISITORS = 10_000


@dataclass(slots=True)
class _TokenBucket:
    left: float
    at: float


class Limit:
    """`burst` at once, `per_minute` in the long run, for each visitor apart."""

    def __init__(self, per_minute: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_minute = per_minute
        self.burst = burst
        self._clock = clock
        self._buckets: OrderedDict[str, _TokenBucket] = OrderedDict()
        self._lock = threading.Lock()

    def allows(self, visitor: str, cost: float = 1.0) -> bool:
        """Whether the visitor may go on; what is allowed is counted."""
        now, visitor = self._clock(), one_visitor(visitor)
        with self._lock:
            bucket = self._buckets.setdefault(visitor, _TokenBucket(self.burst, now))
            self._buckets.move_to_end(visitor)
            if len(self._buckets) > MAX_VISITORS:
                self._buckets.popitem(last=False)
            bucket.left = min(self.burst, bucket.left + (now - bucket.at) * self.per_minute / 60)
            bucket.at = now
            if bucket.left < min(cost, self.burst):
                return False
            bucket.left -= cost
            return True

    def left(self, visitor: str) -> float:
        """How much a visitor may still do at once."""
        now, visitor = self._clock(), one_visitor(visitor)
        with self._lock:
            bucket = self._buckets.get(visitor)
            if bucket is None:
                return float(self.burst)
            return min(self.burst, bucket.left + (now - bucket.at) * self.per_minute / 60)


def one_visitor(address: str) -> str:
    """What is counted as one: of IPv6 the network of a house or office (64 bits), of which each machine may
    take as many addresses as it likes; an IPv4 address whichever way it is written; all else as it is."""
    if ":" not in address:
        return address
    try:
        found = IPv6Address(address.partition("%")[0])
    except ValueError:
        return address
    return str(found.ipv4_mapped or IPv6Network((found, 64), strict=False))


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds for a window of a browser, for all that comes from one address, and for papers from it."""

    window: Limit
    address: Limit
    uploads: Limit = field(default_factory=lambda: Limit(per_minute=60, burst=100))


def default_limits() -> Limits:
    """A whole pasted set and some more at once for a window; an office behind one address 600 a minute."""
    return Limits(Limit(per_minute=40, burst=60), Limit(per_minute=600, burst=200))
