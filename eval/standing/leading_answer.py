"""The answer that leads for a Dutch question, with whether it is right: what weights are learnt from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eval.gold import GoldQuestion, Judgement
from index.search import Index
from rag.gather.declining import confidence
from rag.gather.findings import Finding
from rag.gather.message_parts import gather_all
from rag.gather.question_profile import QuestionProfile
from rag.understand.question import understand

LIGHT = 0.3  # the weight in a fit of a question that is answered with something else
Place = tuple[object, ...]  # paper, exchange, paragraph


@dataclass(frozen=True, slots=True)
class LeadingAnswer:
    """The answer that leads, to a question read and in its own words; the log odds that the papers answer."""

    finding: Finding
    asked: QuestionProfile
    said: str
    odds: float
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether the papers answer a question, whether the answer that leads does, and the paper it is of."""

    answerable: bool
    right: bool
    paper: str


def leading_answers(asked: str, index: Index, *, abroad: bool = False) -> Iterator[LeadingAnswer]:
    """The answer that leads, where a question is one Dutch question and gets one at all; else nothing. With
    `abroad`, where it is one in another language."""
    query = understand(asked, (), index)
    block, *others = gather_all(query, index)
    shown = [each for each in block.findings if not each.aside]
    if not others and block.signals is not None and shown and (query.language != "nl") == abroad:
        main = max(shown, key=lambda each: each.score)
        said = block.part.asked or block.part.text
        yield LeadingAnswer(main, block.asked, said, confidence(block.signals), query.language)


def truth_of(found: Finding, of: GoldQuestion | str) -> Truth:
    """The truth of an answer to a gold question, or to one that only is near to a paper of that name."""
    if isinstance(of, str):
        return Truth(answerable=False, right=False, paper=of)
    at = (
        found.document.name,
        found.exchange.id if found.exchange else None,
        found.paragraph.number if found.paragraph else None,
    )
    paper = of.relevant[0].doc if of.relevant else f"{of.id.rpartition('-')[0]}.txt"
    return Truth(of.answerable, of.answerable and at in {place_of(each) for each in of.relevant}, paper)


def place_of(judged: Judgement) -> Place:
    """Where a judged unit stands."""
    return judged.doc, judged.exchange, judged.paragraph


def is_plain(question: GoldQuestion, *, abroad: bool = False) -> bool:
    """Whether a question is Dutch, or with `abroad` is not, stands alone, and corrects nothing."""
    of_the_kind = (question.lang != "nl") == abroad
    return of_the_kind and not question.history and not question.corrects_premise
