"""The sets of questions without an answer as a list: who waits for whom, until when, and how late it is."""

from __future__ import annotations

from collections.abc import Sequence

from index.harvest.news.open_questions import OpenQuestions
from index.language.words import fold
from ui.html.escaping import local_address
from ui.html.papers import list_page_html
from ui.html.templating import markup
from ui.wording import formats
from ui.wording.texts import Language, text


def filter_open_list(found: Sequence[OpenQuestions], words: str = "", year: str = "") -> list[OpenQuestions]:
    """The sets of which title, number or people hold all the words, asked in the year."""
    wanted = fold(words).split()
    return [
        one
        for one in found
        if (not year or (one.asked is not None and str(one.asked.year) == year))
        and all(word in _search_text(one) for word in wanted)
    ]


def _search_text(one: OpenQuestions) -> str:
    people = [f"{who.name} {who.party or ''}" for who in one.askers]
    return fold(" ".join((one.title, one.vraagnummer, one.doc, *people, *one.asked_to)))


def open_list_html(found: Sequence[OpenQuestions], page: int, language: Language) -> str:
    """One page of the list, the earliest deadline first."""
    late = sum(one.days_late > 0 for one in found)
    count = text("open_count", language, count=len(found), late=late)
    return list_page_html(found, _list_row, count, page, language)


def _list_row(one: OpenQuestions, language: Language) -> dict[str, str]:
    parts = [
        one.vraagnummer,
        ", ".join(filter(None, map(formats.member_words, one.askers))),
        text("open_to", language, who=", ".join(one.asked_to)) if one.asked_to else "",
        text("open_asked", language, day=formats.long_date(one.asked, language)) if one.asked else "",
        text("open_due", language, day=formats.long_date(one.deadline, language)) if one.deadline else "",
        text("open_postponed", language) if one.postponed else "",
        text("open_unread", language) if one.unread else "",
    ]
    late = "open_day_late" if one.days_late == 1 else "open_days_late"
    return {
        "name": "" if one.unread else one.doc,
        "title": one.title,
        "told": " · ".join(part for part in parts if part),
        "late": text(late, language, days=one.days_late) if one.days_late else "",
        "reader": "" if one.unread else markup(local_address("page/paper", doc=one.doc, lang=language)),
    }
