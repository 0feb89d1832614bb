"""The words of time of every language but Dutch and English, from `words.txt` (see its head)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources


@dataclass(slots=True)
class TimeWords:
    """Months and counts by their forms, what tells the language, and (Dutch, forms) in their order."""

    months: tuple[tuple[str, ...], ...] = ()  # January to December, the forms of each
    counts: dict[str, str] = field(default_factory=dict)  # "drei" -> "3"
    telling: frozenset[str] = frozenset()
    phrases: list[tuple[str, str]] = field(default_factory=list)


@cache
def time_words() -> Mapping[str, TimeWords]:
    """ISO 639-1 code -> its words of time."""
    text = resources.files(__package__).joinpath("words.txt").read_text("utf-8").replace("\n    +", "")
    found: dict[str, TimeWords] = {}
    for line in text.splitlines():
        if line.startswith("["):
            words = found[line.strip("[]")] = TimeWords()
        elif line and not line.startswith("#"):
            _add_line(words, *line.split(" = ", 1))
    return found


def _add_line(words: TimeWords, name: str, forms: str) -> None:
    if name == "months":
        words.months = tuple(tuple(each.replace("_", " ").split("/")) for each in forms.split())
    elif name == "counts":
        words.counts = dict(pair.split("/") for pair in forms.split())
    elif name == "telling":
        words.telling = frozenset(forms.split())
    else:
        words.phrases.append((name, forms))
