"""A list of questions and answers as a table in plain text: `4 | Wat kost dat? | Twee miljoen euro.`"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.cleaning import CleanPaper, TextBlock
from index.document import Exchange, Span
from index.files.tables.questions import ASKER_HEAD, NUMBER, QuestionColumns, question_columns
from index.parse.exchanges.named_askers import read_asker

_TABLE_ROW = re.compile(
    r"(\d{1,3})[.)]? ?\| ?(?P<question>[^|\n]{4,3000}?) ?\| ?(?P<answer>[^|\n]{1,8000}?) ?\|?"
)
_CELL = re.compile(r"[^|]+")


def cut_rows(clean: CleanPaper) -> tuple[list[Exchange], list[str]]:
    """One exchange a row, where two rows or more have a number, a question and an answer.

    Further columns count where a row of heads tells which is which.
    """
    rows = [(block, match) for block in clean.blocks if (match := _match_row(clean, block))]
    found = [_make_exchange(clean, block, match) for block, match in rows]
    if len(found) < 2:
        found = list(_rows_below_heads(clean))
    if len(found) < 2 or not any(
        "?" in clean.text[each.question.start : each.question.end] for each in found
    ):
        return [], []
    return found, []


def _rows_below_heads(clean: CleanPaper) -> Iterator[Exchange]:
    """The rows below a row of heads (`Nr | Fractie | Vraag | Antwoord`) with as many cells."""
    columns: QuestionColumns | None = None
    for block in clean.blocks:
        cells = _cells_of(clean, block)
        texts = [clean.text[cell.start : cell.end] for cell in cells]
        columns = (question_columns(texts) if len(cells) > 2 else None) or columns
        if columns is None or columns.number is None or columns.answer is None:
            continue
        if len(cells) == len(columns.heads) and (number := NUMBER.fullmatch(texts[columns.number])):
            if number[1].isdecimal():
                exchange = _exchange_of(
                    clean, block, int(number[1]), cells[columns.question], cells[columns.answer]
                )
                named = [texts[i] for i, head in enumerate(columns.heads) if ASKER_HEAD.fullmatch(head)]
                yield replace(exchange, asker=read_asker(named[0], said=True) if named else None)


def _cells_of(clean: CleanPaper, block: TextBlock) -> list[Span]:
    """The cells of a row, stripped; none for a block that is no row."""
    if clean.text.find("|", block.start, block.end) < 0 or clean.text.find("\n", block.start, block.end) >= 0:
        return []
    spans = [match.span() for match in _CELL.finditer(clean.text, block.start, block.end)]
    texts = [clean.text[start:end] for start, end in spans]
    return [
        Span(start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip()))
        for (start, end), text in zip(spans, texts, strict=True)
        if text.strip()
    ]


def _match_row(clean: CleanPaper, block: TextBlock) -> re.Match[str] | None:
    return _TABLE_ROW.fullmatch(clean.text, block.start, block.end)


def _make_exchange(clean: CleanPaper, block: TextBlock, match: re.Match[str]) -> Exchange:
    question, answer = Span(*match.span("question")), Span(*match.span("answer"))
    return _exchange_of(clean, block, int(match[1]), question, answer)


def _exchange_of(clean: CleanPaper, block: TextBlock, number: int, question: Span, answer: Span) -> Exchange:
    return Exchange(
        id=str(number),
        numbers=(number,),
        asker=None,
        question=question,
        answer=answer,
        answer_group=(number,),
        page=block.page if clean.paged else None,
    )
