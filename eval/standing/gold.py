"""The standing set as files: papers/ and gold.jsonl, written alike at every call.

Kinds that are answered: `direct`, `everyday`, `keywords`, `followup`, `other_language`; the subkind is what
is asked for. Not answered: `near_miss` (its subkind is what is wrong: the year, …), `absent` and `scope`.
`python -m eval.standing.gold FOLDER` writes it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import resources
from itertools import count
from pathlib import Path
from typing import Any

from eval.standing.papers import EARLIER_FILES, OWN_FILE, Asked, InventedPaper, invented_sets

KINDS = {"?": "direct", "~": "everyday", "k": "keywords", ">": "followup", "-": "near_miss"}
CORRECTED = "figure"  # who asks why it is 30 weeks may be told that it is eight
Row = dict[str, Any]


def standing_papers() -> tuple[InventedPaper, ...]:
    """All papers, each under a name of its own."""
    papers: dict[str, InventedPaper] = {}
    for source in (*EARLIER_FILES, OWN_FILE):
        for paper in invented_sets(source):
            name = f"{paper.name.removesuffix('.txt')}-2.txt" if paper.name in papers else paper.name
            papers[name] = replace(paper, name=name)
    return tuple(papers.values())


def standing_gold() -> Iterator[Row]:
    """All questions, in order."""
    papers = standing_papers()
    for paper in papers:
        yield from gold_rows(paper)
    yield from _foreign_rows({paper.name: paper for paper in papers})
    yield from _outside_rows()


def gold_rows(paper: InventedPaper) -> Iterator[Row]:
    """What readers ask of a paper, in the format of eval.gold."""
    places = {unit: paper.place(unit) for unit in range(1, len(paper.pairs) + 1)}
    for number, asked in enumerate(paper.asked, start=1):
        name = f"{paper.name.removesuffix('.txt')}-{number}"
        answered = asked.mark != "-"
        row: Row = {"id": name, "lang": asked.lang, "kind": KINDS.get(asked.mark, "other_language")}
        row |= {"question": asked.question, "subkind": asked.subkind, "answerable": answered}
        if answered or asked.subkind == CORRECTED:
            facts = (each for each in asked.facts if not each.startswith("!"))
            row["must_contain"] = ["|".join(part.strip() for part in each.split(" / ")) for each in facts]
        right = [places[unit] | {"grade": 2} for unit in paper.answering(asked)]
        row |= {"relevant": right} if answered else _refused(asked.subkind)
        yield row | ({"history": _history(paper, asked)} if asked.mark == ">" else {})


def _refused(subkind: str) -> Row:
    return {"relevant": [], "expect": "correct" if subkind == CORRECTED else "decline"}


def _history(paper: InventedPaper, asked: Asked) -> list[Row]:
    """The question before it, with its answer as a quote."""
    place = paper.asked.index(asked)
    before = next(each for each in reversed(paper.asked[:place]) if each.mark == "?")
    return [
        {"role": "user", "content": before.question},
        {"role": "assistant", "content": f"{paper.said(before.unit)} [1]"},
    ]


def _foreign_rows(papers: dict[str, InventedPaper]) -> Iterator[Row]:
    """The questions in seven languages over the earlier sets."""
    doc, unit = "", 0
    numbers = count(1)
    for line in _lines("other_languages.txt"):
        mark, _, rest = line.partition(" ")
        if mark == "=":
            name, _, number = rest.partition("|")
            doc, unit = f"{name.strip()}.txt", int(number)
        else:
            yield {
                "id": f"{doc.removesuffix('.txt')}-{mark}-{next(numbers)}", "lang": mark,
                "kind": "other_language", "question": rest, "subkind": "earlier sets", "answerable": True,
                "relevant": [papers[doc].place(unit) | {"grade": 2}],
            }  # fmt: skip


def _outside_rows() -> Iterator[Row]:
    """What no paper speaks of, and what asks nothing of papers."""
    for number, line in enumerate(_lines("outside.txt"), start=1):
        kind, lang, question = line.split(" ", 2)
        yield {
            "id": f"{kind}-{number}", "lang": lang, "kind": kind, "question": question,
            "answerable": False, "relevant": [], "expect": "decline",
        }  # fmt: skip


def _lines(name: str) -> list[str]:
    lines = (resources.files("eval.standing") / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def write_set(folder: Path, papers: Sequence[InventedPaper], rows: Iterator[Row]) -> Path:
    """Write papers/ and gold.jsonl into a folder; returns the gold file."""
    (folder / "papers").mkdir(parents=True, exist_ok=True)
    for paper in papers:
        (folder / "papers" / paper.name).write_text(paper.text, encoding="utf-8")
    gold = folder / "gold.jsonl"
    gold.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    return gold


def write_standing(folder: Path) -> Path:
    """Write the whole standing set into a folder; returns the gold file."""
    return write_set(folder, standing_papers(), standing_gold())


if __name__ == "__main__":
    sys.stdout.write(f"{write_standing(Path(sys.argv[1]))}\n")
