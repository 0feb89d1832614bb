"""A list of questions and answers as a table in plain text: `4 | Wat kost dat? | Twee miljoen euro.`"""

from __future__ import annotations

import re

from index.cleaning import CleanPaper, TextBlock
from index.document import Exchange, Span

_TABLE_ROW = re.compile(
    r"(\d{1,3})[.)]? ?\| ?(?P<question>[^|\n]{4,3000}?) ?\| ?(?P<answer>[^|\n]{1,8000}?) ?\|?"
)


def cut_rows(clean: CleanPaper) -> tuple[list[Exchange], list[str]]:
    """One exchange a row, where two rows or more have a number, a question and an answer."""
    rows = [(block, match) for block in clean.blocks if (match := _match_row(clean, block))]
    if len(rows) < 2 or not any("?" in match["question"] for _, match in rows):
        return [], []
    return [_make_exchange(clean, block, match) for block, match in rows], []


def _match_row(clean: CleanPaper, block: TextBlock) -> re.Match[str] | None:
    return _TABLE_ROW.fullmatch(clean.text, block.start, block.end)


def _make_exchange(clean: CleanPaper, block: TextBlock, match: re.Match[str]) -> Exchange:
    number = int(match[1])
    return Exchange(
        id=str(number),
        numbers=(number,),
        asker=None,
        question=Span(*match.span("question")),
        answer=Span(*match.span("answer")),
        answer_group=(number,),
        page=block.page if clean.paged else None,
    )
