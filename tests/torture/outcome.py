"""What a part of the torture did, and each promise that it saw broken."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

SHOWN, WIDTH = 12, 400


@dataclass(slots=True)
class Outcome:
    """How often each thing was done or seen, and what went wrong, a sentence each."""

    part: str
    counts: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The part as it is printed."""
        done = [f"  {name:<60} {count:>10,}" for name, count in self.counts.items()]
        shown = [f"  BROKEN: {sentence[:WIDTH]}" for sentence in self.broken[:SHOWN]]
        more = [f"  BROKEN: {len(self.broken) - SHOWN} more"] if len(self.broken) > SHOWN else []
        return [self.part, *done, *shown, *more]
