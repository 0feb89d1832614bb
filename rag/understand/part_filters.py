"""What each of several questions narrows itself to: "wat zei Bos over de dijk, en wat vroeg een motie?"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from rag.understand.filters import FilterNote, Narrowing, read_narrowing
from rag.understand.names import NameSource
from rag.understand.subquestions import SubQuestion


def narrow_parts(
    parts: Sequence[SubQuestion],
    narrowed: Narrowing,
    catalogue: NameSource | None,
    ignored: Collection[str] = frozenset(),
) -> tuple[tuple[SubQuestion, ...], Narrowing]:
    """The questions with the filters of their own words, and the narrowing of the message with them told.

    What the message as a whole put aside, as together its filters leave nothing, may hold for the one
    question that says it.
    """
    if len(parts) < 2 or catalogue is None:
        return tuple(parts), narrowed
    own = [read_narrowing(part.asked or part.text, catalogue, ignored) for part in parts]
    narrow = [replace(part, filters=each.filters) for part, each in zip(parts, own, strict=True)]
    heard = {note for each in own for note in each.notes if note.kind == "understood"}
    notes = [_as_heard(note, heard) for note in narrowed.notes]
    notes += [note for each in own for note in each.notes if note in heard and note not in notes]
    return tuple(narrow), replace(narrowed, notes=tuple(dict.fromkeys(notes)))


def _as_heard(note: FilterNote, heard: Collection[FilterNote]) -> FilterNote:
    understood = replace(note, kind="understood")
    return understood if understood in heard else note
