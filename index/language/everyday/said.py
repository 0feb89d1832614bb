"""The listed verbs that a Dutch question says, its particles read with them: "draait … op" -> opdraaien.

A particle that is a preposition, too, belongs to a verb before it only where no noun follows: "Draait de
gemeente op voor de kosten?", not "Draait de molen op wind?". Behind it the verb stands in one word, or parted
by "te" and auxiliaries: "op te draaien", "dicht is gegaan".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.language.everyday.conjugation import infinitives
from index.language.everyday.listed import Verb, by_infinitive, by_particle

FARTHEST = 14  # words between a verb and its particle
MOST_BETWEEN = 3  # auxiliaries between a particle and the verb behind it
_PREPOSITIONS = frozenset(
    """aan achter binnen bij boven buiten door in langs na naar om onder op over rond tegen tot tussen uit van
    vanaf via voor wegens met zonder per sinds tijdens volgens ondanks""".split()
)
_AFTER_PARTICLE = _PREPOSITIONS | frozenset(
    """en of maar want als dan dat die omdat doordat zodat terwijl toen nadat voordat zodra indien wanneer om
    te wat wie waar hoe waarom nu nog weer ook wel niet er daar hier straks morgen volgend komend""".split()
)
_AUXILIARIES = frozenset(
    """te is zijn was waren ben wordt worden werd werden moet moeten moest moesten kan kunnen kon konden mag
    mogen mocht mochten zal zullen zou zouden wil willen wilde wilden gaat gaan ging gingen heeft hebben had
    hadden laat laten liet lieten helpt helpen hoeft hoeven komt komen""".split()
)


@dataclass(frozen=True, slots=True)
class SaidVerb:
    """A listed verb in a question: at which place its form stands, and at which the words of its particle."""

    verb: Verb
    place: int
    particle: tuple[int, ...] = ()


def said_verbs(words: Sequence[str]) -> Iterator[SaidVerb]:
    """The listed verbs among the folded words of a question, in the order of their forms.

    A verb with its particle is no longer one without: "keurt … goed" is not keuren.
    """
    there = frozenset(words)
    for place, word in enumerate(words):
        found = [SaidVerb(verb, place) for verb in _joined_verbs(word)]
        bare = []
        for verb in _verbs_of(word):
            if not verb.particle:
                bare.append(SaidVerb(verb, place))
            elif verb.particle[0] in there and (particle := _particle_at(words, place, verb.particle)):
                found.append(SaidVerb(verb, place, particle))
        yield from found or bare


@lru_cache(maxsize=20_000)
def _verbs_of(word: str) -> tuple[Verb, ...]:
    """The listed verbs of which a folded word may be a form, whatever their particle."""
    known = by_infinitive()
    return tuple(verb for each in sorted(infinitives(word)) for verb in known.get(each, ()))


@lru_cache(maxsize=20_000)
def _joined_verbs(word: str) -> tuple[Verb, ...]:
    """The listed verbs of which particle and form are one word: "opgedraaid"."""
    known = by_particle()
    cuts = ((known[word[:end]], word[end:]) for end in range(1, len(word)) if word[:end] in known)
    return tuple(
        verb for listed, rest in cuts for each in sorted(infinitives(rest)) if (verb := listed.get(each))
    )


def _particle_at(words: Sequence[str], place: int, particle: tuple[str, ...]) -> tuple[int, ...]:
    """Where the particle of a verb stands whose form stands at a place; nowhere where it does not."""
    length = len(particle)
    for start in range(place - length, max(-1, place - length - MOST_BETWEEN - 1), -1):
        between = words[start + length : place]
        if tuple(words[start : start + length]) == particle and all(each in _AUXILIARIES for each in between):
            return tuple(range(start, start + length))
    for start in range(place + 1, min(len(words) - length, place + FARTHEST) + 1):
        if tuple(words[start : start + length]) == particle and _ends_there(words, start, length):
            return tuple(range(start, start + length))
    return ()


def _ends_there(words: Sequence[str], start: int, length: int) -> bool:
    """Whether a particle behind its verb is one: what could be a preposition has no noun behind it."""
    if length > 1 or words[start] not in _PREPOSITIONS:
        return True
    behind = words[start + 1] if start + 1 < len(words) else None
    return behind is None or behind in _AFTER_PARTICLE
