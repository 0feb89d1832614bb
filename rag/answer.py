"""The pipeline, top to bottom: a question -> an Answer that can be checked."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from index.language.words import well_formed
from index.search import Filters, Index
from index.search.stopwatch import Progress, Stopwatch
from rag.gather.absence.outside import asks_of_things, papers_speak, silenced
from rag.gather.message_parts import gather_all
from rag.gather.pipeline import PartFindings
from rag.say.closing_notes import finish_answer
from rag.say.draft import Draft
from rag.say.frames import frames
from rag.say.language_model import Writer
from rag.say.out_of_scope import outside_answer
from rag.statement import Answer, Citation, SearchedPapers, Speaker, Statement, UnderstoodQuestion
from rag.understand.followup import Message
from rag.understand.question import Query, understand

__all__ = [
    "Answer",
    "Citation",
    "SearchedPapers",
    "Speaker",
    "Statement",
    "UnderstoodQuestion",
    "answer",
    "answer_stream",
]


def answer(
    question: str,
    index: Index,
    *,
    history: Sequence[Message] = (),
    filters: Filters = Filters(),  # noqa: B008
    language: str | None = None,
    writer: Writer | None = None,
    progress: Progress | None = None,
    ignored: Collection[str] = frozenset(),
) -> Answer:
    """Answer a question from an index; raises QuestionError where it cannot be asked.

    `filters` win over those said in the question, and of these the fields `ignored` do not count;
    `language` is that of the frame, else the question's.
    """
    stream = answer_stream(
        question,
        index,
        history=history,
        filters=filters,
        language=language,
        writer=writer,
        progress=progress,
        ignored=ignored,
    )
    return next(made for made in stream if isinstance(made, Answer))


def answer_stream(
    question: str,
    index: Index,
    *,
    history: Sequence[Message] = (),
    filters: Filters = Filters(),  # noqa: B008
    language: str | None = None,
    writer: Writer | None = None,
    progress: Progress | None = None,
    ignored: Collection[str] = frozenset(),
) -> Iterator[Statement | Answer]:
    """The same, each statement as soon as it is verified, and the whole Answer last.

    All of it is of one generation of the index, whatever is built meanwhile.
    """
    watch = Stopwatch(progress)
    question = well_formed(question)
    history = [replace(message, content=well_formed(message.content)) for message in history]
    with index.pinned() as pinned_index:
        pinned_index.check_filters(filters)
        with watch.stage("understand"):
            query = with_filters(understand(question, history, pinned_index, ignored=ignored), filters)
            draft = Draft(frames(language or query.language), pinned_index)
        blocks: list[PartFindings] = []
        if query.outside_odds < math.inf:  # else there is nothing to search for
            with watch.stage("search"):
                blocks = gather_all(query, pinned_index)
        if (query.outside or query.outside_odds < 0) and not papers_speak(blocks, query.outside_odds):
            known = query.outside_odds < math.inf and asks_of_things(query.question, pinned_index.share)
            if query.outside and not known:
                yield outside_answer(query, pinned_index, language or query.language, watch)
                return
            blocks = [silenced(block) for block in blocks]
        with watch.stage("write"):
            for block in blocks:
                yield from draft.add(block, writer, headed=len(blocks) > 1)
        made = finish_answer(draft, query, language or query.language, watch)
        yield replace(made, question=question.strip())  # as typed, whatever earlier turn it asks about


def with_filters(query: Query, filters: Filters) -> Query:
    """The query with the filters given, over those that it says in words."""
    given = {name: value for name in Filters.__slots__ if (value := getattr(filters, name)) is not None}
    notes = tuple(note for note in query.notes if note.field not in given)
    return replace(query, filters=replace(query.filters, **given), notes=notes)
