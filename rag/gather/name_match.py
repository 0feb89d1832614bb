"""Whether a text speaks of a name: as a word, in one, apart, misspelt, by initials or meaning."""

from __future__ import annotations

import re
from functools import lru_cache

from index.language.stems import stem_term
from index.language.vocabulary import party_names, stand_in_terms
from index.language.words import fold
from rag.gather.facts import term_set

FUZZY = 6  # letters from which one may be wrong
INSIDE = 4  # letters from which a name may stand inside a longer word
_APOSTROPHE = re.compile("[’‘ʼ`´]")


def contains_name(name: str, text: str) -> bool:
    """Whether a folded text holds a folded name: as a word, inside one, spelt apart or with one slip."""
    if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        return True
    if len(name) >= INSIDE and (name in text or name in text.replace(" ", "")):
        return True
    if len(name) >= 2 * INSIDE and _is_said_apart(name, text):
        return True
    stem = name.rstrip("s")
    if len(name) >= INSIDE and len(stem) >= INSIDE and stem in text:
        return True
    if len(name) >= FUZZY:
        return any(
            _is_one_edit_apart(name, word) for word in set(text.split()) if abs(len(word) - len(name)) < 2
        )
    return len(name) <= 6 and _contains_initials(name, text)


def _is_said_apart(name: str, text: str) -> bool:
    """Whether both halves of a name begin words of the text: "Lekedijk", "de dijken langs de Leke"."""
    halves = ((name[:cut], name[cut:]) for cut in range(INSIDE, len(name) - INSIDE + 1))
    return any(f" {one} " in f" {text} " and f" {other}" in f" {text}" for one, other in halves)


def is_named(name: str, text: str) -> bool:
    """Whether a folded text holds a folded name as a word of its own, with one slip where it is long."""
    words = set(text.split())
    return name in words or (
        len(name) >= FUZZY
        and any(_is_one_edit_apart(name, word) for word in words if abs(len(word) - len(name)) < 2)
    )


def contains_meaning(name: str, text: str) -> bool:
    """Whether a text holds what a name stands for: the country of a capital, a part beside a hyphen.

    Of a name in one word all parts: "Kattenveer" is not any ferry.
    """
    others = stand_in_terms(name)
    if others:
        return bool(others & term_set(text))
    own = term_set(name)
    parts = own - {stem_term(name)} if name.isalpha() else own
    held = parts & term_set(text)
    return len(own) > 1 and (held == parts if name.isalpha() else bool(held))


def _is_one_edit_apart(one: str, other: str) -> bool:
    """Whether two words differ by no more than one letter put in, left out, changed or swapped."""
    start = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, others = one[start:], other[start:]
    return (
        rest[1:] == others[1:]
        or rest == others[1:]
        or rest[1:] == others
        or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )


def _contains_initials(name: str, text: str) -> bool:
    """Whether words of the text in a row begin with the letters of an abbreviation."""
    letters = "".join(word[0] for word in re.findall(r"[a-z]+", text))
    return len(name) > 2 and name in letters


def fold_name(name: str) -> str:
    """A name as it is looked for: folded, with one apostrophe for all ("ME’ers" -> "me'ers")."""
    return _APOSTROPHE.sub("'", fold(name))


@lru_cache(maxsize=64)
def fold_text(text: str) -> str:
    """A text as names are looked for in it: folded as they are, its words one space apart."""
    return re.sub(r"[^\w&']+", " ", fold_name(text))


# "Wat vinden imkers van een verbod?": who holds a view that is not the cabinet's, a party's or anybody's.
_HOLDS_VIEW = re.compile(
    r"^\W*(?:en )?(?:wat|hoe) (?:vind(?:t|en)|vond(?:en)?|denk(?:t|en)|dacht(?:en)?|zeg(?:t|gen)|zei(?:den)?)"
    r" (?:de |het |een )?(?P<who>\w[\w-]{2,40}(?: [\w-]{2,40}){0,3}?)"
    r" (?:ervan|eigenlijk|zelf|nu|van|over|in|op|na|voor|sinds|tegen)\b",
    re.IGNORECASE,
)
_SURNAME_GOES_ON = re.compile(r" (?:van|de|ter|ten)(?: de[nr]?)? [A-ZÀ-Þ][\w-]+")  # "Eric van der Burg"
_BODY_GOES_ON = re.compile(
    r" (?:van|voor)(?: de[nr]?| het)? [A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*"
    r"(?= (?:ervan|eigenlijk|zelf|nu|van|over|in|op|na|voor|sinds|tegen)\b)"
)  # "de Raad van State over …"
_SPEAKS_HERE = re.compile(
    r"\b(?:minister\w*|staatssecretaris\w*|bewinds\w+|kabinet\w*|regering\w*|ministerie\w*|kamer\w*|lid|leden|"
    r"\w*fracties?|partij(?:en)?|men|mensen|nederland|iedereen|overheid|rijk|hij|zij|hem|jij|jullie|den haag|"
    r"coalitie|oppositie|politici|politiek)\b",
    re.IGNORECASE,
)


def view_holder(question: str) -> str | None:
    """Whose view a Dutch question asks for, where that is a body of its own: "imkers"; None elsewhere."""
    held = _HOLDS_VIEW.match(question)
    if held is None or _SPEAKS_HERE.search(held["who"]) or _is_party(held["who"]):
        return None
    if not held["who"][0].isupper():
        return held["who"]
    goes_on = _BODY_GOES_ON if is_body(held["who"], question) else _SURNAME_GOES_ON
    rest = goes_on.match(question, held.end("who"))
    return held["who"] + (rest[0] if rest else "")


def is_body(holder: str, question: str) -> bool:
    """Whether who is asked for stands behind an article, as no person does: "de Raad van State"."""
    return re.search(rf"\b(?:de|het|een) {re.escape(holder)}", question) is not None


# "Wat vroeg Van Duin over …", "did Dorenbos ask": the member whose questions or motions are asked for.
_PARTICLES = r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Hh]et|[Tt]er|[Tt]en|[Tt]e|[Ee]l|'t) ){0,2}"
# "Mona Keijzer", "Inge van Dijk": what may stand before the surname that a person is known by.
GIVEN_AND_PARTICLES = rf"(?:[A-ZÀ-Þ][\w.’-]+ (?={_PARTICLES}[A-ZÀ-Þ][a-zà-þ]))?{_PARTICLES}"
_ASKER = re.compile(
    r"\b(?:[Vv]roeg(?:en)?|[Ss]telden?|[Dd]ienden?|[Dd]id|[Hh]as)"
    r"(?: (?:het lid|de leden|[Kk]amerlid|mevrouw|de heer|member|MP|Mr|Ms|Mrs))? "
    rf"{GIVEN_AND_PARTICLES}(?P<who>[A-ZÀ-Þ][\w'’-]{{2,40}})"
)


def asker_named(question: str) -> str | None:
    """The name, without particles, of the member whose own words are asked for; None for a party."""
    named = _ASKER.search(question)
    if named is None or _SPEAKS_HERE.search(named["who"]) or _is_party(named["who"]):
        return None
    return named["who"].removesuffix("'s")


def last_name(name: str) -> str:
    """The last word of a name as `is_named` looks for it: of "Zonneveld-Kraai" kraai."""
    return re.split("[ -]", fold_name(name))[-1]


def _is_party(who: str) -> bool:
    names = (fold(other) for name, others in party_names().items() for other in (name, *others))
    return fold(who) in names
