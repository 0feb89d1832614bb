"""The listed verbs, and what papers call each: "opdraaien" -> betalen, bekostigen, and the forms of these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from index.language.everyday.conjugation import forms
from index.language.stems import stem_term
from index.language.words import fold

LIST = "everyday_verbs.txt"


@dataclass(frozen=True, slots=True)
class Verb:
    """A listed verb: its particle's words, none where it has none, and its infinitive without them.

    What is listed beside verbs (compensatie) is one without a particle.
    """

    particle: tuple[str, ...]
    infinitive: str


@lru_cache(maxsize=2_000)
def papers_words(verb: Verb) -> Mapping[str, str]:
    """The papers' terms for a listed verb with the folded word of each: as listed, then in other forms, then
    the verb's own forms; last what stands for the likeliest of them ("nakijken": controleren, so keuren)."""
    meant = meanings()[verb]
    inflected = [_forms(each) for each in (*meant, verb)]
    found: dict[str, str] = {}
    for word in (
        *("".join((*each.particle, each.infinitive)) for each in meant),
        *(form for same in zip(*inflected, strict=True) for form in same),
        *(form for each in meanings().get(meant[0], ()) for form in _forms(each)),
    ):
        if term := stem_term(word):
            found.setdefault(term, word)
    return found


def _forms(verb: Verb) -> tuple[str, ...]:
    """Four forms in one order; of what does not inflect, or of a turn of phrase, it again and again."""
    if verb.infinitive.endswith("n") and len(verb.particle) < 2:
        return forms(verb.infinitive, "".join(verb.particle))
    return (verb.infinitive,) * 4


@cache
def meanings() -> Mapping[Verb, tuple[Verb, ...]]:
    """What papers call each listed verb, likeliest first."""
    found: dict[Verb, dict[Verb, None]] = {}
    text = (resources.files("index") / "data" / LIST).read_text(encoding="utf-8")
    for said, meant in (each for line in text.splitlines() for each in _entries(line)):
        found.setdefault(said, {}).update(dict.fromkeys(other for other in meant if other != said))
    return {verb: tuple(meant) for verb, meant in found.items() if meant}


def _entries(line: str) -> Iterator[tuple[Verb, list[Verb]]]:
    """(what is said, what papers call it) for each verb of a line of the list."""
    if line.startswith("="):
        alike = list(map(_verb, line[1:].split()))
        yield from ((each, alike) for each in alike)
    elif line and not line.startswith("#"):
        said, _, meant = line.partition(":")
        yield from ((_verb(each), list(map(_verb, meant.split()))) for each in said.split(","))


def _verb(listed: str) -> Verb:
    *particle, infinitive = fold(listed).replace("|", " ").split()
    return Verb(tuple(particle), infinitive)


@cache
def by_infinitive() -> Mapping[str, tuple[Verb, ...]]:
    """The listed verbs of each infinitive, whatever their particle."""
    found: dict[str, list[Verb]] = {}
    for verb in meanings():
        found.setdefault(verb.infinitive, []).append(verb)
    return {infinitive: tuple(verbs) for infinitive, verbs in found.items()}


@cache
def by_particle() -> Mapping[str, Mapping[str, Verb]]:
    """The listed verbs with a particle of one word: particle -> infinitive -> verb."""
    found: dict[str, dict[str, Verb]] = {}
    for verb in meanings():
        if len(verb.particle) == 1:
            found.setdefault(verb.particle[0], {})[verb.infinitive] = verb
    return found
