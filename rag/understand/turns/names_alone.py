"""A follow-up that is no more than a name: "en vossen?", "und für Mieter?"."""

from __future__ import annotations

from rag.understand.folding import fold_letters
from rag.understand.standalone import own_words
from rag.understand.turns.leaning_abroad import opens_on, pieces_abroad
from rag.understand.turns.slots import MOST_OF_NAME, bare_name


def named_alone(question: str, language: str) -> tuple[tuple[str, ...], ...]:
    """What is named, each of its words as the Dutch ones that it may be; empty where more is asked."""
    if language == "nl":
        named = bare_name(question)
        return tuple((word,) for word in named[1].split()) if named else ()
    asked = fold_letters(question).strip(" ¿¡")
    pieces = pieces_abroad(asked, language) if opens_on(asked, language) else []
    told = all(piece.dutch and own_words(piece.dutch[0]) for piece in pieces)
    return tuple(piece.dutch for piece in pieces) if told and len(pieces) <= MOST_OF_NAME else ()


def is_beside(question: str, before: str) -> bool:
    """Whether a name takes the place of the one asked about before: "en vossen?" after "en dassen?"."""
    named, named_before = bare_name(question), bare_name(before)
    return named is not None and named_before is not None and named[0] == named_before[0]
