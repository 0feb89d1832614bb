"""A head's words as cleaning spells them: a title read from the raw file may hold glued words."""

from __future__ import annotations

import re
from functools import lru_cache

_LETTER_RUN = re.compile(r"[^\W_]+")
_MAX_HEAD_CHARACTERS = 12_000  # characters of the shown text in which a title stands


def respell(words: str | None, shown: str) -> str | None:
    """The same letters as they stand in the shown text; `words` itself where they do not stand there.

    "het bericht over nieuwetoeslagen" -> "het bericht over nieuwe toeslagen", if cleaning parted them.
    """
    if not words:
        return words
    wanted = "".join(_LETTER_RUN.findall(words))
    at = _letters_of_head(shown).find(wanted) if wanted else -1
    if at < 0:
        return words
    start, end = (_place_of_letter(shown, letter) for letter in (at, at + len(wanted) - 1))
    found = " ".join(shown[start : end + 1].split())
    if found.count(" ") < words.strip().count(" ") - words.count(" ,"):
        return words  # a name that the head has parted already
    opening, closing = _signs_around(words)
    return f"{opening}{found}{closing}".replace(" ,", ",")


@lru_cache(maxsize=1)
def _letters_of_head(shown: str) -> str:
    """The letters and digits of a head, all of them as one word."""
    return "".join(_LETTER_RUN.findall(shown, 0, _MAX_HEAD_CHARACTERS))


def _place_of_letter(shown: str, letter: int) -> int:
    """Where in the text the letter stands that so many others precede."""
    for run in _LETTER_RUN.finditer(shown):
        if letter < run.end() - run.start():
            return run.start() + letter
        letter -= run.end() - run.start()
    return len(shown)


def _signs_around(words: str) -> tuple[str, str]:
    """The signs before the first letter and after the last one: quotation marks, brackets."""
    letters = [i for i, sign in enumerate(words) if sign.isalnum()]
    return words[: letters[0]], words[letters[-1] + 1 :]
