"""The month that a question names: of two answers of one paper, each of another month, the one of that month.

"Hoeveel aanvragen zijn er sinds juli 2024 toegekend?" has all its words in what was counted since 2021, too.
"""

from __future__ import annotations

import re

from index.language.months import WHOLE
from index.language.words import fold
from rag.gather.findings import Finding, context_of
from rag.gather.selection import SAID_OR_ASKED

AS_GOOD = 0.85  # of the best one's score, for an answer to be the one of that month
_MONTH = re.compile(rf"\b({'|'.join(each for each in WHOLE if each != 'may')})\b(?: ((?:19|20)\d\d))?")
Month = tuple[int, str]


def named_months(text: str) -> frozenset[Month]:
    """The months that a text names, 1 to 12, each with its year, which is empty where it is not said."""
    return frozenset((WHOLE[name], year) for name, year in _MONTH.findall(fold(text)))


def of_named_month(fitting: tuple[Finding, ...], question: str) -> tuple[Finding, ...]:
    """The findings without those of the best one's paper that speak not of the month asked about, where that
    one speaks of another and one nearly as good of it. When something was said is no such month."""
    asked = named_months(question)
    if not asked or not fitting or SAID_OR_ASKED.search(fold(question)):
        return fitting
    best = fitting[0]
    told = named_months(_around(best))
    if not told or _share_month(told, asked):
        return fitting
    speaking = [
        each
        for each in fitting
        if each.document.name == best.document.name and _share_month(named_months(_around(each)), asked)
    ]
    if not any(each.score >= AS_GOOD * best.score for each in speaking):
        return fitting
    return tuple(each for each in fitting if each.document.name != best.document.name or each in speaking)


def _around(finding: Finding) -> str:
    return f"{context_of(finding)}\n{finding.text}"


def _share_month(one: frozenset[Month], other: frozenset[Month]) -> bool:
    """Whether two texts name the same month, of the same year where both say which."""
    return any(
        month == another and (not year or not its_year or year == its_year)
        for month, year in one
        for another, its_year in other
    )
