"""Questions that papers answer by being there: how many, by whom, in which year, which are open or late.

In: a sub-question with its filters. Out: how many papers are meant, and the headings of the newest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Literal

from index.document import Document, Member
from index.language.analyser import analyse
from index.search import Filters, Index
from index.search.catalogue import Paper
from index.search.filters import same_party
from index.search.index import Hit
from index.search.same_paper import question_numbers
from rag.gather.facts import term_set
from rag.gather.findings import PAPER, Finding
from rag.gather.heading import heading_span
from rag.understand.folding import TOPIC, fold_letters, without_spans
from rag.understand.members import movers_alone
from rag.understand.periods import Period, read_periods
from rag.understand.standalone import own_words
from rag.understand.surnames import surnames

ListKind = Literal["questions", "motions", "letters", "open", "overdue", "late", "papers"]

SHOWN = 8  # headings quoted at most
FEW = 5  # papers that a question by filters alone leaves: all of these are quoted
SEARCHED = 400  # hits among which papers on a subject are looked for
_ASKS_COUNT = re.compile(
    r"\b(?:hoeveel|how many) (?:\w+ ){0,2}?(?:"
    r"(?P<questions>(?:kamer|schriftelijke |mondelinge )?vragen\b[^?]*\b(?:stelden?|gesteld)|"
    r"kamervragen\b|questions\b[^?]*\b(?:asked|put|tabled))|"
    r"(?P<motions>moties\b|motions\b)|(?P<letters>kamerbrieven\b|letters to (?:the house|parliament)\b))"
)
_ASKS_OPEN = re.compile(
    r"\b(?:welke|hoeveel|zijn er|which|how many|are there)\b[^?]*"
    r"\b(?:(?:kamer)?vragen|antwoorden|questions|answers)\b"
    r"[^?]*\b(?:nog open|staan (?:er )?(?:nog )?open|onbeantwoord\w*|nog (?:niet|geen) (?:be)?antwoord|"
    r"(?:wachten?|wachtend)\b[^?]*\bantwoord|zonder antwoord|still open|unanswered|waiting|te laat|"
    r"overdue|late)\b"
)
_ASKS_OVERDUE = re.compile(r"\b(?:te laat|over tijd|overdue|late)\b")
# Answered, but late: "te laat" alone may be said of what still waits.
_TOO_LATE = (
    r"(?:te laat|(?:na|buiten|over) (?:de |hun |het verstrijken van de )?(?:(?:antwoord)?termijn|tijd))"
)
_ASKS_LATE = re.compile(
    r"\b(?:welke|hoeveel|zijn er|which|how many|are there|were there)\b[^?]*"
    r"\b(?:(?:kamer)?vragen|antwoorden|questions|answers)\b"
    rf"[^?]*(?:\b{_TOO_LATE} (?:zijn |werden |is )?(?:be)?antwoord\w*|\b(?:be)?antwoord\w* {_TOO_LATE}|"
    r"\banswered (?:too )?late\b|\banswered after (?:the|their) (?:deadline|term)\b)"
)
_KINDS: tuple[ListKind, ...] = ("questions", "motions", "letters")
_TYPES = {
    "questions": ("vragen", "antwoord", "uitstel"),
    "motions": ("motie",),
    "letters": ("brief",),
}
_NAAR = re.compile(r"\bnaar (?=\w)")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many papers were meant, the newest of them first in `findings`.

    `by_party` is empty where one party was asked about; a set of two parties counts for both. `subject` is
    what no paper is on, where there is none. `papers` are the names of all that are counted, newest first.
    """

    kind: ListKind
    count: int
    findings: tuple[Finding, ...]
    by_year: tuple[tuple[int, int], ...]
    by_party: tuple[tuple[str, int], ...]
    subject: str = ""
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _ListedSet:
    """One set of questions, motion or letter: its paper ("" where it could not be read), its day, the
    parties that asked and the folded surnames of who did."""

    name: str
    day: date | None
    parties: tuple[str, ...]
    surnames: frozenset[str] = frozenset()


def list_kind(question: str) -> ListKind | None:
    """What kind of papers a question wants counted or listed; None where it asks what they say."""
    asked = fold_letters(question)
    if _ASKS_LATE.search(asked):
        return "late"
    if _ASKS_OPEN.search(asked):
        return "overdue" if _ASKS_OVERDUE.search(asked) else "open"
    counted = _ASKS_COUNT.search(asked)
    return next((kind for kind in _KINDS if counted[kind]), None) if counted else None


def count_papers(question: str, filters: Filters, index: Index) -> Tally | None:
    """The papers that a question wants counted or listed; None where it asks what papers say."""
    kind, movers = list_kind(question), frozenset[str]()
    if kind is None:
        kind, movers = "motions", movers_alone(question, index)
        if not movers:
            return None
    found = [each for each in _sets_of_kind(kind, index) if movers <= each.surnames]
    found = [each for each in found if _passes_filters(each, filters, read_periods(question)[:1])]
    if words := _subject_words(question):
        speaking = _papers_on(words, index, [each.name for each in found])
        found = [each for each in found if each.name in speaking]
    found.sort(key=lambda each: each.day or date.min, reverse=True)
    years = Counter(each.day.year for each in found if each.day)
    parties = Counter(party for each in found for party in each.parties if not filters.party)
    shown = tuple(islice(_findings_of_headings(found, index), SHOWN))
    lacking = " ".join(words) if not found else ""
    return Tally(
        kind,
        len(found),
        shown,
        tuple(sorted(years.items())),
        tuple(parties.most_common()),
        lacking,
        tuple(each.name for each in found),
    )


