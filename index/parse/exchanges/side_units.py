"""What stands beside the exchanges: the asker's note, the minister's notice, annexes; units of their own."""

from __future__ import annotations

from collections.abc import Iterator

from index.cleaning import CleanPaper
from index.document import Paragraph, Span

_UNIT_WORDS = ("toelichting", "mededeling", "bijlage", "bronnen")


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
    for block in clean.blocks:
        label = block.label
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
