"""A question as typed -> a Query: language, what it narrows to, its parts, what it leaves unsaid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from index.errors import QuestionError
from index.filters import Filters
from index.language import detect
from rag.followup import Turn, stand_alone
from rag.parts import AskedKind, Part, split

MAX_CHARACTERS = 4_000
MAX_SET_CHARACTERS = 20_000

Rewrite = Callable[[str, Sequence[Turn]], str]


class Catalogue(Protocol):
    """What an index holds, as far as a question can name it; names as the papers write them."""

    def people(self) -> Sequence[str]: ...  # noqa: D102
    def parties(self) -> Sequence[str]: ...  # noqa: D102
    def ministers(self) -> Sequence[str]: ...  # noqa: D102
    def ministries(self) -> Sequence[str]: ...  # noqa: D102
    def types(self) -> Sequence[str]: ...  # noqa: D102
    def period(self) -> tuple[date | None, date | None]: ...  # noqa: D102
    def count(self, filters: Filters) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time named in a question; `name` is how it was said ("2014", "kabinet-Schoof")."""

    name: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Note:
    """What was understood or put aside; `field` is a field of Filters, `value` what was said."""

    kind: Literal["understood", "dropped", "ambiguous"]
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question understood.

    `text` is what is searched: it stands alone, words that became a filter are left out. `parts` holds at
    least one question. `periods` is filled for comparisons ("in 2014 en in 2024"). `numbers` are papers
    and questions named by number, in normal form ("29344-155", "2022Z09230", "ah-tk-20232024-1193").
    `wants_members` says that members or fracties are asked for, not the cabinet.
    """

    question: str
    text: str
    language: str
    parts: tuple[Part, ...]
    filters: Filters = Filters()
    kind: AskedKind = "open"
    wants_members: bool = False
    periods: tuple[Period, ...] = ()
    numbers: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def understand(
    question: str,
    history: Sequence[Turn] = (),
    catalogue: Catalogue | None = None,
    rewrite: Rewrite | None = None,
) -> Query:
    """Read a question; raises QuestionError where it is empty or too long.

    `rewrite` may be a language model's: (question, history) -> the same question standing alone.
    """
    asked = checked(question)
    text = rewrite(asked, history) if rewrite and history else stand_alone(asked, history)
    parts = split(text)
    return Query(question=asked, text=text, language=detect(asked), parts=parts, kind=parts[0].kind)


def checked(question: str) -> str:
    """The question without white space around it; raises QuestionError where it cannot be asked."""
    asked = question.strip()
    if not asked:
        raise QuestionError("the question is empty: type what you want to know")
    if len(asked) > MAX_SET_CHARACTERS:
        raise QuestionError(
            f"the question is longer than {MAX_SET_CHARACTERS} characters: shorten or split it"
        )
    return asked
