"""A message of a visitor -> turns of his conversation, each shown as it grows."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.errors import KamervraagError
from index.language.language_detection import detect_language, is_written_in
from index.search import Filters
from rag.answer import Answer, Statement
from rag.say.coverage_words import paper_count
from rag.understand.followup import Message
from rag.understand.subquestions import SubQuestion, split_questions
from rag.understand.turns.about_answer import language_asked_for
from ui.service.conversations import MAX_TURNS, Conversation, SeenAnswer, Turn
from ui.service.index_service import IndexService
from ui.wording.remarks import remark_words
from ui.wording.texts import Language, text

MAX_CHARACTERS = 4_000
MAX_SET_CHARACTERS = 20_000
MAX_PARTS = 40
APART_S = 0.1  # between two showings of a growing answer: faster than this nobody reads
AT_ONCE = 8  # statements shown as they come: the quotes, before a language model is waited for


@dataclass(slots=True)
class AnswerUnderway:
    """What is on its way: the question being answered, and its statements so far."""

    number: int
    question: str
    part: str | None
    doing: str
    statements: list[Statement] = field(default_factory=list)


def fault_of(message: str, conversation: Conversation, language: Language, replaced: int = 0) -> str | None:
    """Why a message can't be asked, as a sentence; None where it can. `replaced` is the turn it replaces."""
    if not message.strip():
        return text("empty_question", language)
    if len(message) > (MAX_SET_CHARACTERS if len(split_message(message)) > 1 else MAX_CHARACTERS):
        return text("long_question", language, most=MAX_CHARACTERS)
    if len(split_message(message)) > MAX_PARTS:
        return text("set_too_long", language, most=MAX_PARTS)
    if (replaced or conversation.next_number) - 1 + len(split_message(message)) > MAX_TURNS:
        return text("full_conversation", language)
    return None


def frame_language(question: str, language: Language, history: Sequence[Message] = ()) -> str | None:
    """The language that an answer is framed in: that of the page.

    None leaves it to the question, where that or one before it reads as a question in its language:
    pasted code does not, however English its words are. Who asks for an answer in Dutch or English gets that.
    """
    if history and (wanted := language_asked_for(question)):
        return wanted
    asked = [question, *[turn.content for turn in history if turn.role == "user"]]
    reads = any(is_written_in(each, detect_language(each)) for each in asked)
    return None if language == "nl" and reads else language


def split_message(message: str) -> Sequence[SubQuestion]:
    """The questions to answer one by one: the numbered ones of a pasted set, else the message as it is."""
    if len(message) > MAX_SET_CHARACTERS:
        return (SubQuestion(message),)
    parts = [part for part in split_questions(message) if part.number is not None]
    return parts if len(parts) > 1 else (SubQuestion(message.strip()),)


def reply(
    message: str,
    conversation: Conversation,
    filters: Filters,
    desk: IndexService,
    language: Language,
    ignored: frozenset[str] = frozenset(),
    seen: SeenAnswer | None = None,
) -> Iterator[AnswerUnderway | Turn]:
    """What is under way while a question is answered, its Turn then; turns are kept in the conversation.

    `ignored` names the fields of Filters that the question's own words shall not narrow; `seen` is what
    the maker of the link to the question saw.
    """
    asked = split_message(message)
    history = conversation.messages() if len(asked) == 1 else ()
    conversation.asked = len(conversation.turns)
    conversation.run += 1
    run = conversation.run
    for position, part in enumerate(asked, start=1):
        doing = _progress_sentence(desk, position, len(asked), language)
        draft = AnswerUnderway(conversation.next_number, part.text, part.number, doing)
        yield draft
        answer, fault = None, None
        try:
            frame = frame_language(part.text, language, history)
            pieces = desk.answering(part.text, history, filters, frame, ignored)
            answer = yield from _grow_draft(draft, pieces)
        except KamervraagError as error:
            fault = text("fault", language, why=remark_words(str(error), language))
        contents = desk.index().contents
        renewed = _contents_before(conversation, seen) not in (None, contents)
        if conversation.run != run:
            return
        said = (draft.number, part.text, answer, part.number, fault, contents, renewed, ignored, filters)
        turn = Turn(*said, _partyless(desk, answer))
        if seen is not None and seen.mark is not None and len(asked) == 1:
            turn = replace(turn, changed=turn.mark != seen.mark)
        conversation.turns.append(turn)
        yield turn


def _contents_before(conversation: Conversation, seen: SeenAnswer | None) -> int | None:
    """The mark of what the index showed to the maker of the link, or at the turn before; None without."""
    if seen is not None:
        return seen.contents
    return conversation.turns[-1].contents if conversation.turns else None


def _partyless(desk: IndexService, answer: Answer | None) -> int:
    """How many papers the party that an answer was narrowed to leaves out unsaid."""
    if answer is None or not answer.filters.party:
        return 0
    return desk.index().partyless(answer.filters)


def _grow_draft(
    draft: AnswerUnderway, pieces: Iterator[Statement | Answer]
) -> Generator[AnswerUnderway, None, Answer | None]:
    """The draft with each statement that comes; returns the whole answer."""
    answer = None
    shown = 0.0
    for piece in pieces:
        if isinstance(piece, Answer):
            answer = piece
            continue
        draft.statements.append(piece)
        if len(draft.statements) <= AT_ONCE or time.monotonic() - shown >= APART_S:
            yield draft
            shown = time.monotonic()
    return answer


def _progress_sentence(desk: IndexService, position: int, count: int, language: Language) -> str:
    covered = desk.index().coverage()
    doing = text("searching", language, papers=paper_count(covered.documents, language))
    return doing if count == 1 else f"{text('part_of', language, position=position, count=count)} {doing}"
