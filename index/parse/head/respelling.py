"""A head's words as cleaning spells them: a title read from the raw file may hold glued words."""

from __future__ import annotations

_HEAD = 12_000  # characters of the shown text in which a title stands


def respelled(words: str | None, shown: str) -> str | None:
    """The same letters as they stand in the shown text; `words` itself where they do not stand there.

    "het bericht over nieuwetoeslagen" -> "het bericht over nieuwe toeslagen", if cleaning parted them.
    """
    if not words:
        return words
    wanted = "".join(sign for sign in words if sign.isalnum())
    places = [i for i, sign in enumerate(shown[:_HEAD]) if sign.isalnum()]
    at = "".join(shown[i] for i in places).find(wanted) if wanted else -1
    if at < 0:
        return words
    found = " ".join(shown[places[at] : places[at + len(wanted) - 1] + 1].split())
    if found.count(" ") < words.strip().count(" ") - words.count(" ,"):
        return words  # a name that the head has parted already
    before, after = _outside(words)
    return f"{before}{found}{after}".replace(" ,", ",")


def _outside(words: str) -> tuple[str, str]:
    """The signs before the first letter and after the last one: quotation marks, brackets."""
    letters = [i for i, sign in enumerate(words) if sign.isalnum()]
    return words[: letters[0]], words[letters[-1] + 1 :]
