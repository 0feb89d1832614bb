"""The words of a question that tell what it is about, in any language, each with the Dutch words for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.language.compounds import word_rank
from index.language.everyday.expressions import verb_terms
from index.language.translation.query import Expression, expressions, is_translated, joined_terms
from index.language.words import fold
from rag.understand.folding import fold_letters
from rag.understand.standalone import own_words
from rag.understand.surnames import PARTICLES

# How much a word tells of what is asked: nothing at EVERY_RANK ("zorg"), all there is at RARE ranks below it.
EVERY_RANK, RARE = 20, 12
# What a word tells that the dictionary of its language does not know; too little to be the absent one, as
# half of such words stand in the papers all the same, in Dutch ("slaughtered", "voluntarily").
UNKNOWN = 0.3
SHORTEST = 4  # letters of such a word
# With these one asks what is done about a subject, whichever it is.
_DOING = frozenset(
    """tegen tegenover staat stelt voorkomt voorkomen bestrijdt bestrijden bestreden beschermt beschermen
    regelt regelen geregeld hulp steun helpt helpen regels eisen plannen beleid geld naar na onder wil willen
    wilt moet moeten kunnen mag mogen komen komt krijgt gingen namen nemen neemt zelf veel weer iemand nog
    erbij ermee""".split()
)
# What is counted by, and who asks: neither is what a paper is about.
_FRAME = frozenset(
    """kilo kilo's kilogram gram ton liter kubieke vierkante meter meters kilometer kilometers hectare
    hectaren centimeter megawatt kilowattuur uur uren minuten seconden fte procent procentpunt promille
    duizend miljoen miljard vraagsteller vragensteller vraagstellers vragenstellers indiener indieners
    kamerlid kamerleden""".split()
)


@dataclass(frozen=True, slots=True)
class SaidWord:
    """A word as the question writes it, and Dutch words that may be meant: those of one will do.

    `tells` is how much it says of what is asked, 0 to 1. `known` is False where no dictionary has it, and
    `joined` are the terms of compounds that it makes with its neighbours ("stikstof" + "uitstoot"), and
    `otherwise` those of what papers call a Dutch verb, read with its particle, in all their forms.
    """

    said: str
    meant: tuple[tuple[str, ...], ...]
    tells: float
    known: bool = True
    joined: frozenset[str] = frozenset()
    otherwise: frozenset[str] = frozenset()


def said_words(text: str, language: str) -> list[SaidWord]:
    """The words of a question that tell what it is about; empty for a language that nothing translates."""
    if language == "nl":
        words = dict.fromkeys(word for word in own_words(text) if word[0].isalpha())
        alike = verb_terms(text)
        return [
            SaidWord(word, ((folded,),), telling_weight(folded), otherwise=alike.get(folded, frozenset()))
            for word in words
            for folded in (fold(word),)
        ]
    return list(_translated(text, language)) if is_translated(language) else []


def _translated(text: str, language: str) -> Iterator[SaidWord]:
    """What is not in the dictionary stands for itself: it is a name, or a word that Dutch has too."""
    found, folded = expressions(text, language), fold_letters(text)
    for place, piece in enumerate(found):
        beside = [(found[place - 1], piece)] if place else []
        beside += [(piece, found[place + 1])] if place + 1 < len(found) else []
        joined = frozenset(term for pair in beside for term in joined_terms(*pair, language))
        said = _as_written(text, folded, piece)
        if piece.words[0] in PARTICLES:  # "Van der Meer"
            continue
        if not piece.dutch:
            word = piece.words[0]
            tells = min(UNKNOWN, telling_weight(word)) if len(word) >= SHORTEST and word.isalpha() else 0.0
            if tells:
                yield SaidWord(said, ((word,),), tells, known=False, joined=joined)
            continue
        meant = tuple(tuple(map(fold, own_words(dutch))) for dutch in piece.dutch)
        if all(meant):  # else one sense of it says nothing of a subject: "money", "how many"
            tells = min(max(map(telling_weight, sense)) for sense in meant)
            yield SaidWord(said, meant, tells, joined=joined)


def in_dutch_words(text: str, language: str) -> str:
    """A question in another language as the likeliest Dutch words for it, to compare by; else nothing."""
    if language == "nl" or not is_translated(language):
        return ""
    folded = fold_letters(text)
    found = expressions(text, language)
    said = {
        piece: piece.dutch[0] if piece.dutch else _as_written(text, folded, piece) for piece in set(found)
    }
    return " ".join(said[piece] for piece in found)


def _as_written(text: str, folded: str, piece: Expression) -> str:
    """The expression as the question writes it, its accents and capitals; `folded` is the question so."""
    words = r"[\W_]+".join(re.escape(fold_letters(word)) for word in piece.words)
    match = re.search(rf"(?<!\w){words}(?!\w)", folded)
    return text[match.start() : match.end()] if match else " ".join(piece.words)


def telling_weight(word: str) -> float:
    """How much a folded word tells of what is asked, 0 to 1: the rarer in Dutch, the more."""
    return (
        0.0 if word in _DOING or word in _FRAME else min(1.0, max(0.0, (EVERY_RANK - word_rank(word)) / RARE))
    )
