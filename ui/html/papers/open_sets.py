"""A set of questions without an answer as a row: who waits for whom, until when, and how late it is."""

from __future__ import annotations

from index.document import Member
from index.harvest.news.open_questions import OpenQuestions
from ui.html.papers.rows import PaperRow, Person, members, reader_of
from ui.wording import formats
from ui.wording.paper_titles import paper_title
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
