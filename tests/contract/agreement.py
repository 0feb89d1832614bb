"""How often two indexes of the same papers give the same first ten: `python -m tests.contract.agreement`.

It takes the two indexes and files of gold. Each question is searched as it stands, and once more by each
filter that its first hit would pass, so that the filters of an engine are measured too.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from index.search import Filters, Hits, Index


def searches(index: Index, question: str) -> Iterator[tuple[str, Filters]]:
    """The filters to search a question with, named."""
    yield "none", Filters()
    hits = index.search(question, 1).hits
    if not hits:
        return
    best = hits[0]
    paper = next(paper for paper in index.all_copies() if paper.name == best.doc)
    yield "doc", Filters(doc=best.doc)
    yield "type", Filters(type=paper.type)
    if best.date:
        yield "period", Filters(since=best.date.replace(day=1), until=best.date)
    if best.party:
        yield "party", Filters(party=best.party)
    if best.minister:
        yield "minister", Filters(minister=best.minister.name)


def places(hits: Hits) -> list[tuple[str, str | None, int | None]]:
    """What was found, best first."""
    return [(hit.doc, hit.exchange, hit.paragraph) for hit in hits]


def measure(one: Index, other: Index, questions: list[str]) -> dict[str, list[bool]]:
    """By filter, whether each question's first ten are the same in both."""
    same: dict[str, list[bool]] = {}
    for question in questions:
        for name, filters in searches(one, question):
            found, theirs = (places(index.search(question, 10, filters)) for index in (one, other))
            same.setdefault(name, []).append(found == theirs)
            if found != theirs:
                sys.stderr.write(f"{name}: {question[:60]!r}: {found} | {theirs}\n")
    return same


def main(one: str, other: str, *files: str) -> None:
    """Print a line a filter."""
    lines = [line for file in files for line in Path(file).read_text(encoding="utf-8").splitlines() if line]
    questions = [json.loads(line)["question"] for line in lines]
    for name, same in measure(Index.open(one), Index.open(other), questions).items():
        sys.stdout.write(f"{name:10} {sum(same)}/{len(same)} alike ({sum(same) / len(same):.3f})\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
