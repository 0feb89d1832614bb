"""What a listing yields: a paper to have, where it may be had, what the source says of it; its period."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.errors import SourceError
from index.files.sidecar import Sidecar


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """One paper. `addresses` in the order of preference; `body` where the record itself is the paper.

    `stamp` is what the source says of the version: the same stamp means the same file. `size` is the
    source's claim in bytes, 0 where it makes none; it is known to be wrong at times.
    """

    said: Sidecar
    stem: str
    addresses: tuple[str, ...] = ()
    stamp: str = ""
    body: str = ""
    size: int = 0
    notes: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        """What tells papers apart."""
        return self.said.identifier


def check_days(since: str, until: str) -> None:
    """Raise SourceError for a period that ends before it begins."""
    if since and until and since > until:
        raise SourceError(f"--until {until} lies before --since {since}")
