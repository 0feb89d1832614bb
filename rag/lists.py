"""Lists and quotations in running text: what opens one, what stands in it, what of it must stand together.

Cut at its colon a line says nothing, and an item alone may say the contrary: "Niet vergoed worden: …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.document import Document, Paragraph, Span
from index.language.sentences import split_sentences
from rag.tables import columns, in_one_table, table_heads

_SIGN = r"[-–—−•*·▪▫●○◦■□‣→✓o\uf0a7\uf0b7]"
_NUMBER = r"[(]?(?:\d{1,2}|[a-z]|[ivx]{1,4})(?:[.)]|°)"
ITEM = re.compile(rf"(?:{_SIGN}|{_NUMBER})\s")
_KINDS = (
    re.compile(_SIGN),
    re.compile(r"[(]?\d"),
    re.compile(r"[(]?(?:ii|iii|iv|vi|vii|viii|ix|xi|xii|[ivx])[.)]"),
    re.compile(r"[(]?[a-z]"),
)
# A line that opens a list in the midst of a sentence, as one ends before no item of "a.".
_WITHIN = re.compile(rf":[ \t]*\n\s*(?={ITEM.pattern})")
# How an item ends behind which another comes, whatever that begins with.
_MORE = re.compile(r"(?:;|[;,]?\s(?:en|of|en/of|alsmede|dan wel))$")
CLOSING = {"«": "»", "“": "”", "„": "“”", '"': '"'}  # of quotations; ‘ ’ are apostrophes too
FARTHEST = 4  # sentences from the opening of a quotation to the last one that is shown with it
_TAIL = 12  # characters of an item that are looked at for that


# A row of a table written out: a name or number, and two numbers or more to the end of the line.
_CELL = r"(?:[€$] ?|-)?\d[\d.,]*%?"
_ROW = re.compile(rf"(?:[^\W\d][^\d\n]{{0,60}}[ \t]|\d{{1,3}}[.)]?[ \t]+)?(?:{_CELL}[ \t]+)+{_CELL}")


def shown_lines(quote: str) -> tuple[str, ...]:
    """A quote as the lines in which a reader needs it: items of a list and rows of a table each on their own.

    Other line breaks are those of the printed page: what they part is one line here, with single spaces.
    """
    lines = [line for line in quote.splitlines() if line.strip()]
    found = [" ".join(line.split()) for line in lines]
    rows = [
        columns(line) > 0 or _ROW.fullmatch(each) is not None for line, each in zip(lines, found, strict=True)
    ]
    rows = [
        row and (rows[n - 1 : n] == [True] or rows[n + 1 : n + 2] == [True]) for n, row in enumerate(rows)
    ]
    shown = found[:1]
    for n, line in enumerate(found[1:], start=1):
        if rows[n] or rows[n - 1] or _begins_item(found[n - 1], line):
            shown.append(line)
        else:
            shown[-1] += f" {line}"
    return tuple(shown)


def _begins_item(before: str, line: str) -> bool:
    """Whether a line is an item's: by its sign, behind a line that ends as one before an item does."""
    ended = before.endswith((":", ";", ".", ",", "?", "!")) or _MORE.search(before[-_TAIL:]) is not None
    return ITEM.match(line) is not None and (ended or ITEM.match(before) is not None)


def begins_as_item(text: str, part: Span) -> bool:
    """Whether a sentence begins as an item of a list does: with its sign, or in the midst of a sentence."""
    return bool(ITEM.match(text, part.start, part.end)) or text[part.start].islower()


def goes_on(text: str, before: Span, part: Span) -> bool:
    """Whether the list that the sentence `before` stands in goes on in the next one, on a line of its own."""
    tail = text[max(before.start, before.end - _TAIL) : before.end]
    return begins_as_item(text, part) or _MORE.search(tail) is not None


def list_openers(text: str, parts: Sequence[Span]) -> list[int | None]:
    """For each sentence the position of the one that opens the list it stands in; None outside of any.

    A line with a colon at its end opens one on the next line; an item may open a list of its own. The head of
    a table opens its rows.
    """
    openers: list[int | None] = []
    heads = table_heads([text[part.start : part.end] for part in parts])
    levels: list[tuple[int, int]] = []  # the lists that are open, the outermost first: opener, kind of sign
    for place, part in enumerate(parts):
        if heads[place] is not None:
            openers.append(heads[place])
            continue
        before = parts[place - 1] if place else Span(0, 0)
        if place and "\n" in text[before.end : part.start]:
            if text[before.end - 1] == ":" or _opens_within(text, before, part):
                levels.append((place - 1, _kind_of(text, part)))
            elif levels:
                levels = _level_of(levels, _kind_of(text, part)) if goes_on(text, before, part) else []
        openers.append(levels[-1][0] if levels else None)
    return openers


def _opens_within(text: str, before: Span, part: Span) -> bool:
    """Whether the sentence before has the line that opens the list of this item, with an item like it."""
    *_, inside = [None, *_WITHIN.finditer(text, before.start, before.end)]
    kind = _kind_of(text, part)
    return inside is not None and 0 <= kind == _kind_of(text, Span(inside.end(), before.end))


