"""Running text (Kamerbrief, motion, nota, overig) -> numbered paragraphs under their headings."""

from __future__ import annotations

from collections.abc import Sequence

from index.parse.document import Paragraph


def paragraph_ends(lines: Sequence[str]) -> list[bool]:
    """For each line of a paper as printed: does a paragraph end with it?

    Tells by blank lines, headings, and a last line that is clearly shorter than its neighbours and ends
    a sentence. For cleaning, which joins the lines of one paragraph.
    """
    return [True] * len(lines)


def paragraphs(text: str, start: int, end: int) -> tuple[Paragraph, ...]:
    """Cut `text[start:end]` into paragraphs, numbered from 1, each under the heading above it.

    The text may still have the line breaks of the page, or one line a paragraph. Covering lines
    (addressee, place and date) and signatures are no paragraphs; headings are not either.
    """
    return ()
