"""Does an answer speak to a question in another language, beyond the title of its paper?

"Do residents near the wind farm get free solar panels?" names the paper on the wind farm and is near to all
of its answers. A few signals are weighed of the question, which the table of token vectors reads in eight
languages, and of the Dutch words for it. Fitted by eval/standing/fit_abroad.py on invented papers from which
the exchange that answers was left out.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass

from rag.gather.absence.beyond_title import both_ways, parts_of, word_matches
from rag.gather.absence.unmet_words import ANYTHING_SAID, lacks
from rag.gather.findings import Finding, context_of
from rag.gather.likelihood import gives_no_reason
from rag.gather.question_profile import QuestionProfile
from rag.understand.said_words import in_dutch_words, said_words

INTERCEPT = -4.81
WEIGHTS = (8.11, 0.39, -1.35, -4.03, 0.41)
PLAINLY = -1.7  # log odds from which an answer is given as what answers, and not as what comes near


@dataclass(frozen=True, slots=True)
class Abroad:
    """How far an answer, with the question it was given to, has what is asked in another language.

    `same` is the late interaction, without what the title holds, of the question with the likest sentence of
    either, each held by the other; `held` what its words beyond the title tell that are held, `lacking` what
    the one tells that lacks most in the whole paper; `reason` is 1 where one is asked and none given, else 0;
    `odds` are the log odds that the papers answer.
    """

    same: float
    held: float
    lacking: float
    reason: float
    odds: float


def speaks_plainly(
    finding: Finding, asked: QuestionProfile, question: str, language: str, odds: float
) -> bool:
    """Whether an answer may be given as what answers a question; of what is said of a subject all may."""
    signals = abroad(finding, asked, question, language, odds)
    return asked.kind in ANYTHING_SAID or answering_odds(signals) >= PLAINLY


def answering_odds(signals: Abroad) -> float:
    """The log odds that the weights give."""
    values: tuple[float, ...] = astuple(signals)
    return INTERCEPT + sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))


def abroad(finding: Finding, asked: QuestionProfile, question: str, language: str, odds: float) -> Abroad:
    """An answer beside a question in another language; `odds` are those that the papers answer."""
    context, title = context_of(finding), finding.document.title or ""
    parts = [*parts_of(context), *parts_of(finding.text)]
    forms = dict.fromkeys((question, in_dutch_words(question, language) or question))
    said = [word for word in said_words(question, language) if word.tells > 0]
    return Abroad(
        same=max(both_ways(form, title, parts) for form in forms),
        held=sum(own * there for own, there, _ in word_matches(said, f"{context}\n{finding.text}", title)),
        lacking=max(lacks(finding, said), default=0.0),
        reason=float(gives_no_reason(finding, asked)),
        odds=odds,
    )
