"""Filters said in words: which of them hold, which are put aside because they leave nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from index.search import Filters
from index.search.filters import merge_filters
from rag.understand.folding import ASKED, SAID, SAID_ABROAD, TOPIC_ABROAD, fold_letters, in_topic
from rag.understand.names import (
    Field,
    NameMention,
    NameSource,
    asks_for_motions,
    named_in_question,
    parties_in_list,
)
from rag.understand.periods import Period, days_said, read_periods, unread_times
from rag.understand.times.unread import Why

ANSWERED_WITHIN = timedelta(days=183)  # of being asked: the longest delays are about half a year
MAX_WORDS = 45  # a longer question is a Kamervraag, whose names are its subject
_PAPER_WORD = (
    r"(?:kamer)?(?:brief|brieven|vragen)|antwoord(?:en)?|beantwoording|stuk(?:ken)?|letters?|answers?|"
    r"papers?"
)
_PAPER_BEFORE = re.compile(
    rf"(?:\b(?:volgens|in|uit|blijkens|according to|welke|alle|which|all)(?: een| de| het| the)?|"
    rf"^) ?(?:{_PAPER_WORD}) $"
)
_PAPER_BEHIND = re.compile(rf" (?:{_PAPER_WORD})\b")
_SINCE = re.compile(r"(?:sinds|sedert|since|seit|depuis|desde|od|منذ)\b")
_SINCE_BEHIND = re.compile(r"\b(?:beri|itibaren|bu yana)$")
_BEFORE_OR_AFTER = re.compile(
    r"(?P<before>voor|before|uiterlijk|eerder dan|earlier than|niet later dan|not? later than)\b|"
    r"(?:na|after|later dan|later than|niet eerder dan|not? earlier than)\b"
)
# What stands before a time of the subject: "van vóór", "gebouwd vóór", "geldt na", "filed before".
_OF_SUBJECT = re.compile(
    r"\b(?:van|uit|die|dat|of|over|inzake|about|on|(?:ge|ver|be|ont|her|aange|inge|opge|uitge|afge)\w+(?:d|t|en)|"
    r"gel(?:dt|den|dig)|\w+ed) $"
)
_LEAST_CERTAIN_FIRST = ("type", "ministry", "until", "since", "party", "minister")


@dataclass(frozen=True, slots=True)
class FilterNote:
    """What was understood or put aside; `field` is a field of Filters, `value` what was said.

    `has_end` is true of what was put aside of a period that is no "vanaf": no filter is left that tells.
    The kinds of `Why` are times that cannot be read.
    """

    kind: Literal["understood", "dropped", "ambiguous", Why]
    field: str
    value: str
    has_end: bool = False


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The filters that hold, the stretches of the question that say them, and what there is to tell.

    `parties` are two or more that are asked about in one breath, or one whose motions are asked for; then
    no filter holds one of them.
    """

    filters: Filters = Filters()
    spans: tuple[tuple[int, int], ...] = ()
    compared: tuple[Period, ...] = ()
    notes: tuple[FilterNote, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _SaidFilter:
    filters: Filters
    field: str
    value: str
    span: tuple[int, int]


def read_narrowing(
    question: str, catalogue: NameSource | None, ignored: Collection[str] = frozenset()
) -> Narrowing:
    """What a question narrows itself to; nothing for a long one or without a catalogue.

    `ignored` names fields of Filters that are left among the words, whatever the question says of them.
    """
    named = read_periods(question)
    compared = _compared_periods(question, named)
    if catalogue is None or len(question.split()) > MAX_WORDS:
        return Narrowing(compared=compared)
    filters_said = [_filter_of_name(found) for found in named_in_question(question, catalogue)]
    if not compared:
        filters_said += _filters_of_periods(question, named)
    listed = () if "party" in ignored else parties_in_list(question, catalogue)
    left_out = {*ignored, "party"} if listed else ignored
    usable = _usable_filters([each for each in filters_said if each.field not in left_out], catalogue)
    notes = (*usable.notes, *_notes_on_unread(question))
    return _add_parties(replace(usable, compared=compared, notes=notes), question, listed)


def _notes_on_unread(question: str) -> Iterator[FilterNote]:
    """The times that cannot be read; a day or month without a year only where it dates papers."""
    asked = fold_letters(question)
    for why, start, end in unread_times(question):
        value = question[start:end].strip()
        is_day = any(letter.isdigit() for letter in value)
        said = Period(value, None, None, exact=is_day, start=start, end=end)
        if why != "no_year" or _dates_papers(asked, said):
            yield FilterNote(why, "since", value)


def _add_parties(narrowed: Narrowing, question: str, listed: Sequence[NameMention]) -> Narrowing:
    if not listed:
        return narrowed
    start, end = listed[0].start, listed[-1].end
    return replace(
        narrowed,
        spans=(*narrowed.spans, (start, end)),
        notes=(*narrowed.notes, FilterNote("understood", "party", question[start:end])),
        parties=tuple(dict.fromkeys(each.value for each in listed)),
    )


def _usable_filters(filters_said: Sequence[_SaidFilter], catalogue: NameSource) -> Narrowing:
    """The filters that leave something, each alone and all together; of motions, which bear no party, the
    party that is asked for stands beside them."""
    alone = [each for each in filters_said if catalogue.count(each.filters)]
    notes = [_dropped(each) for each in filters_said if each not in alone]
    kept = sorted(alone, key=lambda each: _LEAST_CERTAIN_FIRST.index(each.field), reverse=True)
    merged, beside = merge_filters(each.filters for each in kept), list[_SaidFilter]()
    if merged.type == "motie" and merged.party and not catalogue.count(merged):
        beside = [each for each in kept if each.filters.party]
        kept = [each for each in kept if each not in beside]
    while len(kept) > 1 and not catalogue.count(merge_filters(each.filters for each in kept)):
        notes.append(_dropped(kept.pop()))
    held = [*kept, *beside]
    notes = [FilterNote("understood", each.field, each.value) for each in held] + notes
    spans, parties = tuple(each.span for each in held), tuple(each.filters.party or "" for each in beside)
    return Narrowing(merge_filters(each.filters for each in kept), spans, notes=tuple(notes), parties=parties)


def _dropped(each: _SaidFilter) -> FilterNote:
    return FilterNote("dropped", each.field, each.value, has_end=each.filters.until is not None)


_FILTER_OF_FIELD: Mapping[Field, Callable[[str], Filters]] = {
    "party": lambda value: Filters(party=value),
    "minister": lambda value: Filters(minister=value),
    "ministry": lambda value: Filters(ministry=value),
    "type": lambda value: Filters(type=value),
}


def _filter_of_name(found: NameMention) -> _SaidFilter:
    return _SaidFilter(
        _FILTER_OF_FIELD[found.field](found.value), found.field, found.value, (found.start, found.end)
    )


def _filters_of_periods(question: str, named: Sequence[Period]) -> Iterator[_SaidFilter]:
    """The period of the papers, where one is said; "in 2023" mostly dates what happened, not who spoke."""
    asked = fold_letters(question)
    motions = asks_for_motions(asked)  # they bear the day on which they were tabled
    for period in named:
        tabled = motions and (period.exact or not in_topic(asked, period.start))
        if not (tabled or _dates_papers(asked, period)):
            continue
        since, until = period.since, period.until
        if until and period.bound == "within" and not motions and _is_day_of_asking(asked, period):
            until += ANSWERED_WITHIN
        field = "since" if since else "until"
        value = period.name if since or until is None else _last_day_words(period.name, until)
        yield _SaidFilter(Filters(since=since, until=until), field, value, (period.start, period.end))
        return


def _last_day_words(name: str, last: date) -> str:
    """How the last day of what a bound leaves is said: "vóór 2031" is "tot en met" 2030."""
    said = days_said(name)
    if said is None or said[1] == last:
        return name
    return str(last.year) if (last.month, last.day) == (12, 31) else f"{last.day}-{last.month}-{last.year}"


def _dates_papers(asked: str, period: Period) -> bool:
    """Whether the papers are of that time, not just what they tell of.

    "Sinds 2020" holds for the papers too: none speaks of what came after it. The rest must be said of
    speech: "wat zei … in november 2024", "de brief uit 2014".
    """
    if _SINCE.match(asked, period.start) or _SINCE_BEHIND.search(asked[: period.end]):
        return True
    if _PAPER_BEFORE.search(asked[: period.start]) or _PAPER_BEHIND.match(asked[period.end :]):
        return True
    abroad = SAID_ABROAD.search(asked) is not None
    spoken = abroad or SAID.search(asked) is not None or ASKED.search(asked) is not None
    told_of = in_topic(asked, period.start) or (abroad and TOPIC_ABROAD.search(asked, 0, period.start))
    if told_of and period.bound != "within":
        return spoken and _bounds_what_is_said(asked, period)
    return spoken and not (told_of and not period.exact)


def _bounds_what_is_said(asked: str, period: Period) -> bool:
    """Whether a bound at the end of a question is of the speech and not of its subject.

    "Wat zei het kabinet over dijken vóór 1 juli 2024?", but not "over de dijken van vóór 1 juli 2024", nor
    "over dijken die vóór 1 juli 2024 zijn verhoogd".
    """
    bound = _BEFORE_OR_AFTER.match(asked, period.start)
    if bound is None or not period.exact or asked[period.end :].strip(" ?!."):
        return False
    days = days_said(period.name)
    is_day = days is not None and days[0] == days[1]  # "de dijk na mei 2014" is the dike of then
    return (is_day or bound["before"] is not None) and not _OF_SUBJECT.search(asked[: period.start])


def _is_day_of_asking(asked: str, period: Period) -> bool:
    """Whether the period is that of asking: the nearest verb before it asks, and so does the next if none."""
    before = [
        (match.end(), kind) for kind in (SAID, ASKED) for match in kind.finditer(asked, 0, period.start)
    ]
    if before:
        return max(before, key=lambda found: found[0])[1] is ASKED
    return ASKED.search(asked) is not None and SAID.search(asked, period.end) is None


def _compared_periods(question: str, named: Sequence[Period]) -> tuple[Period, ...]:
    """Two or more periods set side by side: "in 2014 en in 2024"."""
    within = [period for period in named if period.bound == "within"]
    asked = fold_letters(question)
    neighbours = [
        (one, other)
        for one, other in zip(within, within[1:], strict=False)
        if asked[one.end : other.start].strip(" ,")
        in {"en", "and", "versus", "vs", "tegenover", "of", "of in"}
    ]
    spoken = SAID.search(asked, 0, within[0].start) is not None if within else False
    return tuple(dict.fromkeys(each for pair in neighbours for each in pair)) if spoken else ()
