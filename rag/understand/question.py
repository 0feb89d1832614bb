"""A question as typed -> a Query: language, what it narrows to, its parts, what it leaves unsaid."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields, replace

from index.errors import QuestionError
from index.language.language_detection import detect_language
from index.language.words import fold
from index.parse.links.other_papers import find_references
from index.search import Filters
from rag.understand.answer_kind import AskedKind, kind_of
from rag.understand.filters import FilterNote, Narrowing, read_narrowing
from rag.understand.folding import without_spans
from rag.understand.followup import Message, StandaloneQuestion, resolve_followup, scope_in_turn
from rag.understand.members import asks_for_members, names_cabinet
from rag.understand.names import NameSource
from rag.understand.off_topic import MessageScope, odds_in_doubt, odds_outside
from rag.understand.part_filters import narrow_parts
from rag.understand.periods import Period
from rag.understand.subquestions import SubQuestion, numbered_questions, split_questions
from rag.understand.turns.language import language_in_turn

__all__ = [
    "AskedKind",
    "NameSource",
    "FilterNote",
    "SubQuestion",
    "Period",
    "Query",
    "Rewrite",
    "Message",
    "understand",
]

MAX_CHARACTERS = 4_000
MAX_SET_CHARACTERS = 20_000

Rewrite = Callable[[str, Sequence[Message]], str]


@dataclass(frozen=True, slots=True)
class Query:
    """A question understood.

    `text` is what is searched: it stands alone, words that became a filter are left out. `parts` holds at
    least one question. `periods` is filled for comparisons ("in 2014 en in 2024"), `parties` where two or
    more are asked about in one breath ("wat vroegen Eik en Beuk"). `numbers` are papers
    and questions named by number, in normal form ("29344-155", "2022Z09230", "ah-tk-20232024-1193").
    `understood` is the question as it was understood, `carried` what of it came from earlier turns; `again`
    says that it is an earlier one, whose answer is asked about; `before` is the question before it.
    `outside` says what a message is that asks nothing of the papers, `outside_odds` the log odds that it is
    so; where those are infinite the rest is of no use, and below 0 there is doubt.
    """

    question: str
    text: str
    language: str
    parts: tuple[SubQuestion, ...]
    filters: Filters = Filters()
    kind: AskedKind = "open"
    periods: tuple[Period, ...] = ()
    parties: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    notes: tuple[FilterNote, ...] = ()
    outside: MessageScope | None = None
    outside_odds: float = 0.0
    understood: str = ""
    carried: tuple[str, ...] = ()
    again: bool = False
    before: str = ""

    @property
    def wants_members(self) -> bool:
        """Whether any of its questions asks for members or fracties."""
        return any(part.members for part in self.parts)


def understand(
    question: str,
    history: Sequence[Message] = (),
    catalogue: NameSource | None = None,
    rewrite: Rewrite | None = None,
    ignored: Collection[str] = frozenset(),
) -> Query:
    """Read a question; raises QuestionError where it is empty or too long.

    `rewrite` may be a language model's: (question, history) -> the same question standing alone. `ignored`
    names fields of Filters that the question's words shall not narrow, and "history" for a question that is
    to be understood alone.
    """
    history = () if "history" in ignored else history
    asked = check_question(question)
    if numbered_questions(asked):
        return _read_pasted_set(asked)
    outside = scope_in_turn(asked, history)
    odds = odds_outside(asked) if outside else 0.0 if history else odds_in_doubt(asked)
    if odds == math.inf:
        query = Query(asked, asked, _language_of_question(asked, history), (SubQuestion(asked),))
    else:
        query = _read_question(asked, history, catalogue, rewrite, ignored)
    return replace(query, outside=outside, outside_odds=odds)


def _read_question(
    asked: str,
    history: Sequence[Message],
    catalogue: NameSource | None,
    rewrite: Rewrite | None,
    ignored: Collection[str],
) -> Query:
    """A question for the papers: standing alone, narrowed by what it names, in its parts."""
    stands = (
        StandaloneQuestion(rewrite(asked, history), asked=asked)
        if rewrite and history
        else resolve_followup(asked, history, catalogue)
    )
    leans = stands.base is not None and not stands.whole
    said = stands.asked
    question = said if leans else stands.text
    narrowed = read_narrowing(question, catalogue, ignored)
    bare = without_spans(question, list(narrowed.spans)) or question
    text = _append_carried(bare, stands.carried) if leans else bare
    if leans:
        narrowed = _keep_earlier_filters(narrowed, stands, catalogue, ignored)
    parts = _make_parts(question if stands.whole else said, bare, text)
    parts, narrowed = narrow_parts(parts, narrowed, catalogue, ignored)
    return Query(
        question=stands.asked if stands.again else asked,
        text=text,
        language=_language_of_question(asked, history),
        parts=_mark_members_parts(parts, question, narrowed, catalogue),
        filters=narrowed.filters,
        kind="comparison" if narrowed.compared else kind_of(question),
        periods=narrowed.compared,
        parties=narrowed.parties,
        numbers=_paper_numbers(said),
        notes=narrowed.notes,
        understood=stands.text,
        carried=stands.carried,
        again=stands.again,
        before=stands.before,
    )


def check_question(question: str) -> str:
    """The question without white space around it; raises QuestionError where it cannot be asked."""
    asked = question.strip()
    if not asked:
        raise QuestionError("the question is empty: type what you want to know")
    limit = MAX_SET_CHARACTERS if numbered_questions(asked[: MAX_SET_CHARACTERS + 1]) else MAX_CHARACTERS
    if len(asked) > limit or len(fold(asked)) > 2 * limit:  # one sign may stand for eighteen letters
        raise QuestionError(
            f"the question is too long: {len(asked):,} characters, at most {MAX_CHARACTERS:,} "
            f"for one question and {MAX_SET_CHARACTERS:,} for a set of numbered ones"
        )
    return asked


def _read_pasted_set(asked: str) -> Query:
    """A pasted set of Kamervragen: what it names is its subject, so nothing narrows the search."""
    return Query(asked, asked, detect_language(asked), split_questions(asked), numbers=_paper_numbers(asked))


def _make_parts(asked: str, bare: str, text: str) -> tuple[SubQuestion, ...]:
    """The sub-questions: shown as they were asked, searched without the words that became filters.

    A follow-up is one question with what was carried over to it.
    """
    if text != bare:
        return (SubQuestion(text, kind_of(asked), None, asked),)
    shown, searched = split_questions(asked), split_questions(bare)
    if len(shown) != len(searched):
        return (SubQuestion(bare, kind_of(asked), None, asked),)
    return tuple(
        SubQuestion(part.text, whole.kind, part.number, whole.asked or whole.text)
        for whole, part in zip(shown, searched, strict=True)
    )


def _mark_members_parts(
    parts: Sequence[SubQuestion], question: str, narrowed: Narrowing, catalogue: NameSource | None
) -> tuple[SubQuestion, ...]:
    """The sub-questions, each with whose words it asks for."""
    alone = len(parts) == 1
    asked = [question if alone else part.asked or part.text for part in parts]
    return tuple(
        replace(part, members=asks_for_members(own, narrowed, catalogue))
        for part, own in zip(parts, asked, strict=True)
    )


def _append_carried(bare: str, carried: Sequence[str]) -> str:
    """The question with what was carried over to it behind it, in brackets."""
    return f"{bare.rstrip()} ({' '.join(carried)})" if carried else bare


def _keep_earlier_filters(
    narrowed: Narrowing, stands: StandaloneQuestion, catalogue: NameSource | None, ignored: Collection[str]
) -> Narrowing:
    """A follow-up keeps the filters of the question before it, where together they leave something."""
    earlier = _earlier_narrowing(stands.leans_on, catalogue, ignored)
    own = {f.name: v for f in fields(Filters) if (v := getattr(narrowed.filters, f.name)) is not None}
    if "since" in own or "until" in own:
        own = {"since": None, "until": None, **own}
    if names_cabinet(stands.text):  # "hoe voert de minister die uit?", behind a question for motions
        own = {"type": None, **own}
    merged = replace(earlier.filters, **own)
    if merged == narrowed.filters or catalogue is None or not catalogue.count(merged):
        return narrowed
    kept = tuple(note for note in earlier.notes if note.kind == "understood" and note.field not in own)
    return replace(narrowed, filters=merged, notes=(*narrowed.notes, *kept))


def _earlier_narrowing(
    before: StandaloneQuestion | None, catalogue: NameSource | None, ignored: Collection[str]
) -> Narrowing:
    """What the question before narrows itself to; a leaning one also to what it leaned on itself."""
    if before is None:
        return Narrowing()
    own = read_narrowing(before.text, catalogue, ignored)
    if before.whole or before.leans_on is None:
        return own
    older = _earlier_narrowing(before.leans_on, catalogue, ignored)
    said = {f.name: v for f in fields(Filters) if (v := getattr(own.filters, f.name)) is not None}
    if "since" in said or "until" in said:
        said = {"since": None, "until": None, **said}
    notes = tuple(note for note in older.notes if note.kind == "understood" and note.field not in said)
    return replace(own, filters=replace(older.filters, **said), notes=(*own.notes, *notes))


def _language_of_question(asked: str, history: Sequence[Message]) -> str:
    return language_in_turn(asked, [turn.content for turn in history if turn.role == "user"])


def _paper_numbers(asked: str) -> tuple[str, ...]:
    named = (reference.normal for reference in find_references(asked) if reference.kind != "motie")
    return tuple(dict.fromkeys(named))
