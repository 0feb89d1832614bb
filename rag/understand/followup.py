"""A follow-up -> a question that stands alone, from the turns before it and without a language model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from index.language.analyser import analyse
from index.language.translation.dictionary import LANGUAGES
from rag.understand.folding import TOPIC, fold_letters
from rag.understand.names import NameSource
from rag.understand.off_topic import MessageScope, message_scope, scope_by_form
from rag.understand.standalone import AFTER_OPENER, content_words, leans_by_words, own_words
from rag.understand.turns.about_answer import AskedOfAnswer, asks_of_answer
from rag.understand.turns.carrying import carried_words, put_into_dutch, speaker_of_answer, subject_of
from rag.understand.turns.language import language_in_turn
from rag.understand.turns.leaning_abroad import leans_abroad
from rag.understand.turns.names_alone import is_beside, named_alone
from rag.understand.turns.slots import replace_slot
from rag.understand.turns.steering import corrected, put_right, put_right_name, returned_to

MAX_BACK = 12  # questions before it, until one that stands alone

_CITATION_MARK = re.compile(r"\[\d{1,3}\]")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class StandaloneQuestion:
    """A question standing alone: its text, what of it was carried over, and the question it leans on.

    `whole` says that the text is a question in full words, the earlier one with something in its place;
    else the carried words stand behind it in brackets. `leans_on` is None where it leans on nothing. `asked`
    are its own words, without what steers ("nee, ik bedoel"); `again` says that they are those of an earlier
    turn, whose answer is asked about. `subject` are the words that a next turn may lean on, in `language`.
    `before` is the question before it, whether or not it leans on that; "" where there is none.
    """

    text: str
    carried: tuple[str, ...] = ()
    leans_on: StandaloneQuestion | None = None
    whole: bool = False
    asked: str = ""
    again: bool = False
    language: str = "nl"
    subject: tuple[str, ...] = ()
    before: str = field(default="", compare=False)

    @property
    def base(self) -> str | None:
        """The text of the question that it leans on."""
        return self.leans_on.text if self.leans_on else None


@dataclass(frozen=True, slots=True)
class EarlierTurn:
    """A question asked before, as it was understood, with what was replied; "" where that is not known."""

    stands: StandaloneQuestion
    reply: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether the reply quotes something: what declines has no [1]."""
        return _CITATION_MARK.search(self.reply) is not None


def resolve_followup(
    question: str, history: Sequence[Message], catalogue: NameSource | None = None
) -> StandaloneQuestion:
    """The question with what it leaves unsaid added from `history`; as it is where it leaves nothing."""
    turns = _earlier_turns(history, catalogue)
    made = _resolve(question, turns, _asked_before(history), catalogue)
    texts = [turn.stands.text for turn in turns]
    if made.again and made.text in texts:  # what was before it then, so that it gets the same answer
        del texts[len(texts) - 1 - texts[::-1].index(made.text) :]
    return replace(made, before=texts[-1] if texts else "")


def stand_alone(question: str, history: Sequence[Message], catalogue: NameSource | None = None) -> str:
    """The text of the question standing alone."""
    return resolve_followup(question, history, catalogue).text


def is_followup(question: str, history: Sequence[Message]) -> bool:
    """Whether the question cannot be understood without the turns before it."""
    earlier = _asked_before(history)
    return bool(earlier) and _leans(question, earlier)


def scope_in_turn(message: str, history: Sequence[Message]) -> MessageScope | None:
    """What a message of a conversation is where it asks nothing; one that leans is judged by its form."""
    if not (earlier := _asked_before(history)):
        return message_scope(message)
    if asks_of_answer(message) or corrected(message) or returned_to(message):
        return None
    return scope_by_form(message) if _leans(message, earlier) else message_scope(message)


def _asked_before(history: Sequence[Message]) -> list[str]:
    return [turn.content for turn in history if turn.role == "user"]


def _leans(question: str, earlier: Sequence[str]) -> bool:
    """Whether a question leans on what was asked `earlier`, in the language it is in there."""
    language = language_in_turn(question, earlier)
    if language in LANGUAGES and leans_abroad(question, language):
        return True
    return language in ("nl", "en") and leans_by_words(question)


def _earlier_turns(history: Sequence[Message], catalogue: NameSource | None) -> list[EarlierTurn]:
    """The latest questions before, each standing alone itself; greetings and the like are passed over."""
    places = [at for at, turn in enumerate(history) if turn.role == "user"]
    asked = [at for at in places if not scope_in_turn(history[at].content, history[:at])]
    turns: list[EarlierTurn] = []
    for at in asked[-MAX_BACK:]:
        stands = _resolve(history[at].content, turns, _asked_before(history[:at]), catalogue)
        replied = history[at + 1 : at + 2]
        turns.append(EarlierTurn(stands, replied[0].content if replied else ""))
    return turns


