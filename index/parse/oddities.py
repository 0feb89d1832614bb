"""What a reader should know is odd about a paper's exchanges; nothing is moved or mended for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.parse.document import Exchange, Span

_SAYING = 60  # characters from which two equal answers are no coincidence


def oddities(text: str, exchanges: Sequence[Exchange]) -> Iterator[str]:
    """A sentence for each answer that is word for word another's, and for each one that is missing."""
    first: dict[str, tuple[Span, str]] = {}
    for exchange in exchanges:
        if exchange.answer is None:
            if exchange.state == "missing":
                yield f"question {exchange.id} has no answer"
            continue
        words = "".join(text[exchange.answer.start : exchange.answer.end].split())
        span, other = first.setdefault(words, (exchange.answer, exchange.id))
        if len(words) >= _SAYING and span != exchange.answer:
            yield f"the answer to question {exchange.id} is word for word that to question {other}"
