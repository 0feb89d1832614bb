"""Surnames in a question: how a person may be called, and whether a word that is also a name is one."""

from __future__ import annotations

import re
from functools import lru_cache

from index.language.vocabulary import party
from rag.understand.folding import fold_letters

_INITIALS = re.compile(r"(?:[a-z]{1,2}\.)+(?:-[a-z]\.)?")
_INITIALS_LAST = re.compile(r"(?<![\w.])(?:[A-Z][a-z]?\.)+ ?$")
PARTICLES = frozenset("van de der den ten ter te el al ben von di da la le 't op".split())
# Surnames that are ordinary words, by general knowledge of Dutch: alone and without its capital such a word
# is the word ("de jonge moeder", "wal en kade"), and at a sentence's start its capital says nothing.
_ORDINARY = frozenset(
    "jonge jong oude oud groot grote klein kleine lange lang korte kort dikke dik dunne smal breed hoge "
    "hoog laag diep recht kromme krom wit witte zwart zwarte bruin bruine rood rode groen groene blauw "
    "blauwe geel gele grijs grijze goede goed beste best slechte wijze wijs goedhart haastig vrolijk blij "
    "stil stille sterk rijk rijke arm vrij vrije nieuw nieuwe heilig helder zoet bitter zuur droog nat "
    "warm koud snel trouw zeker boer boeren bakker slager visser timmerman schilder smid kok kuiper "
    "molenaar mulder herder jager ridder koning keizer prins graaf hertog bisschop pastoor meester "
    "schipper zeeman soldaat dokter rechter schout dijk dam sluis brug kamp berg bos beek meer ven duin "
    "wal veld heide heuvel eiland zee kust haven poel plas kerk molen huis hof poort straat weg laan "
    "toren kasteel burg stad dorp markt plein tuin akker wei weide bron gracht kade vaart sloot rivier "
    "polder haag heg boom bomen eik beuk linde els berk wilg den tak stam blad bloem bloemen roos lelie "
    "tulp hout steen ijzer goud zilver koper zand klei mos gras riet stro hooi haan kip vos wolf leeuw "
    "haas beer vogel duif zwaan mus raaf valk arend uil kraai paard hond kat schaap lam koe stier vis "
    "snoek baars bij wesp geluk vrede liefde hoop geloof kracht macht wil moed eer nood recht winter "
    "zomer lente herfst mei maandag zon maan ster regen sneeuw wind storm vuur water stroom blok bol bal "
    "pot pan lepel mes vork brood boter kaas wijn bier appel peer pruim noot kruis spijker hamer bijl "
    "wapen zwaard schild helm kroon ring knoop hoed laars kous hemd broek zak beurs bank stoel tafel kist "
    "kast".split()
)
_ARTICLE = re.compile(r"(?:^|[\s(\"'«])(?:een|de|het|deze|alle|elke|iedere|geen|the|an?) $")
_SENTENCE_START = re.compile(r"(?:^|[.?!:;\n])[\s\"'«(]*$")
_FIRST_NAME = re.compile(r"(?<![\w-])(?P<first>[^\W\d_][\w.-]*) $")
_OTHER_NAME_BEHIND = re.compile(r"[ -](?P<next>[^\W\d_][\w-]+)")
_PARTY_BEHIND = re.compile(r" ?[(\[](?P<party>[^)\]]{1,30})[)\]]")
_VERB_BEFORE = re.compile(
    r"\b(?:zei|zegt|antwoordde|antwoordt|schreef|schrijft|vindt|vond|gaf|volgens|door|said|did|does|"
    r"according to|sagte|dijo|dit|powiedzia[lł]a?) $"
)
_VERB_BEHIND = re.compile(
    r" (?:zei|zegt|antwoordde|antwoordt|schreef|schrijft|vindt|vond|gaf|beloofde|meldde|verklaarde|said|says|"
    r"wrote|answered|replied|promised)\b"
)


@lru_cache(maxsize=20_000)
def surnames(name: str) -> tuple[str, ...]:
    """How a person may be called, folded: "D. Yeşilgöz-Zegerius" -> yesilgoz-zegerius, yesilgoz."""
    words = [word for word in fold_letters(name).split() if not _INITIALS.fullmatch(word)]
    start = next((n for n, word in enumerate(words) if word in PARTICLES), len(words) - 1)
    surname = " ".join(words[max(start, 0) :])
    first = surname.split("-")[0]
    return tuple(dict.fromkeys(found for found in (surname, first) if len(found) > 2))


def is_ordinary(surname: str) -> bool:
    """Whether a folded surname is also what people say without meaning anybody: "de jonge", "kamp".

    "Van der Wal" is none: nobody says "van der" before a word.
    """
    *particles, last = surname.split()
    return last in _ORDINARY and not {"der", "den", "ter", "ten"} & set(particles)


def is_meant(question: str, start: int, end: int, name: str, *, titled: bool) -> bool:
    """Whether the words at `start` to `end` name the person whose whole name is `name`.

    They must have their capital, or stand beside a verb of speaking; an ordinary word needs both, where a
    sentence's start explains the capital. A title makes all sure but another, longer name.
    """
    written, before, behind = question[start:end], question[:start], question[end:]
    first_name = before
    before = _INITIALS_LAST.sub("", before)
    asked_before, asked_behind = fold_letters(before), fold_letters(behind)
    if _is_of_another_name(written, behind):
        return False
    ordinary = is_ordinary(fold_letters(written))
    main = written.rsplit(" ", 1)[-1]
    capital = main[:1].isupper()
    if titled:
        return capital or not (ordinary and fold_letters(written).startswith("van de "))
    if _is_of_a_member(behind) or _has_other_first_name(first_name, name):
        return False
    if written == main and _ARTICLE.search(asked_before):
        return False
    speaks = _VERB_BEFORE.search(asked_before) is not None or _VERB_BEHIND.match(asked_behind) is not None
    if not ordinary:
        return capital or written[:1].isupper() or _VERB_BEFORE.search(asked_before) is not None
    at_start = _SENTENCE_START.search(before) is not None
    return capital and (speaks or not at_start)


def _is_of_another_name(written: str, behind: str) -> bool:
    """ "Bruins Slot", "Rutte III", "Kamp Westerbork": the name goes on with another capital."""
    other = _OTHER_NAME_BEHIND.match(behind)
    return other is not None and other["next"][:1].isupper() and not written.isupper()


def _is_of_a_member(behind: str) -> bool:
    """ "De Jonge (D66)": members are written with their party."""
    bracket = _PARTY_BEHIND.match(behind)
    return bracket is not None and party(bracket["party"]) is not None


def _has_other_first_name(before: str, name: str) -> bool:
    """Whether another's first name stands before the surname: "Jan de Wit", where "A. de Wit" is known."""
    first = _FIRST_NAME.search(before)
    if first is None or not first["first"][:1].isupper() or _SENTENCE_START.search(before[: first.start()]):
        return False
    if first["first"].isupper() and "." not in first["first"]:  # the whole question is in capitals
        return False
    known = fold_letters(name)[:1]
    return bool(known) and fold_letters(first["first"])[:1] != known
