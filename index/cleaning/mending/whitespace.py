"""Signs that stand for a plain space or a line's end -> those, sign for sign, so that offsets stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\u2028\u2029\u0085\u000b\r"
_SPACE, _END = re.compile(f"[{_SPACES}]"), re.compile(f"[{_LINE_ENDS}]")  # quicker than str.translate
_ODD_SIGNS = frozenset(_SPACES + _LINE_ENDS)
_ANY_ODD_SIGN = re.compile(f"[{_SPACES}{_LINE_ENDS}]")


def normalise_spaces(text: str) -> str:
    """The same text, as long as before, with one kind of space and one kind of line end."""
    return _END.sub("\n", _SPACE.sub(" ", text)) if _ANY_ODD_SIGN.search(text) else text


def unchanged_segments(origin: Iterable[tuple[int, int, int]], raw: str) -> Iterator[tuple[int, int, int]]:
    """Segments (shown, source, length) without the signs that `normalise_spaces` has changed in the file."""
    for shown, source, length in origin:
        start = source
        for at in range(source, source + length) if _has_odd_sign(raw, source, length) else ():
            if raw[at] in _ODD_SIGNS:
                if at > start:
                    yield shown + start - source, start, at - start
                start = at + 1
        if source + length > start:
            yield shown + start - source, start, source + length - start


def _has_odd_sign(raw: str, source: int, length: int) -> bool:
    return not _ODD_SIGNS.isdisjoint(raw[source : source + length])
