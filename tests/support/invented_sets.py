"""Sixteen invented sets of questions, and 121 questions of readers with the words that answer each.

They lie in invented_sets.txt and serve to choose between exchanges and sentences without looking at the gold:
`python -m tests.support.invented_sets FOLDER` writes the papers and `gold.jsonl` there, for
`kamervraag index` and `kamervraag eval`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SOURCE = Path(__file__).with_name("invented_sets.txt")
NOTICE = "[Fictief voorbeeldstuk bij kamervraag: personen, partijen, nummers en feiten zijn verzonnen.]"


@dataclass(slots=True)
class InventedPaper:
    """One set: its head, its (question, answer) pairs, and what readers ask: (pair, question, facts)."""

    name: str
    head: tuple[str, ...]  # asked, answered, asker, minister, subject
    pairs: list[tuple[str, str]] = field(default_factory=list)
    asked: list[tuple[int, str, tuple[str, ...]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paper in the layout of an Aanhangsel."""
        asked, answered, asker, minister, subject = self.head
        parts = [
            NOTICE,
            f"Vragen van het lid {asker} aan de {minister[minister.find('(') + 1 : -1]} over "
            f"{subject} (ingezonden {asked}).".replace("aan de ", f"aan de {minister.split()[0]} van "),
            f"Antwoord van {minister} (ontvangen {answered}).",
        ]
        for number, (question, answer) in enumerate(self.pairs, start=1):
            parts += [f"Vraag {number}", question, f"Antwoord {number}", answer]
        return "\n\n".join(parts) + "\n"


def invented_sets(source: Path = SOURCE) -> tuple[InventedPaper, ...]:
    """All sets of a file, in order."""
    papers: list[InventedPaper] = []
    for line in source.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "=":
            name, *head = (each.strip() for each in rest.split("|"))
            papers.append(InventedPaper(f"{name}.txt", tuple(head)))
        elif mark == "V":
            papers[-1].pairs.append((rest, ""))
        elif mark == "A":
            papers[-1].pairs[-1] = (papers[-1].pairs[-1][0], rest)
        elif mark == "?":
            question, *facts = (each.strip() for each in rest.split("|"))
            papers[-1].asked.append((len(papers[-1].pairs), question, tuple(facts)))
    return tuple(papers)


def gold_rows(papers: tuple[InventedPaper, ...]) -> Iterator[dict[str, object]]:
    """What readers ask, in the format of eval.gold."""
    for paper in papers:
        for place, (pair, question, facts) in enumerate(paper.asked, start=1):
            yield {
                "id": f"{paper.name.removesuffix('.txt')}-{place}",
                "question": question,
                "relevant": [{"doc": paper.name, "exchange": str(pair), "grade": 2}],
                "must_contain": ["|".join(each.strip() for each in fact.split(" / ")) for fact in facts],
            }


def write_sets(folder: Path) -> Path:
    """Writes the papers into a folder and the questions beside them; returns the file of questions."""
    papers = invented_sets()
    (folder / "papers").mkdir(parents=True, exist_ok=True)
    for paper in papers:
        (folder / "papers" / paper.name).write_text(paper.text, encoding="utf-8")
    gold = folder / "gold.jsonl"
    gold.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in gold_rows(papers)), "utf-8")
    return gold


if __name__ == "__main__":
    write_sets(Path(sys.argv[1]))
