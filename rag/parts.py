"""One message -> its questions: several sentences, or a pasted set of numbered Kamervragen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AskedKind = Literal["number", "date", "person", "list", "reason", "yes-no", "topic", "comparison", "open"]


@dataclass(frozen=True, slots=True)
class Part:
    """One question to answer; `text` stands alone, `number` is its own in a pasted set ("4", "3a")."""

    text: str
    kind: AskedKind = "open"
    number: str | None = None


def split(text: str) -> tuple[Part, ...]:
    """The questions of a message in their order, at least one."""
    return (Part(text),)
