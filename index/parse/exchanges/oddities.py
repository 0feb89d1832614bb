"""What a reader should know is odd about a paper's exchanges; nothing is moved or mended for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from index.document import Exchange, Footnote, Span

_MIN_CHARACTERS = 60  # characters from which two equal answers are no coincidence


def oddities(
    text: str, exchanges: Sequence[Exchange], notes: Sequence[Footnote], called: Collection[str]
) -> Iterator[str]:
    """A sentence for each answer that is missing or word for word another's, each note or marker alone.

    `called` are the keys of the notes that markers call.
    """
    known = {note.id for note in notes}
    if alone := [note.id for note in notes if note.id not in called]:
        yield "no marker calls footnote " + ", ".join(alone)
    if lost := sorted(set(called) - known):
        yield "no footnote for marker " + ", ".join(lost)
    first: dict[str, tuple[Span, str]] = {}
    for exchange in exchanges:
        if exchange.answer is None:
            if exchange.state == "missing":
                yield f"question {exchange.id} has no answer"
            continue
        words = "".join(text[exchange.answer.start : exchange.answer.end].split())
        span, other = first.setdefault(words, (exchange.answer, exchange.id))
        if len(words) >= _MIN_CHARACTERS and span != exchange.answer:
            yield f"the answer to question {exchange.id} is word for word that to question {other}"
