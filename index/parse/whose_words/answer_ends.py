"""An answer that ends where another begins to speak: what the readers of such words make of its exchanges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from index.document import Exchange, Span


@dataclass(frozen=True, slots=True)
class AnswerEnd:
    """What is left of an answer; `unsure` where it may end earlier still."""

    span: Span
    unsure: bool


def end_answers(exchanges: Iterable[Exchange], ends: Mapping[Span, AnswerEnd]) -> list[Exchange]:
    """The exchanges, each answer that has an end up to it; a joint answer ends in each of its exchanges."""
    return [_end_answer(each, ends.get(each.answer) if each.answer else None) for each in exchanges]


def _end_answer(exchange: Exchange, end: AnswerEnd | None) -> Exchange:
    if end is None:
        return exchange
    return replace(exchange, answer=end.span, state="unsure" if end.unsure else exchange.state)
