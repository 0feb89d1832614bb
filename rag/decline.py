"""When to give no answer, and what to say then: what was searched, what came nearest, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache

from index.dutch import analyse
from index.parse.document import Document
from rag.asked import Wanted, holds, unknown, wanted
from rag.choosing import beside
from rag.compose import asker, clipped, member_name, where
from rag.evidence import MAX_READ, Finding
from rag.facts import facts
from rag.frames import Frames, day
from rag.parts import Part
from rag.relevance import Relevance
from rag.verify import inner

# Fitted by eval/fit_declining.py on questions with their papers in and left out of the index: docs/log.md.
INTERCEPT = -6.589
WEIGHTS = (0.161, 2.685, 3.275, 0.751, 2.031)  # of the first five signals
FAR = 0.33  # late interaction below which nothing speaks to the question, however it stands out
OPEN = 1.1  # times as good as the best answer, for a question without one: then that is what there is
USUAL = 15.0  # the engine's score of a right answer; where few are found, deviations from them say little
NEXT = 3  # answers looked at for the kind of thing that was asked for
FIRM = frozenset({"amount", "share", "count"})  # without what was asked there is no answer at all


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells whether the papers answer a question.

    `strength` is the search engine's score of the best answer, in deviations above the rest found;
    `near` its late interaction with the question, 0 to 1, and `around` the mean of the others found;
    `named` and `dated` the shares of the question's names and numbers that its paper holds; `opened`
    how much better a question without an answer fits, 0 to 3 times; `met` whether the first few hold
    the kind of thing that was asked for.
    """

    strength: float
    near: float
    around: float
    named: float
    dated: float
    opened: float
    met: float


def answers(signals: Signals, what: Wanted) -> bool:
    """Whether the papers answer the question; a number that was asked for must be there."""
    told = signals.met > 0 or what not in FIRM
    return told and signals.opened < OPEN and signals.near >= FAR and confidence(signals) >= 0


def confidence(signals: Signals) -> float:
    """The log odds that the papers answer the question."""
    values: tuple[float, ...] = astuple(signals)[: len(WEIGHTS)]
    return INTERCEPT + sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))


def signals(
    ranked: Sequence[Finding], asked: Sequence[Finding], part: Part, relevance: Relevance, strength: float
) -> Signals:
    """The signals of the best finding; `asked` are questions without an answer, best first.

    `strength` is the best score that the search engine itself gave.
    """
    if not ranked:
        return Signals(0.0, 0.0, 0.0, 0.0, 0.0, 3.0, 0.0)
    best, first = ranked[0], ranked[:NEXT]
    held = terms_of(best.document)
    claimed = facts(part.text)
    what = wanted(part.text, part.kind)
    opened = asked[0].score / max(strength, 0.1) if asked else 0.0
    near, *others = relevance.near([f"{beside(each)}\n{each.text}" for each in ranked])
    return Signals(
        strength=min(max(strength, -5.0 if len(ranked) >= MAX_READ else USUAL), 60.0),
        near=near,
        around=sum(others) / max(1, len(others)),
        named=share([bool(set(analyse(name)) & held) for name in sorted(claimed.names) if analyse(name)]),
        dated=share([number in held for number in sorted(claimed.numbers)]),
        opened=min(max(opened, 0.0), 3.0),
        met=float(any(holds(each.text, what) or unknown(each.text) for each in first)),
    )


def share(found: Sequence[bool]) -> float:
    """The share that is true; 1 where there is nothing to find."""
    return sum(found) / len(found) if found else 1.0


@lru_cache(maxsize=64)
def terms_in(name: str, text: str) -> frozenset[str]:
    """The distinct terms of a paper."""
    return frozenset(analyse(text))


def terms_of(document: Document) -> frozenset[str]:
    """The distinct terms of a paper, its title, its people and its dates."""
    people = [member.name or "" for member in document.askers] + [m.party or "" for m in document.askers]
    people += [f"{minister.name or ''} {minister.portfolio or ''}" for minister in document.answered_by]
    dates = [str(when.year) for when in (document.dates.asked, document.dates.spoken) if when]
    around = " ".join([document.title or "", *people, *dates, *document.numbers.values()])
    return terms_in(document.name, document.text) | frozenset(analyse(around))


def reasons(best: Finding | None, asked: Finding | None, part: Part, words: Frames) -> tuple[str, ...]:
    """Why there is no answer, as sentences: an open question, what is missing, what came nearest."""
    found = []
    if asked is not None:
        found.append(open_question(asked, words))
    if best is not None:
        what = wanted(part.text, part.kind)
        if what in ("amount", "share", "count") and not holds(best.text, what):
            found.append(words.no_number)
        if what == "date" and not holds(best.text, what):
            found.append(words.no_date)
        found.append(words.nearest.format(where=place(best, words)))
    return tuple(found)


def open_question(asked: Finding, words: Frames) -> str:
    """That the question was put, and by whom, but that no answer is among the papers."""
    member = member_name(asker(asked.document, asked.exchange), words)
    title = asked.document.title or asked.document.name
    return words.only_question.format(
        asker=member[:1].lower() + member[1:], date=day(asked.spoken, words), where=inner(title)
    )


def place(finding: Finding, words: Frames) -> str:
    """Where a finding stands: paper, answer, day."""
    title = clipped(inner(finding.document.title or finding.document.subject or finding.document.name))
    parts = [f"“{title}”", where(finding, words), day(finding.spoken, words)]
    return ", ".join(part for part in parts if part)
