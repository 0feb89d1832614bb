"""The forms of a Dutch verb by rule, and back: "gekeurd" -> keuren, "besloten" -> besluiten.

Forms are folded words. The rules give too much rather than too little ("sloten": sluiten, sloten): who has a
list looks up which of the infinitives it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from index.language.compounds import word_rank

VOWELS = "aeiou"
_NEVER_STRESSED = ("be", "ge", "her", "ont", "ver", "er", "mis")  # no "ge-" between these and the verb
_PREFIXES = (*_NEVER_STRESSED, "over", "onder", "door", "voor", "weer", "aan", "om")
_ENDINGS = ("t", "te", "ten", "de", "den")
_VOICELESS = ("t", "k", "f", "s", "ch", "p", "x")
_UNSTRESSED = ("el", "em", "en", "ig", "er", "ik", "et")
_HARD, _SOFT = {"v": "f", "z": "s"}, {"f": "v", "s": "z"}


@lru_cache(maxsize=20_000)
def infinitives(word: str) -> frozenset[str]:
    """The infinitives that a folded word may be a form of, most of them no words; its own among them.

    Not those of which it could only be the bare stem: "plan" is a noun more often than a form of plannen.
    """
    stems = {word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)}
    stems |= {word} if word.endswith("t") else set()
    bare = word[2:] if word.startswith("ge") else word if word.startswith(_NEVER_STRESSED) else ""
    if bare.endswith(("d", "t")):
        stems |= {bare, bare[:-1]}
    regular = {made for stem in stems if len(stem) > 1 for made in _infinitives_of_stem(stem)}
    return frozenset((word, *regular, *_irregular_infinitives(word)))


def _infinitives_of_stem(stem: str) -> Iterator[str]:
    """The infinitives of a bare stem: "knap" -> knappen, "betaal" -> betalen, "verhuis" -> verhuizen."""
    last = stem[-1]
    if last in VOWELS:
        yield from (f"{stem}en",) if last == "i" else ()
        return
    vowels = [each in VOWELS for each in stem]
    for end in (last, _SOFT[last]) if last in _SOFT else (last,):
        if len(stem) < 3 or not vowels[-2] or any(vowels[:-2]):  # "meld", "wandel", "verhuis"; not "knap"
            yield f"{stem[:-1]}{end}en"
        if len(stem) > 2 and vowels[-2]:
            is_long = stem[-3] == stem[-2]
            yield f"{stem[:-2]}{end}en" if is_long else f"{stem[:-1]}{end}{end}en"


def _irregular_infinitives(word: str) -> Iterator[str]:
    known = _infinitives_by_form()
    yield from known.get(word, ())
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            rest = word[len(prefix) :]
            yield from (prefix + each for each in (*known.get(rest, ()), *known.get(f"ge{rest}", ())))


@lru_cache(maxsize=5_000)
def forms(infinitive: str, particle: str = "") -> tuple[str, ...]:
    """The infinitive, participle, present and past of a folded verb, each one word with its particle."""
    irregular = _irregular_past(infinitive)
    stem = _stem(infinitive)
    past, participle = irregular or (_weak_past(infinitive, stem), _weak_participle(infinitive, stem))
    present = stem if stem.endswith("t") else f"{stem}t"
    return tuple(particle + each for each in (infinitive, participle, present, past))


def _stem(infinitive: str) -> str:
    """The form of "ik": "knap", "betaal", "verhuis"; "gaa" and "zie" of "gaan" and "zien"."""
    if not infinitive.endswith("en") or infinitive.endswith(("zien", "doen")):
        return infinitive.removesuffix("n")
    stem = infinitive[:-2]
    if not stem or stem[-1] in VOWELS:
        return stem
    if len(stem) > 1 and stem[-1] == stem[-2]:
        return stem[:-1]
    is_open = len(stem) > 2 and stem[-2] in VOWELS and stem[-3] not in VOWELS
    long = f"{stem[:-1]}{stem[-2]}{stem[-1]}"
    if is_open and not (stem.endswith(_UNSTRESSED) and _is_commoner(stem, long)):
        stem = long
    return stem[:-1] + _HARD.get(stem[-1], stem[-1])


def _is_commoner(short: str, long: str) -> bool:
    """Whether the last vowel of a verb is short: "wandel", "verander"; not "controler"."""
    before = short[:-2].removeprefix("be").removeprefix("ver")
    if not any(each in VOWELS for each in before):
        return False
    known = [
        max(word_rank(f"{stem}t"), word_rank(f"{stem}d"), word_rank(f"ge{stem}d")) for stem in (short, long)
    ]
    return known[0] >= known[1]


def _weak_past(infinitive: str, stem: str) -> str:
    return stem + ("te" if infinitive.removesuffix("en").endswith(_VOICELESS) else "de")


def _weak_participle(infinitive: str, stem: str) -> str:
    end = "t" if infinitive.removesuffix("en").endswith(_VOICELESS) else "d"
    return ("" if _has_prefix(infinitive) else "ge") + (stem if stem.endswith(("d", "t")) else stem + end)


def _has_prefix(infinitive: str) -> bool:
    """Whether a verb begins with a part that is never stressed: "betalen", not "bellen"."""
    rests = (infinitive[len(each) : -2] for each in _NEVER_STRESSED if infinitive.startswith(each))
    return any(any(letter in VOWELS for letter in rest) and rest[:1] != rest[1:2] for rest in rests)


def _irregular_past(infinitive: str) -> tuple[str, str] | None:
    """The past and the participle of an irregular verb, also behind a prefix."""
    if found := _irregular().get(infinitive):
        return found
    for prefix in _PREFIXES:
        if infinitive.startswith(prefix) and (found := _irregular().get(infinitive[len(prefix) :])):
            return prefix + found[0], prefix + found[1].removeprefix("ge")
    return None


@cache
def _irregular() -> Mapping[str, tuple[str, str]]:
    text = (resources.files("index") / "data" / "irregular_verbs.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {infinitive: (past, participle) for infinitive, past, participle in rows}


@cache
def _infinitives_by_form() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for infinitive, (past, participle) in _irregular().items():
        for form in (past, participle, *_plurals(past), f"{_stem(infinitive)}t".replace("tt", "t")):
            found.setdefault(form, {})[infinitive] = None
    return {form: tuple(each) for form, each in found.items()}


def _plurals(past: str) -> tuple[str, ...]:
    """The plural of a past: "sloten" of sloot, "gaven" of gaf, "trokken" of trok, "gingen" of ging."""
    last = _SOFT.get(past[-1], past[-1])
    if past.endswith("e"):
        return (f"{past}n",)
    if past[-1] in VOWELS:
        return (f"{past}den",)
    if len(past) > 2 and past[-2] == past[-3]:
        return (f"{past[:-2]}{last}en",)
    if past[-2:-1] in VOWELS:
        return (f"{past[:-1]}{last}en", f"{past}{past[-1]}en")
    return (f"{past[:-1]}{last}en",)
