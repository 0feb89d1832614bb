"""A turn that steers: "nee, ik bedoel …" corrects the question before, "terug naar …: …" goes back to one."""

from __future__ import annotations

import re

from rag.understand.folding import fold_letters
from rag.understand.standalone import own_words

_NO = r"(?:nee|neen|no|nein|non|nie|hayır|hayir|لا)"
_PREPOSITION = (
    r"(?:voor|over|van|in|bij|met|uit|naar|for|about|of|from|with|fur|uber|von|aus|pour|sur|de|para|sobre|"
    r"dla|na|o|z|عن|في)"
)
_CORRECTS = re.compile(
    rf"(?:{_NO}[ ,.!،]*)?(?:sorry[ ,]*)?(?:maar )?(?:ik (?:bedoel(?:de)?|had het over)(?: (?:eigenlijk|dus|"
    r"natuurlijk))?|i (?:mean|meant)|ich mein(?:te|e)?|je (?:veux|voulais) dire|(?:quiero|queria) decir|"
    rf"me refiero a|chodzi(?:lo|ło)? mi o|اقصد)[ ,:]+(?=\w)|{_NO}[ ]*,[ ]*(?={_PREPOSITION} )"
)
_GOES_BACK = re.compile(
    r"(?:(?:ok(?:e|ay)?|goed|nu|nog|even|dan|maar|en|now|then|and)[ ,]+)*(?:terug naar|back to|"
    r"zuruck zu[mr]?|(?:pour )?reven(?:ons|ir) a|volv(?:amos|iendo) a|wracajac do|عودة الى)\s+"
    r"(?P<subject>[^:;,.?!؟]{2,60}?)\s*(?:[:;,.?!؟]+\s*(?P<rest>.*))?"
)
_PRONOUN = r"(?:ze|zij|hem|haar|hen|hun|hij|het|dat|die|deze|them|it|that|him|her)"


def corrected(message: str) -> str | None:
    """What a message puts in the place of what was asked before; None where it corrects nothing."""
    found = _CORRECTS.match(fold_letters(message.strip()))
    rest = message.strip()[found.end() :].strip() if found else ""
    return rest or None


def put_right_name(rest: str, asked: str) -> str | None:
    """The question before with the correction in the place of its name: "in Delfzijl" -> "in Rotterdam"."""
    opened = re.match(rf"({_PREPOSITION}) ", fold_letters(rest))
    places = re.finditer(rf"\b{opened[1]} [A-Z][\w'’-]+", asked) if opened else ()
    return next((_in_place(rest, asked, place) for place in places), None)


def put_right(rest: str, asked: str) -> str | None:
    """The question before with the correction in the place of its pronoun: "voor ze" -> "voor kinderen".

    None where it has no such place.
    """
    opened = re.match(rf"({_PREPOSITION}) ", fold_letters(rest))
    if opened is None:
        return None
    place = re.search(rf"\b{re.escape(opened[1])} {_PRONOUN}\b", fold_letters(asked))
    return _in_place(rest, asked, place) if place else None


def _in_place(rest: str, asked: str, place: re.Match[str]) -> str:
    return f"{asked[: place.start()]}{rest.rstrip(' .?!')}{asked[place.end() :]}"


def returned_to(message: str) -> tuple[str, str] | None:
    """The subject that a message goes back to, and what it asks of that, "" for nothing new.

    None where it goes back to nothing.
    """
    bare = message.strip()
    found = _GOES_BACK.fullmatch(fold_letters(bare))
    if found is None or not own_words(found["subject"]):
        return None
    rest = bare[found.start("rest") :] if found["rest"] else ""
    return bare[found.start("subject") : found.end("subject")], rest
