"""Where the sentences of Dutch parliamentary prose begin and end: all that cuts text into them stands here.

Our own, because the kept splitters miss too much of this prose: on the twenty cases of its test
pysbd (unmaintained, 80 times slower) gets ten right and syntok fifteen; neither knows `c.s.`,
`d.d.`, `Mw.`, guillemets or footnote numbers glued to a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from index.document import Span

# A full stop after these never ends a sentence: something must follow.
LEADING = frozenset(
    "art artt bijv blz bv ca dhr dr drs evt excl fig gem hfst incl inz ing ir kst lid max mej mevr min "
    "mr ms mw nl nr nrs nvt o.a o.m ong p par pag plv prof red resp sec sr st stb stcrt tab tel vgl vlgs "
    "vnl vs wnd zgn jan feb mrt apr jun jul aug sept okt nov dec m.b.t m.n m.i m.u.v i.h.k.v i.v.m i.p.v "
    "i.o.m i.o i.c i.e t.a.v t.b.v t.o.v t.g.v t.w d.d d.m.v d.w.z n.a.v o.g.v o.b.v o.l.v a.d.h.v a.h.w "
    "b.v m.m.v mede-ond w.o z.g z.s.m u.a c.q v.w.b j.o v.h v.d".split()
)
# After these a sentence may end: it does where a capital follows.
CLOSING = frozenset(
    "jl a.s enz etc c.s e.d e.a e.v e.e.a mln mld pct btw v.s v.n e.u m.e.r n.v.t n.b".split()
)
OPENERS = "\"'«“‘([„"
END = re.compile(r"[.!?…]{1,4}[»”\"’')\]]{0,3}")
NOTE = re.compile(r"(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\d{1,2}|\?)(?=\s)")
BREAK = re.compile(
    r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-–•*▪o]|\d{1,2}[.)]|[a-z]\))[ \t])|\n(?=[^\n]{0,200}[|\t])|"
    r"\n(?=[ \t]*[a-z]\.[ \t]+[A-ZÀ-Þ€])"  # "b. Transport …": else "b." would end the sentence before it
)
NUMBER_AND_BRACKET = re.compile(r"[ \t]*(?:\d{1,2}|[a-z])\)")
MARKER = re.compile(r"[(]?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]?")
SPACE = re.compile(r"\s*")
# A full stop after fewer than three letters is an abbreviation's or an initial's: "dr. Jansen", "J. Jansen".
PASSAGE_BREAK = re.compile(
    r"(?:(?<=\w\w\w)|(?<=[)%”\"’]))[.!?][\"'”’)\]]{0,3}\s{1,9}(?=[\"'“‘(\[]{0,3}[A-ZÀ-Þ•–-])"
    r"|\n[ \t]*\n|;[ \t]*\n"
)
LONGEST_WORD = 400  # characters before a mark that are looked at, so that a text without ends stays cheap


@lru_cache(maxsize=4_096)
def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """`find_sentences` as a tuple that is kept: an answer asks for the same sentences many times."""
    return tuple(find_sentences(text, span))


def find_sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of `text[span]` as spans into `text`, trimmed, in order; a list item starts a new one."""
    start = span.start
    breaks = (
        match.start() for match in BREAK.finditer(text, span.start, span.end) if not closes(text, match)
    )
    for stop in [*breaks, span.end]:
        yield from block_sentences(text, start, stop)
        start = stop


def closes(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like an item's number only ends a bracket of the line before: "(pagina", "10) …"."""
    if match.group().count("\n") > 1 or not NUMBER_AND_BRACKET.match(text, match.end()):
        return False
    before = text[max(0, match.start() - LONGEST_WORD) : match.start()].rpartition("\n\n")[2]
    return before.rfind("(") > before.rfind(")")


def sentence_texts(text: str) -> tuple[str, ...]:
    """The sentences of a text as they stand in it, trimmed."""
    return tuple(text[span.start : span.end] for span in split_sentences(text, Span(0, len(text))))


def sentence_around(text: str, start: int, end: int, most: int = 200) -> str:
    """The sentence around `text[start:end]` on one line, at most `most` characters each side."""
    within = Span(max(0, start - 2 * most), min(len(text), end + 2 * most))
    sentences = list(find_sentences(text, within))
    left = max([start - most, 0, *(each.start for each in sentences if each.start <= start)])
    right = min([end + most, len(text), *(each.end for each in sentences if each.end >= end)])
    return " ".join(text[left:right].split())


def find_passage_pieces(text: str, span: Span) -> Iterator[Span]:
    """The pieces of `text[span]` that passages are packed from: sentences, paragraphs, lines of a list.

    Not `find_sentences`, though it would end but 7 of 3,844 elsewhere: accepted figures rest on these.
    """
    start = span.start
    for match in PASSAGE_BREAK.finditer(text, span.start, span.end):
        yield Span(start, match.end())
        start = match.end()
    yield Span(start, span.end)


def split_at_marks(text: str, marks: str = ".?!") -> list[str]:
    """The pieces of a text, cut at the white space behind each of these marks, whatever stands before it.

    Coarser than `split_sentences`: for what was measured or trained with such pieces.
    """
    return re.split(rf"(?<=[{marks}])\s+", text)


def block_sentences(text: str, start: int, stop: int) -> Iterator[Span]:
    """The sentences of one paragraph or list item."""
    for match in END.finditer(text, start, stop):
        if match.start() < start:
            continue
        end = after_note(text, match, stop)
        if ends_sentence(text, start, match, end, stop):
            yield from trim_span(text, start, end)
            start = end
    yield from trim_span(text, start, stop)


def after_note(text: str, match: re.Match[str], stop: int) -> int:
    """The end of the sentence, behind a footnote's number that is glued to its full stop."""
    note = NOTE.match(text, match.end(), stop)
    letters = match.start() > 0 and not text[match.start() - 1].isdigit()
    return note.end() if note and letters else match.end()


def ends_sentence(text: str, start: int, match: re.Match[str], end: int, stop: int) -> bool:
    """Whether a sentence ends at this mark, by what stands before it and behind it."""
    place = SPACE.match(text, end, stop)
    follows = text[place.end() : min(place.end() + 2, stop)] if place else ""
    if not follows:
        return True
    words_before = text[max(start, match.start() - LONGEST_WORD) : match.start()].rsplit(None, 1)
    before = words_before[-1].lstrip(OPENERS) if words_before else ""
    if not text[end].isspace():
        return is_glued(before, follows)
    if follows[0].islower():
        return False
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    is_marker = match.start() - start < LONGEST_WORD and MARKER.fullmatch(text[start : match.start()].strip())
    return not is_marker and stop_ends_sentence(before, match.group())


def stop_ends_sentence(word: str, mark: str) -> bool:
    """Whether a full stop behind this word ends a sentence, a capital following."""
    lower = word.lower().rstrip(".")
    if lower in CLOSING:
        return True
    if lower in LEADING or (len(mark) == 1 and len(word) == 1 and word.isalpha() and word.isupper()):
        return False
    parts = word.split(".")
    return not (len(parts) > 1 and all(0 < len(part) <= 2 and part.isalpha() for part in parts))


def is_glued(word: str, follows: str) -> bool:
    """Whether two sentences were printed without a space: "worden.Verschillende"."""
    plain = len(word) > 2 and word[-2:].isalpha() and word[-1].islower() and not set("/@:") & set(word)
    return plain and "www" not in word and follows[0].isupper() and follows[1:].islower()


def trim_span(text: str, start: int, end: int) -> list[Span]:
    """The span without white space at its ends; nothing where nothing is left."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return [Span(left, right)] if left < right else []
