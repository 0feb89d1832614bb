"""The months' names, Dutch and English, whole and short: the one table that reading and writing dates share.

Babel has them too, and takes 0.2 s to say so, a fifth of what an answer may take from start (docs/log.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

DUTCH = tuple(
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)
ENGLISH = tuple(
    "January February March April May June July August September October November December".split()
)
NAMES: Mapping[str, tuple[str, ...]] = {"nl": DUTCH, "en": ENGLISH}


def _number_months(names: Iterable[str]) -> dict[str, int]:
    return {name.lower(): number for number, name in enumerate(names, start=1)}


WHOLE = _number_months(DUTCH) | _number_months(ENGLISH)  # lower case -> 1 to 12
SHORT_DUTCH = _number_months("jan feb mrt apr mei jun jul aug sep okt nov dec".split()) | {"sept": 9}
SHORT = SHORT_DUTCH | {"oct": 10}
