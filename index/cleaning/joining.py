"""Printed lines to running text: which lines belong to one sentence, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.cleaning.lines import Line
from index.cleaning.mending.paper_words import PaperWords
from index.cleaning.print_width import stops_short
from index.language.compounds import split_compound
from index.language.words import fold

_SENTENCE_END = re.compile(r"[.?!:;]['’”\"»)\]]{0,2}(?:\d{1,2})?$")
_LIST_ITEM = re.compile(r"(?:[-–—•·▪●→*o]|\(?[a-z0-9]{1,2}[.)])[ \t]|[•▪●→]")
_WORD_BEFORE_HYPHEN = re.compile(r"([^\W\d_]{1,40})-$")
_WORD = re.compile(r"[^\W\d_]{1,40}")
_OPEN_END = re.compile(
    r"(?:^|\s)(?:de|het|een|van|op|in|te|ter|ten|met|en|of|dat|die|aan|voor|naar|bij|als|door|om|over|tot|uit|deze|dit|nr\."
    r"|onder|tussen|jan(?:uari)?|feb(?:ruari)?|maart|april|mei|juni|juli|augustus|september|oktober|november|december)$",
    re.IGNORECASE,
)
_NEW_PARAGRAPH = re.compile(
    r"(?:De leden van de [\w ,+-]{1,60}fracties?|De leden van de fracties|Deze leden)\b"
)
_WORDS_AFTER_SUSPENDED = {"en", "of", "tot", "als", "dan", "noch", "respectievelijk", "c.q."}
_SUSPENDED_HYPHEN = re.compile(
    r"[^\W\d_]{1,40}- (?:en|of) "
)  # `functionerings-` above `ontwikkel- en beoordelings…`
_COMPOUND_HYPHEN = re.compile(r"(?:[^\W\d_]|\d\d)-$")  # `Zuidoost-` above `Friesland`, `2023-` above `2024`
_URL_TAIL = re.compile(r"(?:https?://|www\.)[^\s)]{0,600}$")
_URL_REST = re.compile(r"[\w%./?=&~#+-]{2,600}")
_NUMBER_CELL = re.compile(r"(?<!\S)[\d.,%€-]{1,16}(?!\S)")


@dataclass(frozen=True, slots=True)
class Join:
    """What stands between two lines; `drop` counts what goes at the first one's end: a hyphen."""

    between: str
    drop: int = 0


@dataclass(frozen=True, slots=True)
class Joiner:
    """Joins a paper's lines: its column (printed width, 0 where a line is a paragraph) and its words."""

    column: int
    words: PaperWords

    def join(self, a: str, b: str, cut: bool) -> Join | None:
        """How two lines join, `b` right under `a`; None where `b` begins a paragraph or a row of its own.

        `cut` says that furniture, a note or a page's end stood between them.
        """
        if _LIST_ITEM.match(b) and not (cut and b[0].islower() and not _SENTENCE_END.search(a)):
            return None
        if b[0] in ",;:?!)»”" or (b[0] in ".’" and (len(b) < 4 or b[1] == " ")):
            return Join("")
        if (joined := _join_link(a, b)) or (joined := self._join_at_hyphen(a, b)):
            return joined
        return Join(" ") if self._runs_on(a, b, cut) else None

    def _join_at_hyphen(self, a: str, b: str) -> Join | None:
        if not a.endswith("-"):
            return None
        if len(a) > 25 and _COMPOUND_HYPHEN.search(a) and (b[0].isupper() or b[0].isdigit()):
            return Join("")
        first, second = _WORD_BEFORE_HYPHEN.search(a), _WORD.match(b)
        if first is None or second is None or not b[0].islower():
            return None
        if second[0].lower() in _WORDS_AFTER_SUSPENDED or _SUSPENDED_HYPHEN.match(b):
            return Join(" ")
        return Join("", int(drops_hyphen(first[1], second[0], self.words)))

    def _runs_on(self, a: str, b: str, cut: bool) -> bool:
        ended = _SENTENCE_END.search(a) is not None
        if not ended and b[0].islower():
            return len(a) > 25 or cut or len(b) > 60 or a.endswith(",") or _OPEN_END.search(a) is not None
        if _OPEN_END.search(a) and (len(a) > 45 or cut):
            return True
        if ended and (cut or _NEW_PARAGRAPH.match(b)):
            return False
        if _is_table_row(a) or _is_table_row(b) or self.column == 0 or len(a) < 30:
            return False
        return not stops_short(a, b, self.column)


def are_wrapped(lines: Sequence[str]) -> bool:
    """Whether a paper's lines end where the page did: some of them in the middle of a sentence."""
    printed = [line for line in lines if line]
    long = [(a, b) for a, b in zip(printed, printed[1:], strict=False) if len(a) > 40]
    broken = sum(b[0].islower() and not _SENTENCE_END.search(a) for a, b in long)
    return broken >= 2 and broken >= 0.15 * len(long)


def single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a paper that has a blank one after each printed line without the blank ones."""
    printed = [line for line in lines if not line.blank]
    blanks = sum(b.blank for a, b in zip(lines, lines[1:], strict=False) if not a.blank)
    doubled = len(printed) > 8 and blanks >= 0.97 * (len(printed) - 1)
    return printed if doubled and are_wrapped([line.text for line in printed]) else lines


def drops_hyphen(first: str, second: str, words: PaperWords) -> bool:
    """Whether the hyphen between two halves of a word goes: `uitgeproce-deerde`, not `EU-lidstaten`."""
    if first.isupper() or any(sign.isupper() for sign in first[1:]):
        return False
    whole = first + second
    if words.uses(whole) or words.rank(whole) > 4:
        return True
    if not (words.rank(first) or words.rank(second)) and split_compound(fold(whole)):
        return True  # two halves of no meaning: "hooggespeci-aliseerd"
    return not words.uses(f"{first}-{second}")


def _join_link(a: str, b: str) -> Join | None:
    """A web address broken over two lines keeps its characters."""
    tail = _URL_TAIL.search(a)
    rest = _URL_REST.match(b)
    if tail is None or rest is None or tail[0].endswith((")", ".html", ".pdf", ".nl", ".com")):
        return None
    broken = (
        a.endswith(("-", "/", "_", "=")) or "/" in rest[0] or "." in rest[0][:-1] or rest[0].count("-") > 1
    )
    return Join("") if broken and b[0] not in ".?=" else None


def _is_table_row(text: str) -> bool:
    """Whether a line looks like a row of a table: mostly numbers, or three or more of them."""
    cells = _NUMBER_CELL.findall(text)
    return len(cells) >= 3 or (len(cells) >= 2 and len(text) < 40)
