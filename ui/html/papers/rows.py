"""A paper as a row of a list: its subject, its day, who asked and answered, and whether it was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from index.document import Member, Minister
from index.search.catalogue import Paper
from index.search.same_paper import question_numbers
from ui.browse.paper_table import PaperTable, member_label
from ui.html.escaping import local_address
from ui.html.papers.view import person_address
from ui.html.papers.votes import Vote
from ui.html.templating import markup
from ui.wording import formats
from ui.wording.paper_titles import paper_number, paper_title
from ui.wording.texts import Language, text

MOST_PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Who, and where his page is; "" where he has none."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """What a list shows of a paper. Addresses are safe in an attribute; `reader` is "" for a paper that is
    not in the index, `answer` leads to the paper that answers this one."""

    name: str
    title: str
    reader: Markup | str
    told: Sequence[str]
    askers: Sequence[Person] = ()
    signers: Sequence[Person] = ()
    asked_words: str = ""
    signed_words: str = ""
    state: str = ""
    answer: Markup | str = ""
    late: str = ""
    snippet: Markup | str = ""
    vote: Vote | None = None
    quote: str = ""  # words of the paper, verbatim


def paper_row(paper: Paper, table: PaperTable, language: Language) -> PaperRow:
    """The row of a paper of an index."""
    row = PaperRow(
        name=paper.name,
        title=paper_title(paper.title, paper.type, paper.numbers, language),
        reader=reader_of(paper.name, language),
        told=[
            part
            for part in (
                text(f"type_{paper.type}", language),
                formats.long_date(paper.date, language),
                paper_number(paper.numbers),
            )
            if part
        ],
        askers=members(paper.askers, language),
        signers=ministers(paper.ministers, language),
        asked_words=text("tabled_by" if paper.type == "motie" else "asked_by", language, who=""),
        signed_words=text(_SIGNED.get(paper.type, "by"), language, who=""),
    )
    return _with_answer(row, paper, table, language) if paper.type in ("vragen", "uitstel") else row


_SIGNED = {"antwoord": "answered_by", "uitstel": "postponed_by"}


def _with_answer(row: PaperRow, paper: Paper, table: PaperTable, language: Language) -> PaperRow:
    """What became of a set of questions, as far as the index tells."""
    for number in question_numbers(paper):
        for place in table.of_set.get(number, ()):
            other = table.papers[place]
            if other.type == "antwoord":
                state = text("was_answered", language, day=formats.long_date(other.date, language))
                return replace(row, state=state, answer=reader_of(other.name, language))
    return replace(row, state=text("not_answered", language))


def reader_of(name: str, language: Language) -> Markup:
    """Where a paper is read."""
    return markup(local_address("page/paper", doc=name, lang=language))


def members(people: Sequence[Member], language: Language) -> list[Person]:
    """Who asked, each with his page; a fractie or committee has its name only."""
    found = []
    for who in people:
        label = member_label(who)
        found.append(
            Person(formats.member_words(who), person_address(language, member=label) if label else "")
        )
    return _first_of(found, language)


def ministers(people: Sequence[Minister], language: Language) -> list[Person]:
    """Who answered or signed, each with his page; an office without a name has its words only."""
    found = [
        Person(formats.minister_words(who), person_address(language, minister=who.name) if who.name else "")
        for who in people
    ]
    return _first_of(found, language)


def _first_of(found: Sequence[Person], language: Language) -> list[Person]:
    named = [who for who in found if who.name]
    rest = len(named) - MOST_PEOPLE
    if rest <= 1:
        return named
    return [*named[:MOST_PEOPLE], Person(text("and_others", language, count=rest))]
