"""The head of a paper: who asked, who answered (mede namens), when, about what, under which numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.parse.document import Dates, DocumentType, Member, Minister


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a paper says; None or empty where it is silent.

    `type` is None where the head alone does not tell. `numbers` has the keys vraagnummer, kenmerk,
    aanhangsel (`ah-tk-20232024-1193`, or `617` where no vergaderjaar stands), kamerstuk
    (`29344-155`), vergaderjaar. `see_also` holds Aanhangsel numbers of the title block ("Zie ook …").
    """

    type: DocumentType | None = None
    title: str | None = None
    subject: str | None = None
    dates: Dates = Dates()
    askers: tuple[Member, ...] = ()
    answered_by: tuple[Minister, ...] = ()
    mede_namens: tuple[Minister, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)
    see_also: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def read_heading(raw: str, name: str) -> Heading:
    """Read the head of a paper from the WHOLE text of the file as read (`SourceText.text`).

    Takes the raw text, not the cleaned one: dates, numbers and signatures stand in what cleaning
    calls furniture (letterhead, footers). It returns values only, no spans. `title` and `subject`
    come with lines joined and end-of-line hyphens mended; glued words are left to the caller.
    """
    return Heading()
