"""Are answers usable as they stand? Judged on invented sets, whose right answers are known.

Usable (2) is what holds every fact, says of which part the papers are silent, and quotes no exchange in
which no fact stands; incomplete or padded (1) where a part of that is missing;
wrong (0) where it holds no fact.
`python -m tests.support.usable_answers FOLDER [rest]` prints those below 2.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from eval.standing.papers import EARLIER_FILES, InventedPaper, invented_sets
from index.build import build
from index.search import Index
from rag.answer import Answer, answer

SOURCE, OWN_SOURCE = EARLIER_FILES


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """One question with its answer, the facts that it lacks and the exchanges that it quotes without need."""

    question: str
    answer: Answer
    missing: tuple[str, ...]
    extras: tuple[str, ...]
    wanted: int

    @property
    def grade(self) -> int:
        """2 usable as it stands, 1 incomplete or padded, 0 wrong or silent."""
        if len(self.missing) == self.wanted:
            return 0
        return 1 if self.missing or self.extras else 2


def own_sets() -> tuple[InventedPaper, ...]:
    """The sets that were made for this."""
    return invented_sets(OWN_SOURCE)


def build_sets(folder: Path) -> None:
    """Both files of sets indexed in `folder`/index: each is beside the point of the other's questions."""
    (folder / "papers").mkdir(parents=True, exist_ok=True)
    for paper in (*invented_sets(SOURCE), *own_sets()):
        (folder / "papers" / paper.name).write_text(paper.text, encoding="utf-8")
    build([folder / "papers"], folder / "index")


def judge(papers: Sequence[InventedPaper], index: Index) -> Iterator[JudgedAnswer]:
    """Every question of these papers, answered and judged."""
    for paper in papers:
        for _, question, facts, *_ in paper.asked:
            made = answer(question, index)
            told = " ".join([made.text, *(each.quote for each in made.citations)])
            lacking = tuple(fact for fact in facts if not holds_fact(fact, told))
            extras = tuple(
                dict.fromkeys(
                    f"{each.doc} {each.exchange}"
                    for each in made.citations
                    if not any(
                        holds_fact(fact, answer_text(index, each.doc, each.exchange)) for fact in facts
                    )
                )
            )
            yield JudgedAnswer(question, made, lacking, extras, len(facts))


def holds_fact(fact: str, text: str) -> bool:
    """Whether a text holds one of a fact's wordings; "!x" asks for a sentence that nothing is said of x."""
    if fact.startswith("!"):
        return any(
            fact[1:].casefold() in line.casefold() and "geen antwoord" in line for line in text.splitlines()
        )
    said = " ".join(text.casefold().split())
    return any(wording.strip().casefold() in said for wording in fact.split(" / "))


def answer_text(index: Index, doc: str, exchange: str | None) -> str:
    """The answer of an exchange as it stands in its paper; empty where there is none."""
    document = index.document(doc)
    found = next((each for each in document.exchanges if each.id == exchange), None)
    return document.at(found.answer) if found and found.answer else ""


def main(folder: Path, rest: bool) -> None:
    """Prints the mean grades of one half of the sets, and of the half that is looked at each fault."""
    build_sets(folder)
    for source in (OWN_SOURCE, SOURCE):
        half = invented_sets(source)[1 if rest else 0 :: 2]
        with closing(Index.open(folder / "index")) as index:
            judged = list(judge(half, index))
        for each in judged if not rest else ():
            if each.grade < 2:
                sys.stdout.write(
                    f"{each.grade} {each.question}\n   lacks {each.missing} extras {each.extras}\n"
                )
        counts = [sum(each.grade == grade for each in judged) for grade in (2, 1, 0)]
        padded, lacking = (
            sum(bool(each.extras) for each in judged),
            sum(bool(each.missing) for each in judged),
        )
        sys.stdout.write(f"{source} 2/1/0: {counts}, with extras {padded}, lacking {lacking}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), len(sys.argv) > 2)
