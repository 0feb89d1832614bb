"""Cabinets and elections as times: "onder het kabinet-Rutte IV", "voor de verkiezingen van 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from index.language.vocabulary import cabinets
from rag.understand.folding import fold_letters
from rag.understand.times.bounds import AFTER_WORDS, AT_WORDS, SINCE_WORDS, Bound, BoundStretch
from rag.understand.times.units import ANY_YEAR, year_written

# The days on which a Tweede Kamer was elected (Kiesraad); of three days in 2021, the last.
_ELECTIONS = tuple(
    date.fromisoformat(day)
    for day in (
        "1982-09-08 1986-05-21 1989-09-06 1994-05-03 1998-05-06 2002-05-15 2003-01-22 2006-11-22 "
        "2010-06-09 2012-09-12 2017-03-15 2021-03-17 2023-11-22 2025-10-29"
    ).split()
)
_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv"}
_COUNTED = "miljoen|miljard|keer|maal|jaar|dagen|weken|maanden|procent|euro"  # "gaf Rutte 3 miljoen"
# The day on which a cabinet offered its resignation.
_FALL = (
    r"(?:de |het |the )?(?:val|vallen|aftreden|ontslag|fall|resignation) (?:van|of) (?:het |the )?|"
    r"demissionair worden van (?:het )?"
)
# Of a council or of Europe there are elections too: those are other words.
_ELECTION = re.compile(
    rf"(?<![\w-])(?P<lead>{SINCE_WORDS}|{AFTER_WORDS}|voor|vóór|before|prior to|voorafgaand aan) "
    r"(?:de |the )?(?:(?:laatste|vorige|afgelopen|last|previous|dutch|general|parliamentary) )*"
    r"(?:(?:tweede[- ]?kamer)?verkiezing(?:en)?|elections?)(?![\w-])"
    rf"(?:(?: van| of| in)? (?P<year>{ANY_YEAR}))?"
)


def read_elections(asked: str, today: date) -> Iterator[BoundStretch]:
    """What the elections of the Tweede Kamer bound: the last before `today`, or those of the year said."""
    for match in _ELECTION.finditer(asked):
        year = match["year"] and year_written(match["year"], today)
        since: date | None
        until: date | None
        held = [day for day in _ELECTIONS if (day.year == year if year else day <= today)]
        if not held:
            continue
        lead, named_from = match["lead"], match.end("lead") + 1
        bound: Bound = "since"
        if re.fullmatch(SINCE_WORDS, lead):
            since, until = held[-1], None
        elif re.fullmatch(AFTER_WORDS, lead):
            since, until = held[-1] + timedelta(days=1), None
        else:
            since, until, bound = None, held[-1] - timedelta(days=1), "until"
        yield BoundStretch(since, until, bound, match.start(), match.end(), named_from)


def read_cabinets(asked: str) -> Iterator[BoundStretch]:
    """The days of the cabinets that are named, after a word that bounds them."""
    for match in _cabinet_pattern().finditer(asked):
        number = match["number1"] or match["number2"] or match["number3"] or ""
        named = f"{match['name1'] or match['name2'] or match['name3']} {_ROMAN.get(number, number)}".strip()
        ours = [
            c
            for c in cabinets()
            if _short_name(c.name) == named or _short_name(c.name).startswith(named + " ")
        ]
        if ours:
            last = None if ours[-1].end is None else ours[-1].end - timedelta(days=1)
            if not match["fall"]:
                yield _bound_cabinet(match, ours[0].start, last)
            elif fell := ours[-1].demissionary_from:
                yield _bound_cabinet(match, fell, fell)


def _bound_cabinet(match: re.Match[str], first: date, last: date | None) -> BoundStretch:
    lead = (match["lead"] or "").removesuffix(" de").removesuffix(" het").removesuffix(" the")
    bound: Bound = "within"
    since: date | None = first
    if lead and re.fullmatch(SINCE_WORDS, lead):
        last, bound = None, "since"
    elif lead and re.fullmatch(AFTER_WORDS, lead) and last:
        since, last, bound = last + timedelta(days=1), None, "since"
    elif lead in ("before", "prior to", "vóór") or (match["fall"] and lead.startswith("voor")):
        since, last, bound = None, first - timedelta(days=1), "until"
    named_from = match.end("lead") + 1 if match["lead"] else match.start()
    return BoundStretch(since, last, bound, match.start(), match.end(), named_from)


@cache
def _cabinet_pattern() -> re.Pattern[str]:
    """ "het kabinet-Rutte IV", "kabinet Schoof", "Rutte 3", "the Schoof cabinet", after a bounding word."""
    families = {re.sub(r" (?:i{1,3}|iv|v)$", "", _short_name(c.name)) for c in cabinets()}
    name = "|".join(re.escape(family) for family in sorted(families))
    several = "|".join(sorted(family for family in families if _short_name(f"{family} i") in _short_names()))
    figure = rf"(?:iii|ii|iv|i|v|[1-4])(?![\w-])(?![.,/]\d| (?:{_COUNTED})\b)"
    number = rf"(?:[- ](?P<number{{0}}>{figure}))?"
    lead = rf"{SINCE_WORDS}|{AFTER_WORDS}|voor|vóór|before|prior to|{AT_WORDS}"
    return re.compile(
        rf"\b(?:(?P<lead>(?:{lead})(?: de| het| the)?) )?"
        rf"(?P<fall>{_FALL})?(?:demissionaire )?"
        rf"(?:(?:kabinet|cabinet)[- ](?P<name1>{name})\b{number.format(1)}|"
        rf"(?P<name2>{name})\b{number.format(2)}[- ](?:cabinet|government)\b|"
        rf"(?P<name3>{several})[- ](?P<number3>{figure}))"
    )


@cache
def _short_names() -> frozenset[str]:
    return frozenset(_short_name(cabinet.name) for cabinet in cabinets())


def _short_name(name: str) -> str:
    return fold_letters(name).removeprefix("kabinet-")
