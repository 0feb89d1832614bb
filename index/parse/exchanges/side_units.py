"""What stands beside the exchanges: the asker's note, the minister's notice, annexes; units of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.cleaning import CleanPaper
from index.document import Paragraph, Span
from index.parse.exchanges.labels.bare_labels import opens_turn
from index.parse.head.signature import is_signature

_UNIT_WORDS = ("toelichting", "mededeling", "bijlage", "bronnen")
# Lines that name a source and say nothing: `Molenkrant, 3 mei 2038, «Molen dicht»`, a web address.
_MONTH = r"(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_DAY = rf"(?:\d{{1,2}} {_MONTH} (?:19|20)\d\d|\d{{1,2}}-\d{{1,2}}-(?:19|20)?\d\d)"
_TITLE = r"(?:[«“‘\"'][^»”\n]{3,200}[»”’\"'])"
_NAME = r"[A-Z0-9][\w.&’'-]{1,30}(?: [\w.&’'/-]{1,30}){0,5}"
_SOURCE_LINE = re.compile(
    r"(?:\d{1,2}[).]?[ \t]|\[\d{1,2}\] ?|[-–•*] |[()] ?)?(?:Bron(?:nen)?: |Zie: )?(?:"
    r"(?:https?://|www\.)\S{4,400}"
    rf"|(?:{_TITLE}, )?{_NAME}, (?:{_TITLE}, )?(?:d\.d\. )?{_DAY}(?:, ?(?:{_TITLE}|[^.\n]{{3,200}}))?"
    rf"|{_NAME}, {_TITLE},? (?:d\.d\. )?{_DAY}"
    rf"|{_TITLE}, {_NAME}"
    r"|(?:Aanhangsel (?:van de )?Handelingen|Kamerstuk(?:ken)?)\b[^?!\n]{4,80}\bnr\. ?\d{1,4}"
    r"|[^\n|.?!]{3,160}(?: \| [^\n|]{2,60}){1,3}"
    r")(?:[ ,(]{0,3}(?:https?://|www\.)\S{4,400})?[.;)]?"
)
_BROKEN_ADDRESS = re.compile(r"(?<=[-/])\s{1,3}(?=\S)")  # a web address goes on behind a hyphen
_SIGNS = re.compile(r"(?:[Nn]amens )?(?:[Dd]e|[Hh]et) [^.?!:;\n]{3,70},")
_OFFICE = re.compile(r"[Dd]e (?:[Mm]inister|[Ss]taatssecretaris)\b")
_SITE_LINE = re.compile(  # below a page of a website
    r"(?:over deze (?:web)?site|deel deze pagina|service|terug naar boven|naar boven|contact|privacy|"
    r"cookies?|toegankelijkheid|archief|sitemap|©[^\n]{0,60}|volg ons\b[^\n]{0,60}|\d{1,3}/\d{1,3})"
    r"|[^|·•\n.?!]{2,30}(?: [|·•] [^|·•\n.?!]{2,30}){2,12}",
    re.IGNORECASE,
)
_MAX_SIGNATURE = 7  # paragraphs of a signature, at most
_MAX_SIGNATURE_LINE = 60  # characters


def side_units(clean: CleanPaper) -> tuple[Paragraph, ...]:
    """What stands under a note's heading, `Bronnen`, `Mededeling` and `Bijlage 1: …`, below the first label.

    A note's heading is `Toelichting:`, `Noot van de vragensteller` or `Reactie van het lid Wiek:`.
    """
    return tuple(
        Paragraph(number, heading, span, page)
        for number, (heading, span, page) in enumerate(_spans_under_headings(clean), 1)
    )


def _spans_under_headings(clean: CleanPaper) -> Iterator[tuple[str, Span, int | None]]:
    heading: str | None = None
    begun = False
    for i, block in enumerate(clean.blocks):
        label = None if opens_turn(clean.blocks, i) else block.label
        begun = begun or (label is not None and label.kind != "section")
        start = block.start
        if label is not None:
            heading = None
            if begun and label.word in _UNIT_WORDS:
                line = clean.text[block.start : block.end]
                named = label.word == "bijlage" or ":" not in line
                heading = (line if named else line.split(":", 1)[0]).strip(" :")
                start = block.end if named else block.start + line.index(":") + 1
        while start < block.end and clean.text[start].isspace():
            start += 1
        if heading and start < block.end:
            yield heading, Span(start, block.end), block.page if clean.paged else None


def without_tail(text: str, spans: list[Span]) -> list[Span]:
    """The paragraphs of the last turn without what is none of it: newspapers, a site's foot, who signs."""
    while len(spans) > 1 and (_is_foot(text, spans[-1]) or _is_page_number(text, spans)):
        spans = spans[:-1]
    first = len(spans)
    for i in range(len(spans) - 1, max(0, len(spans) - _MAX_SIGNATURE), -1):
        body = text[spans[i].start : spans[i].end]
        if _SIGNS.fullmatch(body) or (
            _OFFICE.match(body) and is_signature(text[spans[i].start : spans[-1].end])
        ):
            first = i
        elif len(body) > _MAX_SIGNATURE_LINE or body.endswith((".", "?", "!", ";", ":")):
            break
    return spans[:first]


def _is_foot(text: str, span: Span) -> bool:
    """Whether a paragraph names a source or belongs to a site's foot, or is a rule."""
    body = text[span.start : span.end]
    ruled = not any(map(str.isalnum, body))
    source = _SOURCE_LINE.fullmatch(_BROKEN_ADDRESS.sub("", body).replace("\n", " "))
    return ruled or source is not None or _SITE_LINE.fullmatch(body) is not None


def _is_page_number(text: str, spans: list[Span]) -> bool:
    """Whether the last paragraph is a number alone below a sentence that has ended."""
    last, before = spans[-1], spans[-2]
    return (
        text[last.start : last.end].isdecimal()
        and last.end - last.start < 4
        and text[before.end - 1] in ".?!”»"
    )
