"""A set of questions as a row: who waits for whom and until when, or how late it was answered."""

from __future__ import annotations

from dataclasses import replace

from index.document import Member
from index.harvest.news.late_answers import LateAnswer
from index.harvest.news.open_questions import OpenQuestions
from index.search.catalogue import Paper
from ui.browse.paper_table import PaperTable
from ui.html.papers.rows import PaperRow, Person, members, paper_row, reader_of
from ui.wording import formats
from ui.wording.paper_titles import paper_number, paper_title
from ui.wording.texts import Language, text


def open_row(one: OpenQuestions, language: Language) -> PaperRow:
    """The row of one set; of one that only the source tells of there is nothing to read."""
    told = [
        one.vraagnummer,
        text("open_asked", language, day=formats.long_date(one.asked, language)) if one.asked else "",
        text("open_due", language, day=formats.long_date(one.deadline, language)) if one.deadline else "",
        text("open_postponed", language) if one.postponed else "",
        text("open_unread", language) if one.unread else "",
    ]
    late = "open_day_late" if one.days_late == 1 else "open_days_late"
    askers: tuple[Member, ...] = tuple(one.askers)
    return PaperRow(
        name="" if one.unread else one.doc,
        title=paper_title(one.title, "vragen", {"vraagnummer": one.vraagnummer}, language),
        reader="" if one.unread else reader_of(one.doc, language),
        told=[part for part in told if part],
        askers=members(askers, language),
        signers=[Person(who) for who in one.asked_to],
        asked_words=text("asked_by", language, who=""),
        signed_words=text("open_to", language, who=""),
        late=text(late, language, days=one.days_late) if one.days_late else "",
    )


def late_row(one: LateAnswer, paper: Paper, table: PaperTable, language: Language) -> PaperRow:
    """The row of an answer that came after its term."""
    told = [
        paper_number(paper.numbers),
        text("open_asked", language, day=formats.long_date(one.asked, language)),
        text("late_due", language, day=formats.long_date(one.deadline, language)),
        text("open_postponed", language) if one.postponed else "",
        text("was_answered", language, day=formats.long_date(one.answered, language)),
    ]
    late = text("late_day" if one.days_late == 1 else "late_days", language, days=one.days_late)
    return replace(paper_row(paper, table, language), told=[part for part in told if part], late=late)
