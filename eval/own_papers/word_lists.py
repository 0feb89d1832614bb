"""words.txt: plainer words, places of three kinds, and subjects that papers seldom speak of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


def everyday_words() -> Mapping[str, str]:
    """A word of papers -> what a reader says."""
    return {name: words.strip() for name, words in _parts()["everyday"].items()}


def places() -> Mapping[str, tuple[str, ...]]:
    """ "gemeente", "provincie", "land" -> names."""
    return {kind: tuple(names.split()) for kind, names in _parts()["places"].items()}


def subjects() -> Mapping[str, tuple[str, ...]]:
    """ "one" and "many" -> nouns in the same order."""
    return {number: tuple(nouns.split()) for number, nouns in _parts()["subjects"].items()}


@cache
def _parts() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    part: dict[str, str] = {}
    text = (resources.files("eval.own_papers") / "words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            part = found.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            name, _, rest = line.partition(":")
            part[name] = rest
    return found
