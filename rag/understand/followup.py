"""A follow-up -> a question that stands alone, from the turns before it and without a language model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.language.analyser import analyse
from index.language.place_names import country_terms
from index.language.sentences import sentence_texts
from index.language.words import words as folded
from rag.understand.folding import TOPIC, fold_letters, without_spans
from rag.understand.followup_slots import replace_slot
from rag.understand.names import NameSource
from rag.understand.off_topic import MessageScope, message_scope, scope_by_form
from rag.understand.periods import read_periods
from rag.understand.standalone import content_words, leans_by_words, own_words
from rag.understand.surnames import surnames

MAX_BACK = 4  # questions before it, until one that stands alone
MAX_CARRIED = 40  # words
MAX_ANSWER = 200  # characters of a sentence whose names are carried

_CITATION_MARK = re.compile(r"\[\d{1,3}\]")
_NAME_OR_DOSSIER = re.compile(r"(?<=[\w,(] )\(?([A-Z][\w/&’'-]+|\d\d \d{3}[\w, .-]{2,12}\d)")
_ONE_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w&’'-]+")
_ONLY_NAMES = re.compile(
    r"(?:En|Maar|And|Hoe zit (?:het|dat) met)(?: (?:bij|op|van|voor|met|door|at|with|for))?(?: (?:de|het))?"
    r" [A-Z][\w&’'-]+(?:(?:,| en| of| and) [A-Z][\w&’'-]+)* ?\??$"
)
_SPEAKER = re.compile(
    r"\b(?:hij|zij|he|she|(?:deze|die|dezelfde) (?:minister|staatssecretaris|bewindspersoon))\b"
)


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class StandaloneQuestion:
    """A question standing alone: its text, what of it was carried over, and the question it leans on.

    `whole` says that the text is a question in full words, the earlier one with something in its place;
    else the carried words stand behind it in brackets. `base` is None where it leans on nothing.
    """

    text: str
    carried: tuple[str, ...] = ()
    base: str | None = None
    whole: bool = False


def resolve_followup(
    question: str, history: Sequence[Message], catalogue: NameSource | None = None
) -> StandaloneQuestion:
    """The question with what it leaves unsaid added from `history`; as it is where it leaves nothing."""
    base = _previous_question(history, catalogue)
    if base is None:
        return StandaloneQuestion(question)
    if made := replace_slot(question, base, catalogue):
        return StandaloneQuestion(made, tuple(_words_not_in_question(question, made)), base, True)
    if not is_followup(question, history):
        return StandaloneQuestion(question)
    words = [] if _has_own_topic(question) else carried_words(question, base, history)
    speaker = _speaker_of_answer(question, history, catalogue)
    words = [*speaker, *(word for word in words if word not in speaker)]
    text = f"{question.rstrip()} ({' '.join(words)})" if words else question
    return StandaloneQuestion(text, tuple(words), base)


def stand_alone(question: str, history: Sequence[Message], catalogue: NameSource | None = None) -> str:
    """The text of the question standing alone."""
    return resolve_followup(question, history, catalogue).text


def is_followup(question: str, history: Sequence[Message]) -> bool:
    """Whether the question cannot be understood without the turns before it."""
    return any(turn.role == "user" for turn in history) and leans_by_words(question)


def scope_in_turn(message: str, history: Sequence[Message]) -> MessageScope | None:
    """What a message of a conversation is where it asks nothing; one that leans is judged by its form."""
    return scope_by_form(message) if is_followup(message, history) else message_scope(message)


def carried_words(question: str, base: str, history: Sequence[Message] = ()) -> list[str]:
    """The words of the question before, and names of a short answer, that the question lacks.

    A period, country or party that the question names takes the place of the earlier one.
    """
    present = set(analyse(question))
    kept: list[str] = []
    for word in (*content_words(_drop_replaced(question, base)), *_names_in_answer(history)):
        terms = set(analyse(word))
        if terms - present:
            kept.append(word)
            present |= terms
    return kept[:MAX_CARRIED]


def _previous_question(history: Sequence[Message], catalogue: NameSource | None) -> str | None:
    """The question before, standing alone itself; greetings and the like are passed over."""
    users = [at for at, turn in enumerate(history) if turn.role == "user"]
    asked = [at for at in users if not scope_in_turn(history[at].content, history[:at])]
    if not asked:
        return None
    base: str | None = None
    for at in asked[-MAX_BACK:]:
        earlier = history[at].content
        if base is None:
            base = earlier
            continue
        known = [Message("user", base), *(turn for turn in history[at - 1 : at] if turn.role == "assistant")]
        base = resolve_followup(earlier, known, catalogue).text
    return base


def _drop_replaced(question: str, base: str) -> str:
    """The base without the periods and countries that the question names others of."""
    spans = [(period.start, period.end) for period in read_periods(base)] if read_periods(question) else []
    if any(True for _ in _spans_of_countries(question)):
        spans += list(_spans_of_countries(base))
    return without_spans(base, [*spans, *_spans_of_replaced_name(question, base)])


def _spans_of_replaced_name(question: str, base: str) -> list[tuple[int, int]]:
    """The one name of the base, where the question only names others: "En Bergbank en Zeebank?"."""
    if not _ONLY_NAMES.match(question):
        return []
    countries = set(_spans_of_countries(base))
    named = [match.span() for match in _ONE_NAME.finditer(base) if match.span() not in countries]
    return named if len(named) == 1 else []


def _spans_of_countries(text: str) -> Iterable[tuple[int, int]]:
    terms = country_terms()
    for match in re.finditer(r"[^\W\d_][\w-]+", text):
        if tuple(folded(match[0])) in terms:
            yield match.span()


def _has_own_topic(question: str) -> bool:
    """Whether the question names a subject of its own: "En wat zei hij over de wolf?"."""
    topic = TOPIC.search(fold_letters(question))
    return topic is not None and bool(own_words(question[topic.end() :]))


def _speaker_of_answer(question: str, history: Sequence[Message], catalogue: NameSource | None) -> list[str]:
    """The minister whom "hij" or "zij" means: the first one named in the last answer."""
    if (
        catalogue is None
        or not history
        or history[-1].role != "assistant"
        or not _SPEAKER.search(fold_letters(question))
    ):
        return []
    answer = fold_letters(history[-1].content)
    places = {
        answer.find(surname): surname
        for name in catalogue.ministers()
        for surname in surnames(name)
        if re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", answer)
    }
    if not places:
        return []
    first = min(places)
    return [history[-1].content[first : first + len(places[first])]]


def _words_not_in_question(question: str, made: str) -> Iterable[str]:
    present = set(analyse(question))
    return [word for word in content_words(made) if set(analyse(word)) - present]


def _names_in_answer(history: Sequence[Message]) -> list[str]:
    """The names in the first sentence of the last answer, where that is a short one."""
    if not history or history[-1].role != "assistant":
        return []
    answer = _CITATION_MARK.sub("", history[-1].content).strip()
    first = next(iter(sentence_texts(answer.partition("«")[2] or answer)), "")
    return _NAME_OR_DOSSIER.findall(first) if len(first) <= MAX_ANSWER else []
