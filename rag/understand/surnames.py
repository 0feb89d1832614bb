"""Surnames in a question: how a person may be called, and whether a word that is also a name is one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from index.language.vocabulary import party
from index.search.filters import person_among
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
_DASH = re.compile(r" ?[–—] ?| - ")
_ARTICLE = re.compile(r"(?:^|[\s(\"'«])(?:een|de|het|deze|alle|elke|iedere|geen|the|an?) $")
_SENTENCE_START = re.compile(r"(?:^|[.?!:;\n])[\s\"'«(]*$")
_FIRST_NAME = re.compile(r"(?<![\w-])(?P<first>[^\W\d_][\w.-]*) $")
_OTHER_NAME_BEHIND = re.compile(r"[ -](?P<next>[^\W\d_][\w-]+)")
_PARTY_BEHIND = re.compile(r" ?[(\[](?P<party>[^)\]]{1,30})[)\]]")
_FULL_NAME = re.compile(
    r"(?<![\w-])(?P<first>[A-ZÀ-Þ][a-zà-ž]+(?:-[A-ZÀ-Þ][a-zà-ž]+)?) "
    r"(?P<name>(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en|[Tt]e|[Ee]l|[Aa]l|'t) ){0,3}[A-ZÀ-Þ][\w'’-]+)"
)
_TITLE = re.compile(
    r"minister|staatssecretaris|premier|kamerlid|lid|leden|heer|mevrouw|motie|wet|mp|mr|mrs|ms|member"
)
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
    """How a person may be called, folded: "D. Yeşilgöz-Zegerius" -> yesilgoz-zegerius, yesilgoz.

    Before a particle the hyphen parts two surnames, too: "Kuil – van de Beek" is Kuil.
    """
    words = [word for word in _DASH.sub("-", fold_letters(name)).split() if not _INITIALS.fullmatch(word)]
    double = next(
        (n for n, word in enumerate(words) if word.split("-")[-1] in PARTICLES and "-" in word), None
    )
    last = len(words) - 1 if double is None else double
    start = next((n for n, word in enumerate(words[: last + 1]) if word in PARTICLES), last)
    surname = " ".join(words[max(start, 0) :])
    first = surname.split("-")[0]
    return tuple(dict.fromkeys(found for found in (surname, first) if len(found) > 2))


def find_names(known: Iterable[str], lead: str, asked: str, behind: str = "") -> Iterator[re.Match[str]]:
    """Where one of the folded names stands in a folded question, as the group "name"; the longest first.

    `lead` and `behind` are patterns of what may stand around it.
    """
    alternatives = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True) if len(name) > 1)
    if alternatives:
        yield from re.finditer(rf"(?<!\w){lead}(?P<name>{alternatives}){behind}(?![\w-])", asked)


def whole_name(name: str) -> tuple[str, ...]:
    """A name of two words, folded, as the first may be half a surname: "Bruins Slot"; none for any other."""
    words = fold_letters(name).split()
    plain = len(words) == 2 and not PARTICLES & set(words) and not any(map(_INITIALS.fullmatch, words))
    return (" ".join(words),) if plain else ()


def name_of_all(said: str, names: Sequence[str]) -> str:
    """What is said of a name, less a first word that another spelling of it lacks: of "Fleur Agema" Agema."""
    words = fold_letters(said).split()
    same = [
        set(fold_letters(name).split()) for name in names if fold_letters(name).split()[-1:] == words[-1:]
    ]
    return said if all(set(words) <= spelling for spelling in same) else said.split()[-1]


def name_of_one(whole: str, said: str, names: Sequence[str]) -> str:
    """The whole name, where people of two initials bear the surname that is said of it and one of them may be
    called so: "Bert Roerdomp" beside A. and B. Roerdomp. Elsewhere the surname, as `name_of_all` has it."""
    surname = name_of_all(said, names)
    alike = [name for name in names if fold_letters(surname) in surnames(name)]
    initials = {fold_letters(name)[0] for name in alike if fold_letters(name) not in surnames(name)}
    is_called = person_among(names)
    return whole if len(initials) > 1 and any(is_called(whole, name) for name in alike) else surname


def as_papers_call(question: str, people: Collection[str]) -> str:
    """The question with those whom papers call by surname called so: "Jimmy Dijk" where a Dijk is known.

    Not where anybody of that surname is known by a first name: then it may be another one.
    """
    if not any(match["name"] for match in _FULL_NAME.finditer(question)):
        return question
    bare, full = set[str](), set[str]()
    for name in people:
        (bare if fold_letters(name) in surnames(name) else full).update(surnames(name))
    found = question
    for match in _FULL_NAME.finditer(question):
        first, surname = match["first"], fold_letters(match["name"])
        starts = _SENTENCE_START.search(question[: match.start()]) is not None
        other = fold_letters(first) in PARTICLES | bare | full or party(first) is not None
        if surname in bare - full and not starts and not other and not _TITLE.fullmatch(fold_letters(first)):
            found = found.replace(match[0], match["name"])
    return found


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


def is_given_name(given: str, called: str, name: str) -> bool:
    """Whether the word between a title and a surname may be that person's: "minister Hugo de Jonge".

    `called` is what follows it, folded; where that is all of the name, no other first name is known.
    """
    known = fold_letters(name)
    return given[0].isupper() and (_DASH.sub("-", known) == called or fold_letters(given)[0] == known[0])


def given_name_start(question: str, start: int) -> int:
    """Where a mention of a surname at `start` begins: with the first name before it, if there is one."""
    first = _FIRST_NAME.search(question[:start])
    if first is None or not first["first"][:1].isupper() or _SENTENCE_START.search(question[: first.start()]):
        return start
    return first.start("first")


def _has_other_first_name(before: str, name: str) -> bool:
    """Whether another's first name stands before the surname: "Jan de Wit", where "A. de Wit" is known."""
    first = _FIRST_NAME.search(before)
    if first is None or not first["first"][:1].isupper() or _SENTENCE_START.search(before[: first.start()]):
        return False
    if first["first"].isupper() and "." not in first["first"]:  # the whole question is in capitals
        return False
    known = fold_letters(name)
    if any(known == surname for surname in surnames(name)):  # no given name or initials that could differ
        return False
    return bool(known) and fold_letters(first["first"])[:1] != known[:1]
