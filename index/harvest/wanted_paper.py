"""What a listing yields: a paper to have, where it may be had, what the source says of it; its period."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.errors import SourceError
from index.files.sidecar import Sidecar

_VRAAGNUMMER = re.compile(r"(?:19|20)[0-9]{2}Z[0-9]{5}|[0-9]{10}")
_DOSSIER = re.compile(r"[0-9]{1,6}(?:-[^-]+)?")


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


def check_vraagnummer(text: str, flag: str = "--vraagnummer") -> None:
    """Raise SourceError for what is no number of a set of questions; before 2010 they had ten digits."""
    if not _VRAAGNUMMER.fullmatch(without_blanks(text)):
        raise SourceError(f"{flag} takes a number such as 2031Z00001, not {text}")


def check_dossier(text: str) -> None:
    """Raise SourceError for what is no number of a dossier, with or without an addition."""
    if not _DOSSIER.fullmatch(without_blanks(text)):
        raise SourceError(f"--dossier takes a number such as 19637 or 36800-VIII, not {text}")


def without_blanks(number: str) -> str:
    """A number in the one spelling in which two are compared: "36 800-viii" is "36800-VIII"."""
    return number.replace(" ", "").upper()


def check_days(since: str, until: str) -> None:
    """Raise SourceError for a period that ends before it begins."""
    if since and until and since > until:
        raise SourceError(f"--until {until} lies before --since {since}")