def list_papers(hits: Sequence[Hit], filters: Filters, index: Index) -> Tally | None:
    """The papers that the filters leave, for a question that says nothing else; None where these are not all
    among the hits, so few that each can be quoted, or without headings to show."""
    names = list(dict.fromkeys(hit.doc for hit in hits))
    if len(names) <= FEW or len(names) != index.coverage(filters).documents:
        return None
    days = {hit.doc: hit.date for hit in hits}
    order = sorted(names, key=lambda name: (-(days[name] or date.min).toordinal(), name))
    found = [_ListedSet(name, days[name], ()) for name in order]
    shown = tuple(islice(_findings_of_headings(found, index), SHOWN))
    if len(shown) < min(len(found), SHOWN):
        return None
    years = Counter(each.day.year for each in found if each.day)
    all_dated = sum(years.values()) == len(found)
    by_year = tuple(sorted(years.items())) if all_dated else ()
    return Tally("papers", len(found), shown, by_year, (), papers=tuple(order))


def _sets_of_kind(kind: ListKind, index: Index) -> Iterator[_ListedSet]:
    if kind == "late":
        return _late_sets(index)
    return (
        _unanswered_sets(index, kind == "overdue") if kind in ("open", "overdue") else _all_sets(index, kind)
    )


def _all_sets(index: Index, kind: ListKind) -> Iterator[_ListedSet]:
    """Each set of questions once, whichever of its papers are there; each motion and letter."""
    seen: set[str] = set()
    for paper in index.papers():
        numbers = question_numbers(paper) or (paper.name,)
        if paper.type in _TYPES[kind] and seen.isdisjoint(numbers):
            seen.update(numbers)
            named = frozenset(each for member in paper.askers for each in surnames(member.name or ""))
            yield _ListedSet(paper.name, _asked_on(paper, index), _parties_of(paper.askers), named)


def _asked_on(paper: Paper, index: Index) -> date | None:
    """The day of the questions, else that of the paper."""
    return (index.document(paper.name).dates.asked if paper.type == "antwoord" else None) or paper.date


def _parties_of(askers: Sequence[Member]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(member.party for member in askers if member.party))


def _late_sets(index: Index) -> Iterator[_ListedSet]:
    """The sets that were answered after their term."""
    from index.harvest.news.late_answers import late_answers  # lxml and more, for these questions alone

    for one in late_answers(index):
        yield _ListedSet(one.doc, one.asked, _parties_of(one.askers))


def _unanswered_sets(index: Index, overdue: bool) -> Iterator[_ListedSet]:
    """The sets of questions without an answer; `overdue` those whose term has passed."""
    from index.harvest.news.open_questions import open_questions  # lxml and more, for these questions alone

    for one in open_questions(index):
        if one.days_late > 0 or not overdue:
            yield _ListedSet("" if one.unread else one.doc, one.asked, _parties_of(one.askers))


def _passes_filters(one: _ListedSet, filters: Filters, periods: Sequence[Period]) -> bool:
    """Whether a set is of the party that is asked about and of the time that is said."""
    if filters.party and not any(same_party(filters.party, party) for party in one.parties):
        return False
    since = periods[0].since if periods else filters.since
    until = periods[0].until if periods else filters.until
    if one.day is None:
        return since is None and until is None
    return (since is None or since <= one.day) and (until is None or one.day <= until)


def _subject_words(question: str) -> list[str]:
    """The words behind "over" or "naar", less the time that is said."""
    asked = fold_letters(question)
    topic = TOPIC.search(asked) or _NAAR.search(asked)
    if topic is None:
        return []
    spans = [(period.start, period.end) for period in read_periods(question) if period.start >= topic.end()]
    return own_words(without_spans(question, [(0, topic.end()), *spans]))


def _papers_on(words: Sequence[str], index: Index, names: Sequence[str]) -> set[str]:
    """Which of these papers speak of each word of the subject in their title or questions."""
    hits = {hit.doc for hit in index.search(" ".join(words), SEARCHED).hits}
    return {name for name in names if name in hits and _mentions_all(index.document(name), words)}


def _mentions_all(document: Document, words: Sequence[str]) -> bool:
    asked = [document.at(each.question) for each in document.exchanges]
    terms_of_paper = term_set("\n".join([document.title or "", document.subject or "", *asked]))
    return all(
        terms_of_paper.issuperset(terms[1:] or terms) or terms[0] in terms_of_paper
        for word in words
        if (terms := analyse(word))
    )


def _findings_of_headings(found: Sequence[_ListedSet], index: Index) -> Iterator[Finding]:
    """The heading of each paper whose heading can be quoted."""
    for each in found:
        if not each.name:
            continue
        document = index.document(each.name)
        if span := heading_span(document):
            yield Finding(document, None, None, span, PAPER, 1.0, (span,))
