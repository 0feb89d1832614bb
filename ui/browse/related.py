"""What belongs with a paper: its set from question to answer, the papers that name it and those it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.document import Document
from index.language.stems import stem_term
from index.language.words import PAPER_NUMBER, words
from index.search import Index
from index.search.catalogue import Paper
from index.search.same_paper import question_numbers
from ui.browse.paper_table import PaperTable, dossier_of


@dataclass(frozen=True, slots=True)
class Related:
    """Papers by day, oldest first; `chain` holds the paper itself where there is more than it alone.

    `dossier` is the number under which the House keeps it, with how many papers of the index bear it.
    """

    chain: Sequence[Paper] = ()
    named_by: Sequence[Paper] = ()
    names: Sequence[Paper] = ()
    dossier: str = ""
    in_dossier: int = 0


def own_numbers(paper: Paper) -> list[str]:
    """The numbers by which other papers name this one, in one spelling each, as terms of the index."""
    numbers = paper.numbers
    said = [numbers.get(kind, "") for kind in ("kamerstuk", "publicatie")]
    said += list(question_numbers(paper))
    if "aanhangsel" in numbers and "vergaderjaar" in numbers:
        said.append(f"Aanhangsel Handelingen {numbers['vergaderjaar']}, nr. {numbers['aanhangsel']}")
    found = (word for number in said for word in words(number) if PAPER_NUMBER.fullmatch(word))
    return list(dict.fromkeys(found))


def related_papers(paper: Paper, document: Document, index: Index, table: PaperTable) -> Related:
    """What belongs with a paper of the table; a paper that only shares a dossier is counted, not listed."""
    chain = _places_of_set(paper, table)
    own = {paper.id, *(table.papers[place].id for place in chain)}
    naming = [table.papers[place] for place in _places_naming(paper, index, table)]
    named = [table.papers[place] for place in dict.fromkeys(_places_named(document, table))]
    dossier = dossier_of(paper)
    return Related(
        chain=[table.papers[place] for place in chain] if len(chain) > 1 else (),
        named_by=_by_day([one for one in naming if one.id not in own]),
        names=_by_day([one for one in named if one.id not in own]),
        dossier=dossier,
        in_dossier=len(table.of_dossier.get(dossier, ())),
    )


def _places_of_set(paper: Paper, table: PaperTable) -> list[int]:
    places = {place for number in question_numbers(paper) for place in table.of_set.get(number, ())}
    order = {"vragen": 0, "uitstel": 1}
    return sorted(
        places,
        key=lambda place: (
            str(table.papers[place].date or "9999"),
            order.get(table.papers[place].type, 2),
            table.papers[place].name,
        ),
    )


def _places_naming(paper: Paper, index: Index, table: PaperTable) -> list[int]:
    """The papers whose text holds a number of this one, and do not bear it themselves."""
    numbers = own_numbers(paper)
    found = [index.papers_with(stem_term(number)) for number in numbers]
    if not found:
        return []
    places = np.flatnonzero(np.isin(table.ids, np.concatenate(found))).tolist()
    return [place for place in places if not set(numbers) & set(own_numbers(table.papers[place]))]


def _places_named(document: Document, table: PaperTable) -> Iterator[int]:
    for word in dict.fromkeys(words(document.text)):
        if PAPER_NUMBER.fullmatch(word):
            yield from table.of_number.get(_as_kept(word), ())


def _as_kept(word: str) -> str:
    """A number as a table keeps it: "49637_62" -> "49637-62", "ah_3031_17" -> "ah-tk-20302031-17"."""
    if word.startswith("ah_"):
        _, years, number = word.split("_")
        return f"ah-tk-20{years[:2]}20{years[2:]}-{number}"
    return word.upper().replace("_", "-")


def _by_day(papers: Sequence[Paper]) -> list[Paper]:
    return sorted(papers, key=lambda one: (str(one.date or ""), one.name))
