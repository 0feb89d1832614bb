"""How wide a line was in print: the one trace of a paragraph's end where no blank line is left."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

# Advance widths of Helvetica in thousandths of an em (Adobe's font metrics); other faces differ by a factor.
_SIGNS_BY_WIDTH = {
    222: "ijl'‘’|",
    278: " !,./:;\\[]tfI",
    333: "()-r`“”„",
    389: "*",
    500: "cksvxyzJ",
    556: "abdeghnopqu0123456789?_$€«»–L#",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "wCDHNRU",
    778: "GOQ",
    833: "mM",
    944: "W",
    1000: "—…%@",
}


class _AdvanceWidths(dict[str, int]):
    """The width of each sign; those that no table has are as wide as a figure, accents nothing."""

    def __missing__(self, sign: str) -> int:
        self[sign] = width = 0 if unicodedata.combining(sign) else 556
        return width


_WIDTH_OF = _AdvanceWidths({sign: width for width, signs in _SIGNS_BY_WIDTH.items() for sign in signs})


def printed_width(text: str) -> int:
    """The width of a text in a common typeface, in thousandths of an em."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return sum(map(_WIDTH_OF.__getitem__, plain))


def column_width(lines: Sequence[str]) -> int:
    """The width to which a paper's lines are filled; 0 where a line is a whole paragraph."""
    widths = sorted(printed_width(line.strip()) for line in lines if len(line.strip()) > 25)
    if len(widths) < 3 or widths[len(widths) // 2] > 130 * 500:
        return 0
    return widths[int(len(widths) * 0.9)]


def stops_short(line: str, following: str, column: int) -> bool:
    """Whether the next line's first word would have fitted on this one: only a new paragraph keeps it off.

    `column` is what `column_width` found.
    """
    word = following.strip().split(" ", 1)[0]
    return column > 0 and printed_width(f"{line.strip()} {word}") < column
