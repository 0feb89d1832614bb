"""Invented papers and indexes of them, for the tests of this room."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.build import indexing as building
from index.build import parsing
from index.document import (
    Dates,
    Document,
    DocumentType,
    Exchange,
    Member,
    Minister,
    Paragraph,
    Span,
)
from index.files import SourceText

WOLF = Minister("J. de Wolf", "Minister", "Water en Wegen")
VALK = Minister("A. Valk", "Staatssecretaris", "Lucht en Licht")
EIK = Member("Ter Horst", "Eik")
BEUK = Member("Van Duin", "Beuk")


def exchange_paper(
    name: str,
    pairs: Sequence[tuple[str, str | None]],
    *,
    day: date | None = date(2024, 3, 1),
    kind: DocumentType = "antwoord",
    numbers: Mapping[str, str] | None = None,
    asker: Member = EIK,
    minister: Minister = WOLF,
) -> Document:
    """Questions and answers numbered from 1; neighbours with the very same answer share it."""
    text, exchanges = "", []
    shared: dict[str, Span] = {}
    for number, (question, answer) in enumerate(pairs, start=1):
        text += f"Vraag {number}\n"
        asked = Span(len(text), len(text) + len(question))
        text += f"{question}\n\n"
        if answer is not None and answer not in shared:
            text += f"Antwoord {number}\n"
            shared[answer] = Span(len(text), len(text) + len(answer))
            text += f"{answer}\n\n"
        told = shared[answer] if answer is not None else None
        state = "answered" if told else "unanswered"
        exchanges.append(Exchange(str(number), (number,), None, asked, told, state=state, voice="cabinet"))  # type: ignore[arg-type]
    dates = Dates(answered=day) if kind == "antwoord" else Dates(asked=day)
    return Document(
        name, kind, text, title=f"Vragen over {name}", dates=dates, askers=(asker,), answered_by=(minister,),
        numbers=dict(numbers or {}), exchanges=tuple(exchanges),
    )  # fmt: skip


def letter(name: str, paragraphs: Sequence[str], day: date | None = date(2023, 5, 2)) -> Document:
    """A letter of numbered paragraphs."""
    text, spans = "", []
    for number, paragraph in enumerate(paragraphs, start=1):
        spans.append(Paragraph(number, None, Span(len(text), len(text) + len(paragraph))))
        text += f"{paragraph}\n\n"
    return Document(
        name, "brief", text, title=f"Brief {name}", dates=Dates(sent=day), answered_by=(VALK,),
        paragraphs=tuple(spans),
    )  # fmt: skip


class Shelf:
    """A folder of files that stand for documents; `build` indexes it with a parser that knows them."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.papers = folder / "papers"
        self.papers.mkdir()
        self.index = folder / "index"
        self.parsed: list[str] = []
        self._documents: dict[str, Document] = {}
        monkeypatch.setattr(parsing, "parse", self._parse)

    def put(self, *documents: Document, under: str = "") -> Path:
        """Write a file for each; the file's text tells the parser which document it stands for."""
        folder = self.papers / under
        folder.mkdir(parents=True, exist_ok=True)
        path = folder
        for document in documents:
            key = f"{under}/{document.name} {len(self._documents)}"
            self._documents[key] = document
            path = folder / document.name
            path.write_text(key, encoding="utf-8")
        return path

    def read_as(self, path: Path, document: Document) -> None:
        """From now on the parser reads a file, as it stands, as this document."""
        self._documents[path.read_text(encoding="utf-8")] = document

    def again(self, path: Path) -> None:
        """Give a file another time of writing."""
        os.utime(path, ns=(1, 1))

    def build(
        self, *paths: Path, progress: building.Progress | None = None, **options: object
    ) -> building.BuildReport:
        """Index the folder, or these paths."""
        wanted = building.BuildOptions(**options)  # type: ignore[arg-type]
        return building.build(paths or (self.papers,), self.index, wanted, progress)

    def _parse(self, source: SourceText, name: str) -> Document:
        self.parsed.append(name)
        document = self._documents[source.text]
        return replace(document, name=name)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """An empty shelf."""
    return Shelf(tmp_path, monkeypatch)
