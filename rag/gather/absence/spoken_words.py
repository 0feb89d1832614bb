"""How far what was found speaks of a word that a question says: as it is, in parts, or by another word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.language.compounds import is_kind_of, split_compound
from index.language.everyday.expressions import official_terms
from index.language.spelling import spelling_candidates
from index.language.stems import stem_term
from index.language.words import fold
from rag.gather.facts import WORD, term_set
from rag.gather.findings import Finding, context_of
from rag.gather.relevance import is_other_compound, word_likeness
from rag.understand.said_words import SaidWord, telling_weight

ALIKE = 0.6  # cosine of two words that may stand for the same thing
ALIKE_LETTERS, ALIKE_PART = 4, 0.7  # with which two words of two languages must begin to be one
FIRST_HALF = 0.5  # at most, of a compound whose last part, which says what it is, is not spoken of
TELLS = 0.4  # of all that a word can tell: a part of a compound that tells less carries no subject
MISSPELT = 2  # letters that a misspelt word may have too many
OTHER = 0.4  # cosine below which the other parts of two compounds are two things


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """What some texts hold: terms and folded words; `everyday` are a question's terms for them."""

    terms: frozenset[str]
    words: frozenset[str]
    everyday: frozenset[str]
    share: Callable[[str], float]


def spoken_words(
    asked: Sequence[SaidWord], texts: Sequence[str], share: Callable[[str], float]
) -> SpokenWords:
    """What some texts hold; `share` tells which part of the papers holds a term."""
    terms = frozenset(term for each in texts for term in term_set(each))
    meant = (word for said in asked for sense in said.meant for word in sense)
    said = [term for word in meant if (term := stem_term(word))]
    everyday = (names for names, official in official_terms(said) if not terms.isdisjoint(official))
    return SpokenWords(
        terms,
        frozenset(word for each in texts for word in WORD.findall(fold(each)) if len(word) > 2),
        frozenset(term for names in everyday for term in names),
        share,
    )


def texts_around(found: Sequence[Finding]) -> list[str]:
    """Each finding with its paper's title and subject, and with the question or heading beside it."""
    return [
        f"{each.document.title or ''}\n{each.document.subject or ''}\n{context_of(each)}\n{each.text}"
        for each in found
    ]


def share_of_said(said: SaidWord, spoken: SpokenWords) -> float | None:
    """How far the findings speak of a word, 0 to 1; None where only other papers do."""
    if not spoken.terms.isdisjoint(said.joined):
        return 1.0
    if not said.known and is_spelt_alike(said.meant[0][0], spoken):
        return 1.0
    senses = [[_share_held(word, spoken) for word in sense] for sense in said.meant]
    shares = [None if None in sense else min(each for each in sense if each is not None) for sense in senses]
    held = [share for share in shares if share is not None]
    most = max(held, default=0.0)
    return None if not most and len(held) < len(shares) else most


def is_said_otherwise(said: SaidWord, spoken: SpokenWords) -> bool:
    """Whether the findings speak of a Dutch verb by another: "gecontroleerd", keuren.

    It tells that the word does not lack, and no more: what is common to so many questions holds up no answer.
    """
    return not spoken.terms.isdisjoint(said.otherwise)


def is_spelt_alike(word: str, spoken: SpokenWords) -> bool:
    """Whether a word of another language is written much like one found: "internationaux", internationale."""
    least = max(ALIKE_LETTERS, round(ALIKE_PART * len(word)))
    return len(word) >= least and any(other.startswith(word[:least]) for other in spoken.words)


def most_alike(said: SaidWord, spoken: SpokenWords) -> float:
    """How like a word that was said is to those found, in one of its senses, 0 to 1; 1 where it begins as one
    of them does: "strooien", "strooiwagens"."""
    return max(min((_likeness(word, spoken) for word in sense), default=0.0) for sense in said.meant)


def _likeness(word: str, spoken: SpokenWords) -> float:
    if is_spelt_alike(word, spoken):
        return 1.0
    return max(0.0, word_likeness(word, unlike_in_letters(word, spoken)))


def _share_held(word: str, spoken: SpokenWords) -> float | None:
    """How far the findings speak of a folded word, 0 to 1; None where only other papers do."""
    term = stem_term(word)
    if term is None or term in spoken.terms or term in spoken.everyday:
        return 1.0
    if any(other.endswith(word) and is_kind_of(other, word) for other in spoken.words):
        return 1.0
    if len(bits := [made for bit in re.split("[-/]", word) if (made := stem_term(bit))]) > 1:
        if not spoken.terms.isdisjoint(bits):
            return 1.0
        return 0.5 if any(map(spoken.share, bits)) else 0.0
    meant, mended = _meant_spellings(word)
    if not spoken.terms.isdisjoint(meant) or (mended and spoken.terms.issuperset(mended)):
        return 1.0
    if word_likeness(word, unlike_in_letters(word, spoken)) >= ALIKE:
        return 1.0
    parts = _held_parts(word, spoken)
    if parts < 1 and spoken.share(term):
        return None
    elsewhere = any(map(spoken.share, meant)) or (mended and all(map(spoken.share, mended)))
    return max(parts, 0.5 if elsewhere else 0.0)


def _meant_spellings(word: str) -> tuple[list[str], list[str]]:
    """The terms that a misspelt word may stand for, one of them, and those of the parts of a misspelt
    compound, all of them: "pretparken" is no parken. One that begins otherwise is not meant, as "regels" is
    not for egels."""
    near = [other for other, _ in spelling_candidates(word)]
    whole = [other for other in near if len(other) >= len(word) - MISSPELT]
    meant = [term for other in whole if other[0] == word[0] and (term := stem_term(other))]
    return meant, [term for other in near if other not in whole and (term := stem_term(other))]


def _held_parts(word: str, spoken: SpokenWords) -> float:
    """How far the parts of a compound make it spoken of: all of them do, one by what it tells itself."""
    parts = split_compound(word.removesuffix("'s"))
    there = [part for part in parts if not spoken.terms.isdisjoint(map(stem_term, (part, f"{part}'s")))]
    if parts and len(there) == len(parts):
        return 1.0
    own = (part for part in there if not is_other_compound(word, part, spoken.words, OTHER))
    most = 1.0 if parts and parts[-1] in there else FIRST_HALF
    return min(most, max((tells for part in own if (tells := telling_weight(part)) >= TELLS), default=0.0))


def unlike_in_letters(word: str, spoken: SpokenWords) -> frozenset[str]:
    """The words found that are no piece of this one: "stand" is not like "bijenstand" for its letters."""
    pieces = [other for other in spoken.words if other in word]
    return spoken.words.difference(pieces) if pieces else spoken.words
