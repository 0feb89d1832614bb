"""What narrows a search: period, party, minister, ministry, type, paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Filters:
    """Every field that is set must hold; names are matched without regard to case and accents.

    `since` and `until` are inclusive. `doc` is a paper's file name.
    """

    since: date | None = None
    until: date | None = None
    party: str | None = None
    minister: str | None = None
    ministry: str | None = None
    type: str | None = None
    doc: str | None = None

    def __bool__(self) -> bool:
        return self != Filters()
