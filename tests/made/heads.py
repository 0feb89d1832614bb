"""Invented heads of papers with their truth above them: dates, people, numbers, type and subject.

A file of `heads/` holds papers parted by `#####`; each begins with `# what it shows`, then the true fields
up to `===`, then the paper. A field left empty must be read as empty; one not named is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.document import Document, Member, Minister
from index.files import read_bytes
from index.parse import parse
from tests.made.paper import letters

FOLDER = Path(__file__).parent / "heads"
_INITIALS = re.compile(r"(?:^|(?<=; ))(?:[A-Za-z]{1,4}\.\s?)+(?:\([^)]*\) )?")


@dataclass(frozen=True, slots=True)
class MadeHead:
    """`name`: file and what it shows; `fields`: the truth; `content`: the paper."""

    name: str
    fields: Mapping[str, str]
    content: str


def papers(*names: str) -> list[MadeHead]:
    """All made heads, or those of the files of these names."""
    files = sorted(FOLDER.glob("*.txt"))
    return [head for path in files if not names or path.stem in names for head in _load(path)]


def count(made: MadeHead) -> tuple[list[str], int]:
    """What is wrong with a head, a line a field, and how many fields its truth has."""
    said = _said(parse(read_bytes(made.content.encode(), "stuk.txt"), "stuk.txt"))
    wrong = [
        f"{field}: {said[field]!r}, not {true!r}"
        for field, true in made.fields.items()
        if letters(_INITIALS.sub("", said[field]))
        not in map(letters, _INITIALS.sub("", true).split("|" if field == "type" else "\n") or [""])
    ]
    return wrong, len(made.fields)


def _load(path: Path) -> list[MadeHead]:
    found = []
    for part in path.read_text("utf-8").split("#####\n"):
        above, _, content = part.partition("===\n")
        title, *fields = above.strip().splitlines()
        true = {name: value.strip() for name, _, value in (line.partition(":") for line in fields)}
        found.append(MadeHead(f"{path.stem}: {title.strip('# ')}", true, content))
    return found


def _said(doc: Document) -> dict[str, str]:
    numbers = ("vraagnummer", "aanhangsel", "vergaderjaar", "kamerstuk", "kenmerk")
    return {
        "type": doc.type,
        "title": doc.title or "",
        "subject": doc.subject or "",
        "asked": f"{doc.dates.asked or ''}",
        "answered": f"{doc.dates.answered or doc.dates.sent or ''}",
        "askers": _members(doc.asked_by),
        "answered_by": _ministers(doc.answered_by),
        "mede_namens": _ministers(doc.mede_namens),
        **{number: doc.numbers.get(number, "") for number in numbers},
    }


def _members(people: Sequence[Member]) -> str:
    return "; ".join(f"{each.name} ({each.party})" for each in people if each.name)


def _ministers(people: Sequence[Minister]) -> str:
    return "; ".join(f"{each.name} | {each.function} | {each.portfolio}" for each in people)
