"""Forty questions in each of seven languages over the invented sets; every second one is held out.

`python -m tests.support.other_languages INDEX` prints recall@5 and nDCG@10 by language for both halves, in an
index that holds the invented sets (`python -m tests.support.invented_sets FOLDER` writes them).
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import eval.standing
from index.search import Index

SOURCE = Path(eval.standing.__file__).with_name("other_languages.txt")
LANGUAGES = ("en", "de", "fr", "es", "tr", "pl", "ar")


@dataclass(frozen=True, slots=True)
class ForeignQuestion:
    """A question with the exchange that answers it: paper ("tolken.txt") and number ("2")."""

    language: str
    text: str
    doc: str
    exchange: str
    held_out: bool


def foreign_questions() -> Iterator[ForeignQuestion]:
    """All of the file, in its order."""
    number, doc, exchange = 0, "", ""
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            number += 1
            doc, exchange = (part.strip() for part in line[2:].split("|"))
        elif line and not line.startswith("#"):
            language, _, text = line.partition(" ")
            yield ForeignQuestion(language, text, f"{doc}.txt", exchange, number % 2 == 0)


def rank_of(question: ForeignQuestion, index: Index, deepest: int = 10) -> int | None:
    """The place of the right exchange among the hits, 1 for the first; None where it is not there."""
    hits = index.search(question.text, deepest).hits
    found = [
        n for n, hit in enumerate(hits, 1) if (hit.doc, hit.exchange) == (question.doc, question.exchange)
    ]
    return found[0] if found else None


def figures(ranks: Sequence[int | None]) -> tuple[float, float]:
    """recall@5 and nDCG@10 of questions with one right answer each."""
    at_five = sum(rank is not None and rank <= 5 for rank in ranks)
    gain = sum(1 / math.log2(rank + 1) for rank in ranks if rank)
    return at_five / len(ranks), gain / len(ranks)


def main() -> None:
    """Print the table."""
    with closing(Index.open(sys.argv[1])) as index:
        ranked = [(question, rank_of(question, index)) for question in foreign_questions()]
    for held_out in (False, True):
        half = [pair for pair in ranked if pair[0].held_out is held_out]
        for language in (*LANGUAGES, "all"):
            ranks = [rank for question, rank in half if language in (question.language, "all")]
            recall, gain = figures(ranks)
            print("held out" if held_out else "seen", language, f"{recall:.3f} {gain:.3f}", sep="\t")  # noqa: T201


if __name__ == "__main__":
    main()
