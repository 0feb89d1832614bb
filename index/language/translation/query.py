"""A question in another language -> weighted Dutch terms: names kept, words translated, compounds joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.language.analyser import analyse_query, official_words
from index.language.place_names import country_terms, long_country_names
from index.language.stems import stem_term
from index.language.translation.dictionary import LANGUAGES, LONGEST, dictionary, stem_abroad, stems_abroad
from index.language.words import fold, words

Share = Callable[[str], float]

# Weights of the terms beside the best translation, which weighs 1. Measured: docs/log.md.
OTHER_WEIGHT = 0.6  # a second or third translation
OWN_WEIGHT = 0.3  # a word as it stands, of which there is a translation
COMPOUND_WEIGHT = 1.2  # a compound that two translations make and the papers hold
MOST_WORDS = 3  # translations of an expression
_ELISION = re.compile(r"\b(?:[ldjmnstc]|qu)['’](?=\w)", re.IGNORECASE)  # "l'Irak", "qu'a dit"
BETWEEN = ("", "s", "en", "n", "e")  # what Dutch puts between the parts of a compound
_MIN_PART = 3  # letters of a part of a compound of another language
_MIN_BARE = 4  # letters of a word without its ending
_REVERSED = frozenset({"fr", "es", "pl", "ar", "en"})  # "train de nuit"; "ban on fireworks"


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of a question, its folded words, and Dutch ones for it; none where nothing knows it."""

    words: tuple[str, ...]
    dutch: tuple[str, ...]


def is_translated(language: str) -> bool:
    """Whether there is a dictionary of this language."""
    return language in LANGUAGES


def terms_in_dutch(text: str, language: str, share: Share) -> list[tuple[str, float]]:
    """The analysed Dutch terms of a question with their weights, whatever its language.

    A question of which the papers hold no translated term is searched as it stands: one misspelt word has no
    language that letters could tell.
    """
    terms = translated_terms(text, language, share) if is_translated(language) else []
    return terms if any(share(term) for term, _ in terms) else analyse_query(text, share)


def words_beside(text: str, language: str, share: Share) -> dict[str, float]:
    """The papers' words for those of a question, folded Dutch, each with a weight up to 1.

    For a Dutch question the official words for its everyday ones, for one in another language what its words
    are in Dutch. `share` is that of `translated_terms`.
    """
    if not is_translated(language):
        return official_words(text, share) if language == "nl" else {}
    weights: dict[str, float] = {}
    for piece in expressions(text, language):
        for place, translation in enumerate(_held_translations(piece.dutch, share)[:MOST_WORDS]):
            for word in filter(stem_term, translation.split(" ")):
                weights[word] = max(OTHER_WEIGHT if place else 1.0, weights.get(word, 0.0))
    return weights


def translated_terms(text: str, language: str, share: Share) -> list[tuple[str, float]]:
    """The distinct Dutch terms of a question in another language with their weights (0 to 1.2).

    `share` tells which part of the index's units holds a term, 0 where none does.
    """
    names = frozenset(fold(word) for word in text.split() if word[:1].isupper())
    weights: dict[str, float] = dict.fromkeys(long_country_names(_words_of(text, language)), 1.0)
    pieces = expressions(text, language)
    for term, weight in (
        *(each for piece in pieces for each in _terms_of_piece(piece, share)),
        *((term, COMPOUND_WEIGHT) for term in _compounds(pieces, language, share)),
    ):
        weights[term] = max(weight, weights.get(term, 0.0))
    return [
        (term, weight) for term, weight in weights.items() if share(term) or (term in names and weight == 1.0)
    ]


def expressions(text: str, language: str) -> list[Expression]:
    """A question as the longest expressions that the dictionary knows, and its other words.

    Words that any question could have are left out.
    """
    return list(_expressions(_words_of(text, language), language))


def _words_of(text: str, language: str) -> list[str]:
    return words(_ELISION.sub(" ", text) if language == "fr" else text)


def _expressions(found: Sequence[str], language: str) -> Iterator[Expression]:
    known = dictionary(language)
    stems = stems_abroad(found, language)
    place = 0
    while place < len(found):
        for end in range(min(place + LONGEST, len(found)), place, -1):
            if dutch := known.dutch.get(stems[place:end]):
                yield Expression(tuple(found[place:end]), dutch)
                place = end
                break
        else:
            if stems[place] not in known.silent:
                dutch = _dutch_without_ending(found[place], language) or _dutch_of_compound(
                    found[place], language
                )
                yield Expression((found[place],), dutch)
            place += 1


def _dutch_without_ending(word: str, language: str) -> tuple[str, ...]:
    """A word whose ending the stemmer leaves: Turkish and Polish put up to three letters behind a noun."""
    if language not in ("tr", "pl"):
        return ()
    known = dictionary(language).dutch
    shorter = (word[:-cut] for cut in (1, 2, 3) if len(word) - cut >= _MIN_BARE)
    return next((dutch for bare in shorter if (dutch := known.get((stem_abroad(bare, language),)))), ())


def _dutch_of_compound(word: str, language: str) -> tuple[str, ...]:
    """A German or English compound by its parts, as one Dutch word or two: "Nachtzug" -> nachttrein."""
    if language not in ("de", "en") or (word,) in country_terms():
        return ()
    known = dictionary(language).dutch
    for place in range(len(word) - _MIN_PART, _MIN_PART - 1, -1):
        behind = known.get((stem_abroad(word[place:], language),))
        if not behind:
            continue
        first = word[:place]
        for ending in ("", "s", "n", "en", "es"):
            part = first.removesuffix(ending) if ending else first
            if part and (before := known.get((stem_abroad(part, language),))):
                joined = [
                    f"{one}{link}{other}" for one in before[:2] for other in behind[:2] for link in BETWEEN
                ]
                return (*joined, before[0], behind[0])
    return ()


def _terms_of_piece(piece: Expression, share: Share) -> Iterator[tuple[str, float]]:
    """The terms of an expression: as it stands, and in Dutch where the papers hold that."""
    for word in piece.words:
        if term := stem_term(word):
            known = bool(piece.dutch) and (word,) not in country_terms()
            yield term, OWN_WEIGHT if known else 1.0
    best = 1.0
    for word in _held_translations(piece.dutch, share)[:MOST_WORDS]:
        for term in filter(None, map(stem_term, word.split(" "))):
            yield term, best
        best = OTHER_WEIGHT


def _held_translations(dutch: Sequence[str], share: Share) -> list[str]:
    """The translations that the papers hold, in their order."""
    return [
        word for word in dutch if any(share(term) for part in word.split(" ") if (term := stem_term(part)))
    ]


def _compounds(pieces: Sequence[Expression], language: str, share: Share) -> Iterator[str]:
    """The compounds of neighbours that the papers hold: "nitrogen emissions" -> stikstofuitstoot."""
    for one, other in zip(pieces, pieces[1:], strict=False):
        yield from filter(share, joined_terms(one, other, language))


def joined_terms(one: Expression, other: Expression, language: str) -> Iterator[str]:
    """The terms of the Dutch compounds that two neighbours may make; in some languages turned round, too."""
    pairs = [(one, other), (other, one)] if language in _REVERSED else [(one, other)]
    for first, second in pairs:
        for before in first.dutch[:MOST_WORDS]:
            for behind in second.dutch[:MOST_WORDS]:
                for link in BETWEEN:
                    if term := stem_term(f"{before}{link}{behind}"):
                        yield term
