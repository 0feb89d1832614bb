"""The type that reading the head of a paper gives: `Heading`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.document import Dates, DocumentType, Member, Minister


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a paper says; None or empty where it is silent.

    `type` is None where the head alone does not tell. `numbers` has the keys vraagnummer, kenmerk,
    aanhangsel (`1193`), vergaderjaar (`2023-2024`), publicatie (`ah-tk-20232024-1193`), kamerstuk
    (`29344-155`). `see_also` holds the Aanhangsel numbers of the title block ("Zie ook …").
    """

    type: DocumentType | None = None
    title: str | None = None
    subject: str | None = None
    dates: Dates = Dates()
    askers: tuple[Member, ...] = ()
    answered_by: tuple[Minister, ...] = ()
    mede_namens: tuple[Minister, ...] = ()
    committee: Member | None = None
    numbers: Mapping[str, str] = field(default_factory=dict)
    see_also: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
