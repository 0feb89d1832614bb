"""The forms in which people write a moment, each a pattern over folded text; the first that fits is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rag.understand.times.named_days import NAMED, PARTS_OF_MONTH, PARTS_OF_YEAR
from rag.understand.times.units import ANY_YEAR, COUNT, MONTH, SHORT_YEAR, YEAR, YEAR_SAID, year_of

GATE = re.compile(rf"\d|\b{YEAR_SAID}")  # what a text must hold for any of the forms to stand in it

_ORDINAL = r"(?:e|de|ste|st|nd|rd|th|er|\.)?"
_WEEKDAY = (
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,? |"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
)
_ONE_OF_FOUR = r"eerste|tweede|derde|vierde|first|second|third|fourth|[1-4](?:e|de|ste|st|nd|rd|th)"
_SESSION = r"vergaderjaar|parlementair(?:e)? jaar|zittingsjaar|parliamentary year|session year"
# A year of two figures without its apostrophe is one where nothing that could be counted follows.
_END_OF_DATE = r"(?=$|[?!;:)]|[.,](?!\d)| (?:over|van|in|op|aan|bij|tot|t/m|en|about|on|to)\b)"
_JUST_GONE = r",? (?:jl\b\.?|j\.l\.|ll\b\.?|jongstleden|laatstleden)"


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


FORMS: Mapping[str, str] = {
    "iso": rf"(?P<iy>{YEAR})(?P<isep>[-/.]?)(?P<im>[01]\d)(?P=isep)(?P<id>[0-3]\d)",
    "figures": rf"(?P<fd>\d{{1,2}})(?P<fsep>[-/.]| - )(?P<fm>\d{{1,2}})(?P=fsep)"
    rf"(?P<fy>{YEAR}|{SHORT_YEAR}|\d\d)",
    "day": rf"{_WEEKDAY}(?P<dday>\d{{1,2}}){_ORDINAL}(?: of |-| )?(?P<dmonth>{MONTH})\b\.?"
    rf"(?:(?:,? |-)(?P<dyear>{ANY_YEAR}|{YEAR_SAID}|\d\d{_END_OF_DATE})|(?P<dlast>{_JUST_GONE}))?",
    "american": rf"{_WEEKDAY}(?P<amonth>{MONTH})\b\.? (?P<aday>\d{{1,2}}){_ORDINAL},? (?P<ayear>{ANY_YEAR})",
    "years": rf"(?P<yfirst>{YEAR})[-/–](?P<ylast>{YEAR}|{SHORT_YEAR}|\d\d)",
    "monthfigures": rf"(?P<nmonth>0?[1-9]|1[0-2])[-/](?P<nyear>{YEAR})",
    "quarter": rf"(?P<qletter>[qkh])(?P<q1>[1-4])(?: van| of|,|-)? ?(?P<qy1>{ANY_YEAR})|"
    rf"(?P<qy2>{YEAR})[- ]?(?P<qletter2>[qkh])(?P<q2>[1-4])|"
    rf"(?P<q3>{_ONE_OF_FOUR})[ -](?P<qword>kwartaal|quarter|helft|half(?:[ -]?jaar)?){year_of('qy3')}|"
    rf"kwartaal (?P<q4>[1-4]){year_of('qy4')}",
    "weekof": rf"week (?:van|of) (?:the )?{_WEEKDAY}(?:(?P<kday>\d{{1,2}}){_ORDINAL}(?: of |-| )?"
    rf"(?P<kmonth>{MONTH})\b\.?(?:(?:,? |-)(?P<kyear>{ANY_YEAR}|{YEAR_SAID}))?|"
    rf"(?P<kd>\d{{1,2}})(?P<ksep>[-/.])(?P<km>\d{{1,2}})(?P=ksep)(?P<ky>{YEAR}|{SHORT_YEAR}|\d\d))",
    "week": rf"week (?P<wnumber>\d{{1,2}})(?: van| of|,)? (?P<wyear>{YEAR})",
    "somemonths": rf"(?P<cend>eerste|laatste|first|last) (?P<ccount>{COUNT}) (?:maanden|months)"
    rf"{year_of('cyear')}",
    "yearfirst": rf"(?P<tyear>{YEAR_SAID})(?: in)? (?:de |het |the )?(?P<tpart>{MONTH}|{_any_of(NAMED)})",
    "named": rf"(?P<sname>{_any_of(NAMED)}){year_of('syear')}(?: ?[-/–] ?(?P<syear2>{ANY_YEAR}|\d\d))?",
    "part": rf"(?P<pname>{_any_of(PARTS_OF_YEAR)})(?:-(?P<pyear2>{YEAR})|{year_of('pyear')})",
    "month": rf"(?:(?P<mpart>{_any_of(PARTS_OF_MONTH)})[ -])?(?:maand |month of )?(?P<mmonth>{MONTH})\b\.?"
    rf"{year_of('myear')}?",
    "session": rf"(?:{_SESSION}) (?P<session_year>{ANY_YEAR}|\d\d(?=[-/–]\d\d(?!\d)))"
    rf"(?: ?[-/–] ?(?:{YEAR}|{SHORT_YEAR}|\d\d))?",
    "oneyear": rf"(?:het jaar |the year )?(?P<year>{ANY_YEAR})",
}