def _resolve(
    question: str, turns: Sequence[EarlierTurn], earlier: Sequence[str], catalogue: NameSource | None
) -> StandaloneQuestion:
    """The question standing alone after these turns; `earlier` is all that was typed before it."""
    language = language_in_turn(question, earlier)
    if not turns:
        return _alone(question, language)
    if kind := asks_of_answer(question):
        return _once_more(_turn_asked_about(kind, turns))
    if back := _turn_returned_to(question, turns):
        turn, question = back
        return _lean(question, language, turn, catalogue) if question else _once_more(turn)
    if rest := corrected(question):
        return _put_right(rest, language, turns, earlier, catalogue)
    turn = turns[-1]
    if made := replace_slot(question, turn.stands.text, catalogue):
        return _replaced(question, made, turn)
    if not _leans(question, earlier):
        return _alone(question, language)
    return _lean(question, language, turn, catalogue)


def _alone(question: str, language: str) -> StandaloneQuestion:
    return StandaloneQuestion(
        question, asked=question, language=language, subject=subject_of(question, language)
    )


def _replaced(question: str, made: str, turn: EarlierTurn) -> StandaloneQuestion:
    words = tuple(_words_not_in_question(question, made))
    language = turn.stands.language
    return StandaloneQuestion(
        made, words, turn.stands, True, question, language=language, subject=subject_of(made, language)
    )


def _lean(
    question: str, language: str, turn: EarlierTurn, catalogue: NameSource | None
) -> StandaloneQuestion:
    """The question with the words that it leaves unsaid behind it in brackets, in Dutch or its language."""
    base = _base_beside(question, language, turn)
    subject = base.subject if base.language == language else put_into_dutch(base.subject, base.language)
    words = (
        [] if _has_own_topic(question) else carried_words(question, " ".join(subject), turn.reply, language)
    )
    speaker = speaker_of_answer(question, turn.reply, catalogue)
    words = [*speaker, *(word for word in words if word not in speaker)]
    text = f"{question.rstrip()} ({' '.join(words)})" if words else question
    told = (*subject_of(question, language), *words)
    return StandaloneQuestion(text, tuple(words), base, asked=question, language=language, subject=told)


def _base_beside(question: str, language: str, turn: EarlierTurn) -> StandaloneQuestion:
    """What the question leans on: what the turn leaned on, where it takes that turn's place beside it, or
    that turn named what the papers are silent on.

    "Mogen wolven dood?", "en vossen?", "en dassen?": badgers are asked about, not badgers among foxes.
    """
    before = turn.stands
    if before.leans_on is None or before.whole or not named_alone(question, language):
        return before
    declined = turn.reply and not turn.is_answered and named_alone(before.asked, before.language)
    return before.leans_on if declined or is_beside(question, before.asked) else before


def _turn_asked_about(kind: AskedOfAnswer, turns: Sequence[EarlierTurn]) -> EarlierTurn:
    """The turn whose answer is meant: whose words it gives can be asked only of one that gives some."""
    answered = [turn for turn in turns if turn.is_answered]
    return answered[-1] if kind == "source" and answered else turns[-1]


def _once_more(turn: EarlierTurn) -> StandaloneQuestion:
    """The question of that turn as it was asked of the papers."""
    return replace(turn.stands, again=True)


def _turn_returned_to(question: str, turns: Sequence[EarlierTurn]) -> tuple[EarlierTurn, str] | None:
    """The turn about the subject that the question goes back to, and what it asks of that: the latest that
    says it in its own words, else the first that has it from another.
    """
    back = returned_to(question)
    if back is None:
        return None
    wanted = set(analyse(back[0]))
    of_itself = (turn for turn in reversed(turns) if wanted & set(analyse(turn.stands.asked)))
    turn = next(of_itself, next((turn for turn in turns if wanted & set(analyse(turn.stands.text))), None))
    return (turn, back[1]) if turn else None


def _put_right(
    rest: str,
    language: str,
    turns: Sequence[EarlierTurn],
    earlier: Sequence[str],
    catalogue: NameSource | None,
) -> StandaloneQuestion:
    """The question before with the correction in its place, else the correction as a question."""
    turn = turns[-1]
    before = turn.stands.leans_on
    if before and not turn.stands.whole and (renamed := put_right_name(rest, turn.stands.asked)):
        return _lean(renamed, language, EarlierTurn(before), catalogue)
    made = put_right(rest, turn.stands.asked) or replace_slot(f"en {rest}", turn.stands.text, catalogue)
    if made:
        return _replaced(rest, made, turn)
    if len(own_words(rest)) < AFTER_OPENER or _leans(rest, earlier):
        return _lean(rest, language, turn, catalogue)
    return _alone(rest, language)


def _has_own_topic(question: str) -> bool:
    """Whether the question names a subject of its own: "En wat zei hij over de wolf?"."""
    topic = TOPIC.search(fold_letters(question))
    return topic is not None and bool(own_words(question[topic.end() :]))


def _words_not_in_question(question: str, made: str) -> Iterable[str]:
    present = set(analyse(question))
    return [word for word in content_words(made) if set(analyse(word)) - present]
