"""Footnotes to the exchange that calls them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.cleaning import CleanPaper
from index.document import Exchange, Footnote, Span


def assign_notes(clean: CleanPaper, exchanges: Sequence[Exchange]) -> tuple[list[Exchange], list[Footnote]]:
    """The exchanges with their notes' ids, and the notes with the first exchange that calls each."""
    owners = _owners_of_marks(clean.marks, exchanges)
    known = {key for key, _, _ in clean.notes}
    owners = [(key, ids) for key, ids in owners if key in known]
    called = {
        id_: tuple(dict.fromkeys(key for key, ids in owners if id_ in ids)) for id_ in _ids_of(exchanges)
    }
    noted = [replace(each, footnotes=called[each.id]) if called[each.id] else each for each in exchanges]
    first = {key: ids[0] for key, ids in reversed(owners) if ids}
    marks = {key: at for at, key in reversed(clean.marks)}
    return noted, [
        Footnote(key, Span(start, end), first.get(key), marks.get(key)) for key, start, end in clean.notes
    ]


def _ids_of(exchanges: Sequence[Exchange]) -> list[str]:
    return [exchange.id for exchange in exchanges]


def _owners_of_marks(
    marks: Sequence[tuple[int, str]], exchanges: Sequence[Exchange]
) -> list[tuple[str, list[str]]]:
    """For each marker the ids of the exchanges in whose question or answer it stands, in order."""
    holders: dict[Span, list[str]] = {}
    for exchange in exchanges:
        for span in (exchange.question, exchange.answer):
            if span is not None:
                holders.setdefault(span, []).append(exchange.id)
    spans = sorted(holders, key=lambda span: span.start)
    return [(key, _ids_holding(at, spans, holders)) for at, key in marks]


def _ids_holding(at: int, spans: Sequence[Span], holders: Mapping[Span, list[str]]) -> list[str]:
    place = bisect_right(spans, at, key=lambda span: span.start) - 1
    return holders[spans[place]] if place >= 0 and at <= spans[place].end + 1 else []
