"""Page furniture: letterheads, footers, running titles and page numbers, known by form and by repetition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.cleaning.lines import Line

_FURNITURE_LINE = re.compile(
    r"pagina(?: \d+)?(?: (?:van|/) ?\d+)?|pagina \d+ \| ?\d+|\d+ ?/ ?\d+(?: \d){0,2}"
    r"|(?:ah|kv|kst|h|blg|nds)-(?:tk-|ek-)?[\dz-]{4,24}[^ ]{0,8}(?: \d{1,3})?"
    r"|(?:https?|file)://[^ ]{4,300} \d{1,3} ?/ ?\d{1,3}"  # what a browser prints below and above a page
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?: [ap]m)?(?: .{3,200})?"
    r"|(?:ma|di|wo|do|vr|za|zo)\.? \d{1,2} [a-z]{3}\.? \d{4},? \d{1,2}:\d\d(?: .{3,200})?"
    r"|(?:page|blad|blz\.?) \d{1,3} (?:of|van|/) ?\d{1,3}"
    r"|\d{1,3} (?:of|van|/) ?\d{1,3} \d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?: [ap]m)?"
    r"|issn 0921 ?- ?7371.*|issn 0921 ?- ?7398.*"
    r"|['’‘`]s-gravenhage (?:19|20)\d\d.{0,120}"
    r"|(?:tweede|eerste) kamer, vergaderjaar (?:19|20)\d\d ?[-–] ?(?:19|20)\d\d,.{0,60}"
    r"|(?:tweede|eerste) kamer der staten-generaal ?[12]?|vergaderjaar (?:19|20)\d\d[-–](?:19|20)\d\d"
    r"|vergaderjaar (?:19|20)\d\d[-–](?:19|20)\d\d "
    r"(?:aanhangsel van de handelingen|vragen gesteld door de leden der kamer)"
    r"|vragen gesteld door de leden der kamer(?:, met de daarop door de)?|regering gegeven antwoorden"
    r"|bijlage\(n\)|\[ondertekenaar \d\](?: \[ondertekenaar \d\])*"
    r"|> ?retouradres.*|0{2,8}"
    r"|postbus \d{3,5}(?: \d{4} [a-z]{2} .{2,20})?|\d{4} ?[a-z]{2} +(?:den haag|['’]s-gravenhage)"
    r"|(?:www\.)?(?:rijksoverheid|tweedekamer|minbuza)\.nl.{0,30}|[tf] +0\d\d[- ]?[\d ]{6,12}"
    r"|bij beantwoording de datum|bij beantwoording de datum en ons kenmerk vermelden\..*"
    r"|en ons kenmerk vermelden\.?|wilt u slechts [eé]én zaak in uw(?: brief behandelen\.)?"
    r"|brief behandelen\.|error! reference source not found\.",
)
_CODE_WORDS = ("docproperty", "docvariable", "mergeformat", "sectionpages")
_FIELD_CODE = re.compile(rf"\b(?:{'|'.join(_CODE_WORDS)})\b")
_LETTERHEAD_WORD = re.compile(
    r"(?:datum|(?:ons|uw) kenmerk|(?:onze|uw) referentie|kenmerk|contactpersoon|projectnaam|bijlagen?"
    r"|directoraat[- ]generaal.{0,60}|bureau [a-z].{0,60}|directie [a-z].{0,60}|pagina \d+ van \d+"
    r"|ministerie van [a-z][a-z, ]{3,70})",
    re.IGNORECASE,
)
_HOUSE_FOOTER = re.compile(r"(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}.{5,60} (\d{1,3})$")
_LETTERHEAD_VALUE = re.compile(
    r"\d{1,2} [a-z]{3,9} (?:19|20)\d\d|[\d./-]{5,24}|(?=[^ ]{0,24}\d)[A-Za-z0-9./-]{4,28}|-", re.IGNORECASE
)
_PUNCTUATION_END = re.compile(r"[.?!:;,»”’\"]$")
_SENTENCE_END = re.compile(r"[.?!:][»”’\"]?$")
_MIN_TITLE = 12  # characters of a running title that only two pages show
_PAGE_NUMBER = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+")


def find_furniture(lines: Sequence[Line], kept: Sequence[bool]) -> set[int]:
    """The places of the lines that are page furniture; those `kept` (labels) are none."""
    known = {i for i, line in enumerate(lines) if not line.blank and _is_furniture(line.text)}
    exact = Counter(line.text for line in lines if not line.blank)
    found = known | _find_letterheads(lines, exact, known, kept) | _find_page_edges(lines)
    return {i for i in found | set(_find_page_numbers(lines)) if not kept[i]}


def _is_furniture(text: str) -> bool:
    """Whether a line is furniture by its form."""
    plain = (" ".join(text.split()) if "  " in text else text).lower()
    if any(word in plain for word in _CODE_WORDS) and _FIELD_CODE.search(plain):
        return True
    return _FURNITURE_LINE.fullmatch(plain) is not None


def _find_page_numbers(lines: Sequence[Line]) -> Iterator[int]:
    """Numbers that stand alone, with space around, in the middle of a sentence."""
    for i, line in enumerate(lines):
        if not _PAGE_NUMBER.fullmatch(line.text) or not 0 < i < len(lines) - 1:
            continue
        apart = (lines[i - 1].blank or line.turn) and (lines[i + 1].blank or lines[i + 1].turn)
        before, after = (
            next(_printed_lines_from(lines, i, -1), None),
            next(_printed_lines_from(lines, i, 1), None),
        )
        if apart and before is not None and after is not None:
            if lines[after].text[0].islower() and not _SENTENCE_END.search(lines[before].text):
                yield i


def with_printed_pages(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with the pages that their footers print, where the file itself tells none."""
    if not lines or lines[-1].page > 1 or not any(_HOUSE_FOOTER.search(line.text) for line in lines):
        return lines
    numbered, page = [], 1
    for line in lines:
        numbered.append(Line(line.start, line.end, line.text, page, line.turn, line.small))
        if footer := _HOUSE_FOOTER.search(line.text):
            page = int(footer[1]) + 1
    return numbered


