"""By when a set of questions must be answered: three weeks, more after each letter that asks for more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from index.document import Document
from index.files.sidecar import Sidecar
from index.parse.xml.metadata import iso_date
from index.search.catalogue import Paper

TERM = timedelta(days=21)  # three weeks, by the Kamer's rules of procedure; a postponement asks for as many
MOVED = timedelta(days=14)  # a term so far behind the first one, and behind a letter, takes it into account
SAME_LETTER = timedelta(days=3)


def last_term(told: Sequence[Sidecar], asked: date | None) -> date | None:
    """The last term that the source names; one before the questions themselves is not believed."""
    days = (iso_date(said.deadline) for said in told)
    return max((day for day in days if day and (asked is None or day >= asked)), default=None)


def postponement_days(
    papers: Sequence[Paper], documents: Sequence[Document], unread: Sequence[date | None] = ()
) -> list[date | None]:
    """The days of the letters that ask for more time, oldest first: a letter that both sources give counts
    once, and so do all letters without a day. `unread`: the days of letters that are not in the index."""
    days = {
        one.dates.sent or one.dates.answered
        for paper, one in zip(papers, documents, strict=True)
        if paper.type == "uitstel"
    } | set(unread)
    known = sorted(day for day in days if day)
    separate_days = [
        day for place, day in enumerate(known) if not place or day - known[place - 1] > SAME_LETTER
    ]
    return [*separate_days] or [None for _ in days]


def deadline_of(asked: date | None, term: date | None, letters: Sequence[date | None]) -> date | None:
    """When the answer is due: by the source's term where it names one, else three weeks after the questions.

    Each letter gives three weeks more, unless the term was moved for it already. A term that lies weeks
    behind the letter and later than any first term was moved; one that the letter came close to was not.
    """
    if term is None:
        return _add_to_day(asked, TERM * (1 + len(letters))) if asked else None
    late = asked is None or term >= _add_to_day(asked, TERM + MOVED)
    counted_letters = [
        day for day in letters if not (late and (day is None or term >= _add_to_day(day, MOVED)))
    ]
    return _add_to_day(term, TERM * len(counted_letters))


def _add_to_day(day: date, span: timedelta) -> date:
    """A day so much later; the last day there is, where a paper bears a date at the end of the calendar."""
    return day + min(span, date.max - day)
