"""The heading of a paper, to the letter, as far as it can be quoted."""

from __future__ import annotations

import re

from index.document import Document, Span
from index.language.sentences import split_sentences

SEARCHED = 12_000  # characters in which a heading is looked for
REST = 160  # characters that a heading may run on behind its title: "(ingezonden 5 februari 2024)."


def heading_span(document: Document) -> Span | None:
    """The heading of a paper as it stands in its text; None where it cannot be found to the letter."""
    for named in (document.title, document.subject):
        # "Bushoff , Kröger": spaces beside marks are the print's, and the title has them mended
        pieces = re.findall(r"\w+|[^\w\s]", named or "")
        if pieces and (found := re.search(r"\s*".join(map(re.escape, pieces)), document.text[:SEARCHED])):
            return sentence_of(document, found.start(), found.end())
    return None


def sentence_of(document: Document, start: int, end: int) -> Span:
    """The heading with what belongs to it behind its title, up to the full stop or the end of its line."""
    behind = document.text[end : end + REST].partition("\n")[0]
    first = split_sentences(document.text, Span(start, end + len(behind)))[0]
    return first if first.end >= end else Span(start, end)
