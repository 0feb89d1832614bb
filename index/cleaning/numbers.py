"""Numbers of questions as printed: `4 t/m 15`, `2, 3 en 5`, `3a`, `IV`, and what OCR makes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_DIGITS_BY_LOOK = {
    "l": "1", "I": "1", "i": "1", "|": "1", "!": "1", "O": "0", "o": "0", "Q": "0", "D": "0",
    "Z": "2", "z": "2", "S": "5", "s": "5", "b": "56", "B": "8", "G": "6", "g": "9", "q": "9", "T": "7",
    "A": "4",
}  # fmt: skip
_NUMBER_TOKEN = r"(?:\d{1,4}[a-h]?|[IVX]{1,6}|[lIiOoSsbBZzGgqQTA|!\d]{1,3})(?![^\W_])"
_SEPARATOR = (
    r"[ \t]*(?:,|;|/|&|\+|-|–|—|(?i:\ben\b|\band\b|\btot en met\b|\bt/m\b|\bt\.?e\.?m\.?\b|\btot\b))[ \t]*"
)
_WORDS_BETWEEN = r"(?i:(?:(?:en|and|,|&)[ \t]*)?(?:(?:op[ \t]+)?(?:de[ \t]+)?vra(?:ag|gen)[ \t]+)?)"
SPEC = re.compile(rf"{_NUMBER_TOKEN}(?:{_SEPARATOR}{_WORDS_BETWEEN}{_NUMBER_TOKEN}){{0,80}}")
_NUMBER_SEPARATOR = re.compile(rf"({_SEPARATOR}{_WORDS_BETWEEN})")
_RANGE_SIGN = re.compile(r"t/m|tot|-|–|—|t\.?e\.?m", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed: what it may mean, likeliest first, its letter, and whether it stands in digits."""

    meanings: tuple[int, ...]
    letter: str = ""
    plain: bool = True

    @property
    def value(self) -> int:
        """The likeliest meaning."""
        return self.meanings[0]


def read_numbers(spec: str) -> tuple[Number, ...]:
    """The numbers of a spec that `SPEC` matched; a range is written out, over 200 long it is its two ends."""
    numbers: list[Number] = []
    joint = ""
    for part in _NUMBER_SEPARATOR.split(spec.strip()):
        if _NUMBER_SEPARATOR.fullmatch(part):
            joint = part.strip()
        elif part.strip():
            numbers.extend(_numbers_to_add(numbers, joint, _parse_number(part.strip())))
    return tuple(numbers)


def _numbers_to_add(numbers: list[Number], joint: str, last: Number) -> list[Number]:
    """A range's inner numbers with its end, or just the next number of a list."""
    ranged = bool(numbers) and _RANGE_SIGN.match(joint) is not None
    if ranged and last.plain and numbers[-1].value < last.value <= numbers[-1].value + 200:
        return [*(Number((value,)) for value in range(numbers[-1].value + 1, last.value)), last]
    return [last]


def _parse_number(token: str) -> Number:
    match = re.fullmatch(r"(\d{1,4})([a-h]?)", token)
    if match:
        return Number((int(match[1]),), match[2])
    meanings = [_parse_roman(token)] if re.fullmatch(r"[IVX]+", token) else []
    return Number(tuple(dict.fromkeys([*meanings, *_digit_readings(token)])) or (0,), plain=False)


def _parse_roman(token: str) -> int:
    values = [_ROMAN_VALUES[sign] for sign in token]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


def _digit_readings(token: str) -> list[int]:
    """What digits the letters of an OCR slip may have been: `I0` -> 10, `b` -> 5 or 6."""
    readings = [""]
    for sign in token:
        signs = sign if sign.isdigit() else _DIGITS_BY_LOOK.get(sign, "")
        readings = [reading + digit for reading in readings for digit in signs]
    return [int(reading) for reading in readings if reading]
