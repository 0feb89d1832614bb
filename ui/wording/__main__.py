"""Every text in one table, for an editor to read whole: `python -m ui.wording`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields

from rag.say.frames import Frames, frames
from ui.wording.texts import TEXTS


def all_texts() -> Iterator[tuple[str, str, str]]:
    """Name, Dutch and English of each text: those of the page and terminal, then those around quotes."""
    for name, (dutch, english) in TEXTS.items():
        yield name, dutch, english
    for field in fields(Frames):
        dutch, english = (getattr(frames(language), field.name) for language in ("nl", "en"))
        if isinstance(dutch, str) and isinstance(english, str) and field.name != "language":
            yield f"frame: {field.name}", dutch, english


def table() -> str:
    """The texts as a table in Markdown."""
    rows = (f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in all_texts())
    return "\n".join(["| name | Dutch | English |", "|---|---|---|", *rows, ""])


if __name__ == "__main__":
    sys.stdout.write(table())
