"""Identifiers of strangers -> file names that are safe everywhere."""

from __future__ import annotations

import hashlib
import re

_UNSAFE_SIGNS = re.compile(r"[^A-Za-z0-9._-]+")
_RESERVED_NAME = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
LONGEST = 100


def key_apart(key: str, origin: str) -> str:
    """The key of a second paper with the same number: behind it the id by which the source knows it."""
    return f"{key}-{origin}"


def safe_stem(identifier: str) -> str:
    """Letters, digits, `.`, `_` and `-`; what had to be changed gets a digest, so that no two become one."""
    made = _UNSAFE_SIGNS.sub("-", identifier).strip(".-")[:LONGEST]
    if made == identifier and not _RESERVED_NAME.fullmatch(made):
        return made
    return f"{made or 'stuk'}-{hashlib.sha256(identifier.encode()).hexdigest()[:8]}"