def _without_digits(text: str) -> str:
    """A line without its digits: what stays the same from page to page."""
    return _DIGITS.sub("#", text.lower())


def _find_letterheads(
    lines: Sequence[Line], counts: Counter[str], known: set[int], kept: Sequence[bool]
) -> set[int]:
    """Islands of short lines around `Datum`, `Ons kenmerk` and the like, with their values."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        if i in found or line.blank or not (_LETTERHEAD_WORD.fullmatch(line.text) or i in known):
            continue
        if counts[line.text] > 1 or _is_near_letterhead_word(lines, i):
            found |= {
                i,
                *_letterhead_around(lines, counts, kept, i, -1),
                *_letterhead_around(lines, counts, kept, i, 1),
            }
    return found


def _is_near_letterhead_word(lines: Sequence[Line], i: int) -> bool:
    """Whether another letterhead word stands within four printed lines."""
    near = [line for _, line in zip(range(4), _printed_lines_from(lines, i, 1), strict=False)]
    return any(_LETTERHEAD_WORD.fullmatch(lines[j].text) for j in near)


def _printed_lines_from(lines: Sequence[Line], i: int, step: int) -> Iterator[int]:
    i += step
    while 0 <= i < len(lines):
        if not lines[i].blank:
            yield i
        i += step


def _letterhead_around(
    lines: Sequence[Line], counts: Counter[str], kept: Sequence[bool], i: int, step: int
) -> set[int]:
    """The lines next to line `i`, in one direction, that belong to the same letterhead.

    What stands right under a label is an answer, however often it comes back.
    """
    found: set[int] = set()
    before = lines[i].text
    for j in _printed_lines_from(lines, i, step):
        text = lines[j].text
        value = step == 1 and _LETTERHEAD_WORD.fullmatch(before) and _LETTERHEAD_VALUE.fullmatch(text)
        above = next(_printed_lines_from(lines, j, -1), None)
        again = counts[text] > 1 and 4 < len(text) < 70 and not _PUNCTUATION_END.search(text)
        again = again and not (above is not None and kept[above])
        if len(found) > 12 or not (value or again or _LETTERHEAD_WORD.fullmatch(text) or _is_furniture(text)):
            break
        found.add(j)
        before = text
    return found


def _find_page_edges(lines: Sequence[Line]) -> set[int]:
    """The first and last lines of a page that stand there, but for their digits, on many pages."""
    last = lines[-1].page if lines else 1
    pages: dict[int, list[int]] = {}
    for i, line in enumerate(lines) if last > 1 else ():
        if not line.blank:
            pages.setdefault(line.page, []).append(i)
    if last < 3:
        return _edges_of_two(lines, list(pages.values()))
    counts = Counter(_without_digits(line.text) for line in lines if not line.blank)
    edges = [i for places in pages.values() for i in {*places[:4], *places[-4:]}]
    shapes = Counter(_without_digits(lines[i].text) for i in edges)
    often = max(3, len(pages) // 3)
    return {
        i
        for i in edges
        if shapes[shape := _without_digits(lines[i].text)] >= often
        and shapes[shape] >= 0.8 * counts[shape]
        and not lines[i].text.endswith("?")
    }


def _edges_of_two(lines: Sequence[Line], pages: Sequence[Sequence[int]]) -> set[int]:
    """The first and the last line of two pages, where both show the same but for digits, and no sentence."""
    found = set[int]()
    for end in (0, -1) if len(pages) == 2 else ():
        both = [places[end] for places in pages]
        texts = {_without_digits(lines[i].text) for i in both}
        if len(texts) == 1 and len(lines[both[0]].text) >= _MIN_TITLE:
            found.update(i for i in both if not _SENTENCE_END.search(lines[i].text))
    return found
