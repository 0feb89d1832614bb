"""Arabic and Hebrew stand on a page from right to left: put back in the order in which they are read."""

from __future__ import annotations

import re
import unicodedata

LETTERS = "\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RIGHT_TO_LEFT = re.compile(f"[{LETTERS}](?:[{LETTERS} ]*[{LETTERS}])?")
TURNED_MARK = re.compile(f"«([^«»]*[{LETTERS}])«")


def logical_order(line: str) -> str:
    """A line as one sees it from left to right -> as one reads it; other letters stay where they are."""
    if line.isascii() or not RIGHT_TO_LEFT.search(line):
        return line
    line = RIGHT_TO_LEFT.sub(lambda run: unicodedata.normalize("NFKC", run.group()[::-1]), line)
    return TURNED_MARK.sub(r"«\1»", line)
