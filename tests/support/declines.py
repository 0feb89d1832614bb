"""Invented papers with questions that must be declined beside those that they answer, in `declines.txt`.

`python -m tests.support.declines FOLDER` asks them of an index of these papers, which it makes there, and
prints by kind how many were declined.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from eval.standing.gold import gold_rows, write_set
from eval.standing.papers import InventedPaper, read_papers
from index.build import build
from index.search import Index
from rag.answer import answer
from rag.understand.followup import Message

SOURCE = Path(__file__).with_suffix(".txt")
SEEN = 10  # papers on which the rules were looked for; the others were measured once
Row = dict[str, Any]


def declining_papers() -> tuple[InventedPaper, ...]:
    """The papers, those on which the rules were looked for first."""
    return read_papers(SOURCE.read_text(encoding="utf-8"))


def declining_rows(papers: Iterable[InventedPaper]) -> list[Row]:
    """What is asked of some papers, in the format of eval.gold."""
    return [row for paper in papers for row in gold_rows(paper)]


def prepare(folder: Path) -> Path:
    """Write and index all papers in a folder; returns the index."""
    papers = declining_papers()
    write_set(folder, papers, iter(declining_rows(papers)))
    build([folder / "papers"], folder / "index")
    return folder / "index"


def is_declined(row: Row, index: Index) -> bool:
    """Whether a question, with what was asked before it, is declined."""
    before = [Message(turn["role"], turn["content"]) for turn in row.get("history", [])]
    return answer(row["question"], index, history=before).abstained


def main(folder: Path) -> None:
    """Print by half and kind how many questions were declined."""
    papers = declining_papers()
    with Index.open(prepare(folder)) as index:
        for half, own in (("seen", papers[:SEEN]), ("held out", papers[SEEN:])):
            told: dict[str, list[bool]] = defaultdict(list)
            for row in declining_rows(own):
                kind = row["kind"] if row["answerable"] else f"not answered, {row['subkind']}"
                told[kind].append(is_declined(row, index))
            for kind, declined in sorted(told.items()):
                sys.stdout.write(f"{half:9} {kind:26} {sum(declined):3} of {len(declined)} declined\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