def _level_of(levels: list[tuple[int, int]], kind: int) -> list[tuple[int, int]]:
    """The open lists up to the innermost with items of this kind; all of them where none has."""
    depths = [depth for depth, (_, items) in enumerate(levels, 1) if items == kind]
    return levels[: depths[-1]] if depths else levels


def _kind_of(text: str, part: Span) -> int:
    """Which kind of sign an item has; -1 for none."""
    if not ITEM.match(text, part.start, part.end):
        return -1
    return next(kind for kind, sign in enumerate(_KINDS) if sign.match(text, part.start, part.end))


def with_whole_lists(
    text: str, parts: Sequence[Span], chosen: set[int], max_words: int, few: int = 60
) -> set[int]:
    """The positions `chosen` of the sentences, with what must stand beside them.

    What stands in a list gets the lines that open it, and the rest of it where that is but a `few` words. A
    line that opens a list gets what fits of it into `max_words`, but the first item at least.
    """
    openers = list_openers(text, parts)
    above = [_ways_up(place, openers) for place in range(len(parts))]
    sizes = [len(text[part.start : part.end].split()) for part in parts]
    found = chosen.union(*(above[place] for place in chosen))
    for opener in sorted(found - chosen):
        rest = {place for place, ways in enumerate(above) if opener in ways} - found
        if sum(sizes[place] for place in rest) <= few:
            found |= rest
    left = max_words - sum(sizes[place] for place in found)
    for place, ways in enumerate(above):
        if place not in found and ways & chosen:
            left -= sizes[place]
            if left >= 0 or (place - 1 in chosen and openers[place] == place - 1):
                found.add(place)
    return found


def _ways_up(place: int, openers: Sequence[int | None]) -> set[int]:
    """The line that opens the list, that of the list around it, and so on."""
    found: set[int] = set()
    above = openers[place]
    while above is not None:
        found.add(above)
        above = openers[above]
    return found


def paragraphs_of_list(document: Document, paragraph: Paragraph) -> Sequence[Paragraph]:
    """The paragraph with those before and behind it that make one list with it, of one voice, under one
    heading: a letter's list has a paragraph for each item."""
    every = document.paragraphs
    at = next(place for place, each in enumerate(every) if each.number == paragraph.number)
    first, last = at, at + 1
    while first and _hang_together(document, every[first - 1], every[first]):
        first -= 1
    while last < len(every) and _hang_together(document, every[last - 1], every[last]):
        last += 1
    return every[first:last]


def sentences_of_list(document: Document, whole: Span, paragraph: Paragraph | None) -> list[Span]:
    """The sentences of an answer; of a paragraph with those of the list that it stands in."""
    units = [each.span for each in paragraphs_of_list(document, paragraph)] if paragraph else [whole]
    return [part for unit in units for part in split_sentences(document.text, unit)]


def _hang_together(document: Document, before: Paragraph, behind: Paragraph) -> bool:
    text = document.text
    if (before.voice, before.heading) != (behind.voice, behind.heading):
        return False
    if text[before.span.end : behind.span.start].strip():
        return False
    if in_one_table(document.at(before.span), document.at(behind.span)):
        return True
    if before.voice and document.at(before.span).strip(" *_:") == before.voice:  # "Minister Bos:"
        return False
    if text[before.span.end - 1] == ":" or document.type == "motie":  # its parts end in ";" and begin small
        return text[before.span.end - 1] == ":"
    return begins_as_item(text, before.span) and goes_on(text, before.span, behind.span)


def breaks_off(text: str, span: Span, end: int) -> bool:
    """Whether a span ends within a list that goes on before `end`: at its colon, or behind an item."""
    behind = text[span.end : end]
    start = span.end + len(behind) - len(behind.lstrip())
    if start >= end or "\n" not in text[span.end : start]:
        return False
    last = Span(text.rfind("\n", 0, span.end) + 1, span.end)
    if text[last.end - 1] == ":":
        return True
    return begins_as_item(text, last) and goes_on(text, last, Span(start, end))


def quotation_starts(texts: Sequence[str]) -> list[int | None]:
    """For each sentence the one in which the quotation opens that it begins within; None outside of any.

    A mark that is never closed opens nothing, nor do straight marks of which one lacks its other.
    """
    straight = sum(text.count('"') for text in texts) % 2 == 0
    starts: list[int | None] = []
    opened: int | None = None
    closing = ""
    for place, text in enumerate(texts):
        starts.append(opened)
        for sign in text:
            if opened is not None:
                opened = None if sign in closing else opened
            elif sign in CLOSING and (straight or sign != '"'):
                opened, closing = place, CLOSING[sign]
    if opened is not None:
        starts[opened + 1 :] = [None] * (len(texts) - opened - 1)
    return starts


def with_openings(texts: Sequence[str], chosen: set[int]) -> set[int]:
    """The chosen sentences, each of a quotation with all from where it opens; far from it, left out.

    A sentence from its midst bears no mark: shown alone it would be the minister's own.

    Where nothing else was chosen, the first of them is shown with its opening however far that is.
    """
    starts = quotation_starts(texts)
    inside = {place: start for place in chosen if (start := starts[place]) is not None}
    near = {place: start for place, start in inside.items() if place - start <= FARTHEST}
    kept = chosen - inside.keys() | near.keys()
    if not kept:
        first = min(inside)
        kept, near = {first}, {first: inside[first]}
    return kept.union(*(range(start, place) for place, start in near.items()))
