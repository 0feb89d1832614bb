"""Invented papers from a file of lines, each with what readers ask of it and what answers that.

The marks of a line stand at the head of questions.txt; the earlier files know "=", "V", "A" and "?"
alone. Every person, party, place, number and fact is made up, and each paper says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from typing import NamedTuple

from index.files import read_bytes
from index.language.translation.dictionary import LANGUAGES
from index.parse import parse

NOTICE = "[Fictief voorbeeldstuk bij kamervraag: personen, partijen, nummers en feiten zijn verzonnen.]"
LETTERS = "50 400"  # the dossier of all letters
EARLIER_FILES = ("invented_sets.txt", "usable_sets.txt")
OWN_FILE = "questions.txt"


class Asked(NamedTuple):
    """A question of a reader; `facts` each as its wordings with " / " between, "!x" for a gap about x.

    `unit` counts a set's exchanges or a letter's parts from 1. `mark` is one of ?, ~, k and >, a language, or
    "-" for a near miss; `subkind`: what is asked for ("figure"), or what is wrong with a near miss ("year").
    """

    unit: int
    question: str
    facts: tuple[str, ...]
    mark: str = "?"
    subkind: str = ""
    lang: str = "nl"


@dataclass(slots=True)
class InventedPaper:
    """A set of questions and answers, or a letter: its head, its units and what readers ask.

    A set's head is asked, answered, asker, minister and subject, its units (question, answer), where a joint
    answer stands at the last of its questions; a letter's head is its date, signer, function and subject, its
    units (heading, text).
    """

    name: str
    head: tuple[str, ...]
    pairs: list[tuple[str, str]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    letter: bool = False

    @property
    def text(self) -> str:
        """The paper in the layout of an Aanhangsel, or of a letter to the House."""
        return "\n\n".join([NOTICE, *(self._letter() if self.letter else self._exchanges())]) + "\n"

    def _exchanges(self) -> Iterator[str]:
        asked, answered, asker, minister, subject = self.head
        yield (
            f"Vragen van het lid {asker} aan de {minister[minister.find('(') + 1 : -1]} over "
            f"{subject} (ingezonden {asked})."
        ).replace("aan de ", f"aan de {minister.split()[0]} van ")
        yield f"Antwoord van {minister} (ontvangen {answered})."
        waiting = []
        for number, (question, answer) in enumerate(self.pairs, start=1):
            yield f"Vraag {number}"
            yield question
            waiting.append(str(number))
            if answer:
                yield f"Antwoord {' en '.join(waiting)}"
                yield answer
                waiting.clear()

    def _letter(self) -> Iterator[str]:
        sent, signer, function, subject = self.head
        yield f"{LETTERS} {subject[0].upper()}{subject[1:]}"
        yield f"Nr. {self.head[0].split()[0]} BRIEF VAN DE {function.upper()}"
        yield "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
        yield f"Den Haag, {sent}"
        yield f"Met deze brief informeer ik uw Kamer over {subject}."
        for heading, text in self.pairs:
            yield heading
            yield text
        yield f"De {function},\n{signer}"

    def said(self, unit: int) -> str:
        """What answers in a unit: its answer, or the joint one behind it, or the letter's text."""
        return next(text for _, text in self.pairs[unit - 1 :] if text)

    def answering(self, asked: Asked) -> tuple[int, ...]:
        """The units in which the facts of a question stand: its own, and the first of any that it lacks."""
        units = [asked.unit]
        for fact in asked.facts:
            holding = [n for n in range(1, len(self.pairs) + 1) if _holds(self.said(n), fact)]
            if holding and asked.unit not in holding:
                units.append(holding[0])
        own = not asked.facts or any(_holds(self.said(asked.unit), fact) for fact in asked.facts)
        return tuple(dict.fromkeys(units if own else units[1:] or units))

    def place(self, unit: int) -> dict[str, object]:
        """Where a unit stands, as a gold file says it: an exchange, or a paragraph of the paper as read."""
        if not self.letter:
            return {"doc": self.name, "exchange": str(unit)}
        document = parse(read_bytes(self.text.encode(), self.name), self.name)
        words = self.pairs[unit - 1][1]
        numbers = [each.number for each in document.paragraphs if words in document.at(each.span)]
        return {"doc": self.name} | ({"paragraph": numbers[0]} if numbers else {})


def _holds(text: str, fact: str) -> bool:
    return any(wording.strip().casefold() in text.casefold() for wording in fact.split(" / "))


def invented_sets(source: str = EARLIER_FILES[0]) -> tuple[InventedPaper, ...]:
    """All papers of a file of this room, in order."""
    return read_papers((resources.files("eval.standing") / source).read_text(encoding="utf-8"))


def read_papers(text: str) -> tuple[InventedPaper, ...]:
    """All papers that the lines of a text tell of, in order."""
    papers: list[InventedPaper] = []
    for line in text.splitlines():
        mark, _, rest = line.partition(" ")
        if mark in ("=", "@"):
            name, *head = (each.strip() for each in rest.split("|"))
            papers.append(InventedPaper(f"{name}.txt", tuple(head), letter=mark == "@"))
        elif line and mark != "#":
            _add_line(papers[-1], mark, rest)
    return tuple(papers)


def _add_line(paper: InventedPaper, mark: str, rest: str) -> None:
    """A line below a paper's head."""
    if mark == "V":
        paper.pairs.append((rest, ""))
    elif mark == "A":
        paper.pairs[-1] = (paper.pairs[-1][0], rest)
    elif mark == "P":
        heading, _, text = rest.partition(" | ")
        paper.pairs.append((heading, text))
    else:
        paper.asked.append(_read_question(paper, mark, rest))


_ASKED_FOR = {"f": "fact", "n": "figure", "d": "date", "p": "position", "w": "who"}


def _read_question(paper: InventedPaper, mark: str, rest: str) -> Asked:
    """A line that asks something: it takes facts and what is asked for from the question above it."""
    unit = len(paper.pairs)
    question, *facts = (each.strip() for each in rest.split("|"))
    above = next((each for each in reversed(paper.asked) if each.unit == unit and each.mark == "?"), None)
    if mark.startswith("-"):
        wrong, _, lang = mark[1:].partition(":")
        return Asked(unit, question, tuple(facts), "-", wrong, lang or "nl")
    if mark.startswith("?"):
        return Asked(unit, question, tuple(facts), "?", _ASKED_FOR.get(mark[1:], ""))
    told = tuple(facts) or (above.facts if above else ())
    subkind = above.subkind if above and mark != ">" else ""
    return Asked(unit, question, told, mark, subkind, mark if mark in LANGUAGES else "nl")
