"""A follow-up -> a question that stands alone, from the turns before it and without a language model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.language.dutch import analyse
from rag.understand.plain import plain

MAX_BACK = 4  # questions before it, until one that stands alone
MAX_CARRIED = 40  # words
MAX_ANSWER = 200  # characters of a sentence whose names are carried

_OPENS = re.compile(
    r"^(?:en|maar|dus|ook|of|and|but|so|also|und|et|y)\b(?! (?:is|zijn|kan|heeft) (?:het|de) (?:kabinet|"
    r"minister))"
)
_POINTS_BACK = re.compile(
    r"\b(?:(?:daar|hier|er)(?:mee|op|van|over|bij|in|voor|tegen|aan|door|uit|na|naar|toe|om|onder|"
    r"tussen|achter)|"
    r"daar|ze|zij|hij|hem|hen|hun|toen|dezelfde|diezelfde|eerstgenoemde|laatstgenoemde|genoemde|dit|"
    r"it|they|them|their|he|she|his|those|these|this|there|then)\b|"
    r"\b(?:deze|dat|die)(?=[ ,]*[?.]|$)|"
    r"\bdeze (?!zomer|week|maand|winter|kabinetsperiode|eeuw)\w+|"
    r"\b(?:is|was|zijn|waren|kost|kostte|heeft|had|gebeurt|gebeurde|komt|kwam|betekent|gaat|doet|werkt|"
    r"lukt|geldt|"
    r"wordt|werd|kan|mag|moet|vindt|vond|waarom|hoe|wat|over|van|met|voor) (?:dat|die)\b(?! \w+ (?:de|"
    r"het|een)\b)|"
    r"\bdie (?:uit|aan|af|op|toe|in|door|mee|voor|ook|dan|nu)\b|"
    r"\b(?:dan|nog|ook|eigenlijk)[ ]*\?*$|\bdan (?=\w+[ ]*\?*$)"
)
_MARKS = re.compile(r"\[\d{1,3}\]")
_SENTENCE = re.compile(r"(?<=[.!?])\s")
_NAME = re.compile(r"(?<=[\w,(] )\(?([A-Z][\w/&’'-]+|\d\d \d{3}[\w, .-]{2,12}\d)")
_WORD = re.compile(r"[\w&'’.,/-]*\w")
_STOPPED = frozenset(
    """hoeveel hoelang waarmee waarvan kabinet minister staatssecretaris zeggen zei zegt gezegd antwoordde
    antwoord geantwoord vindt vond volgens regering vraag vragen the did does what how why when who
    which have has with about from that for and are was""".split()
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


def stand_alone(question: str, history: Sequence[Turn]) -> str:
    """The question with what it leaves unsaid added from `history`; unchanged where it leaves nothing."""
    if not leans(question, history):
        return question
    words = carried(question, history)
    return f"{question.rstrip()} ({' '.join(words)})" if words else question


def leans(question: str, history: Sequence[Turn]) -> bool:
    """Whether the question cannot be understood without the turns before it."""
    if not any(turn.role == "user" for turn in history):
        return False
    asked = plain(question).strip()
    return (
        _OPENS.search(asked) is not None
        or _POINTS_BACK.search(asked) is not None
        or len(content(question)) < 2
    )


def carried(question: str, history: Sequence[Turn]) -> list[str]:
    """The words of the turns before that the question lacks, those of the latest question first."""
    present = set(analyse(question))
    words: list[str] = []
    for word in (*(word for text in _asked(history) for word in content(text)), *_named(history)):
        terms = set(analyse(word))
        if terms - present:
            words.append(word)
            present |= terms
    return words[:MAX_CARRIED]


def content(text: str) -> list[str]:
    """The words of a text that carry its subject, as they are written."""
    return [word for word in _WORD.findall(text) if plain(word) not in _STOPPED and analyse(word)]


def _asked(history: Sequence[Turn]) -> Iterable[str]:
    """The question before, and those that it leaned on in turn."""
    asked = [turn.content for turn in history if turn.role == "user"]
    for back, question in enumerate(reversed(asked[-MAX_BACK:]), start=1):
        yield question
        if not leans(question, [Turn("user", earlier) for earlier in asked[:-back]]):
            break


def _named(history: Sequence[Turn]) -> list[str]:
    """The names in the first sentence of the last answer, where that is a short one."""
    if not history or history[-1].role != "assistant":
        return []
    answer = _MARKS.sub("", history[-1].content).strip()
    first = _SENTENCE.split(answer, maxsplit=1)[0]
    return _NAME.findall(first) if len(first) <= MAX_ANSWER else []
