"""The parser against official PDFs and lists as read by people: ../shared/gold/dev_truth2.json; and twins.

`python -m tests.gold.test_truth2` prints what is right, paper by paper. Every second paper (by name) was
held out while the parser was mended: its faults were counted, not looked at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from index.document import Document
from index.files import read_file
from index.parse import parse
from tests.gold.test_truth import errors, letters
from tests.support.places import SHARED

Right = tuple[str, bool]


def papers(root: Path) -> Iterator[tuple[str, Mapping[str, Any], Document]]:
    truths = json.loads((root / "gold/dev_truth2.json").read_text("utf-8"))
    for name in sorted(truths):
        folder = "pdf" if name.endswith(".pdf") else "lists"
        yield name, truths[name], parse(read_file(root / "corpus" / folder / name), name)


def exchanges(truth: Mapping[str, Any], doc: Document) -> list[tuple[str, list[str]]]:
    """Each true exchange with what is wrong with it, and the exchanges that no truth has."""
    found = [(str(right["numbers"]), errors(doc, dict(right))) for right in truth["exchanges"]]
    known = {number for right in truth["exchanges"] for number in right["numbers"]}
    extra = [(e.id, ["is no exchange"]) for e in doc.exchanges if not known & set(e.numbers)]
    return [*found, *extra]


def head(truth: Mapping[str, Any], doc: Document) -> list[Right]:
    dates = doc.dates
    day = dates.answered or dates.sent
    surnames = [re.sub(r"^(?:[A-Z]\.\s?)+", "", each.name or "") for each in doc.answered_by]
    found = list(zip(surnames, doc.answered_by, strict=True))
    answering = truth["type"].split(" (")[0].replace(" op schriftelijke vragen", "")
    return [
        ("type", doc.type == answering),
        ("asked", (dates.asked.isoformat() if dates.asked else None) == truth["asked"]),
        ("answered", (day.isoformat() if day else None) == truth["answered"]),
        ("vraagnummer", doc.numbers.get("vraagnummer") == truth["vraagnummer"]),
        ("aanhangsel", doc.numbers.get("aanhangsel") == truth["ah_number"]),
        (
            "askers",
            [(letters(m.name or ""), m.party) for m in doc.askers if m.name]
            == [(letters(m["name"]), m["party"]) for m in truth["askers"]],
        ),
        (
            "answered_by",
            [(letters(n), m.function, letters(m.portfolio or "")) for n, m in found]
            == [
                (letters(m["name"] or ""), m["function"], letters(m["portfolio"]))
                for m in truth["answered_by"]
            ],
        ),
        ("mede_namens", [m.name for m in doc.mede_namens] == [m["name"] for m in truth["mede_namens"]]),
    ]


def test_exchanges_and_heads(root: Path) -> None:
    said = list(papers(root))
    read = [(name, at, wrong) for name, truth, doc in said for at, wrong in exchanges(truth, doc)]
    fields = [(name, field, good) for name, truth, doc in said for field, good in head(truth, doc)]
    faults = [each for each in read if each[2]]
    assert len(faults) <= 0.02 * len(read), faults
    assert sum(good for *_, good in fields) >= 0.95 * len(fields), [each for each in fields if not each[2]]


def report() -> Iterator[str]:
    """A line a paper, held-out ones without their faults, and the sums of both halves."""
    sums = {half: [0, 0, 0, 0] for half in ("tuned", "held out")}
    for place, (name, truth, doc) in enumerate(papers(SHARED)):
        half = "held out" if place % 2 else "tuned"
        read, fields = exchanges(truth, doc), head(truth, doc)
        counts = [
            sum(not wrong for _, wrong in read),
            len(read),
            sum(good for _, good in fields),
            len(fields),
        ]
        sums[half] = [a + b for a, b in zip(sums[half], counts, strict=True)]
        faults = [each for each in read if each[1]], [field for field, good in fields if not good]
        yield f"{half:8} {name:22} {counts[0]}/{counts[1]} {counts[2]}/{counts[3]} " + (
            str(faults) if half == "tuned" else ""
        )
    for half, (right, total, fields_right, fields_total) in sums.items():
        yield f"{half:8} exchanges {right}/{total}, head fields {fields_right}/{fields_total}"


if __name__ == "__main__":
    print("\n".join(report()))  # noqa: T201
