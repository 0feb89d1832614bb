"""Papers cut as the product cuts them, and judged questions about them: what a model is measured by."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import DocumentError
from index.files import read_file
from index.parse import parse
from index.passages import cut_document

UnitKey = tuple[str, str]  # paper, and "3" for an exchange or "p3" for a paragraph


@dataclass(frozen=True, slots=True)
class Collection:
    """Passages, each with its paper's title and its unit (a shared answer stands once for each)."""

    texts: Sequence[str]
    titles: Sequence[str]
    units: Sequence[UnitKey]
    owner: NDArray[np.int64]  # passage -> position in `units`


@dataclass(frozen=True, slots=True)
class Question:
    """A judged question; grades are 1 or 2."""

    language: str
    kind: str
    text: str
    relevant: Mapping[UnitKey, int]


def read_collection(folders: Iterable[Path]) -> Collection:
    """All papers of the folders; an unreadable file is left out, and said."""
    texts: list[str] = []
    titles: list[str] = []
    owners: list[int] = []
    units: dict[UnitKey, int] = {}
    for path in sorted(path for folder in folders for path in folder.iterdir() if path.is_file()):
        try:
            document = parse(read_file(path), path.name)
        except DocumentError as problem:
            print(f"left out: {problem}", file=sys.stderr)  # noqa: T201
            continue
        pieces = cut_document(document)
        for passage in pieces.passages:
            for place in passage.units:
                unit = pieces.units[place]
                key = (path.name, unit.exchange or f"p{unit.paragraph}")
                texts.append(passage.text)
                titles.append(document.title or "")
                owners.append(units.setdefault(key, len(units)))
    return Collection(texts, titles, list(units), np.array(owners))


def read_questions(path: Path) -> list[Question]:
    """The questions that stand by themselves and that the papers answer."""
    questions: list[Question] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        relevant: dict[UnitKey, int] = {}
        for judged in row["relevant"]:
            name = judged.get("exchange") or (f"p{judged['paragraph']}" if "paragraph" in judged else None)
            if name is not None:
                key = (judged["doc"], str(name))
                relevant[key] = max(relevant.get(key, 0), int(judged.get("grade", 2)))
        if relevant and row["answerable"] and not row.get("history"):
            questions.append(Question(row["lang"], row["kind"], row["question"], relevant))
    return questions
