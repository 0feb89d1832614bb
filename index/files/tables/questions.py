"""A list of questions as a table (`nr | vraag | antwoord`) -> lines with labels: `Vraag 1`, `Antwoord 1`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

Row = Sequence[str | None]
NUMBER_HEAD = re.compile(r"(?:nr|no|nummer|#|vraag\s?nr|vraag\s?nummer|volgnummer)?\.?", re.IGNORECASE)
QUESTION_HEAD = re.compile(
    r"(?:kamer|deel)?vra(?:ag|gen)(?:[ (/-].{0,60})?|gestelde vragen?",
    re.IGNORECASE,
)
ANSWER_HEAD = re.compile(
    r"(?:concept\s?|kabinets?)?(?:antwoord(?:en)?|beantwoording|reactie)(?:[ (/-].{0,60})?", re.IGNORECASE
)
ASKER_HEAD = re.compile(
    r"fracties?|fractie\(s\)|partij(?:en)?|(?:vragen)?steller|indiener|(?:kamer)?lid", re.IGNORECASE
)
PAGE_HEAD = re.compile(
    r"(?:blz|pag|bladzijde|pagina|blz\.?\s?\(?van\)?|van|t/m|tot|bijlagen?|bijlage\(n\))?\.?", re.IGNORECASE
)
NUMBER = re.compile(
    r"(?:vraag\s)?(\d{1,4}[a-z]?(?:(?:\s?(?:t/m|,|en|-)\s?)\d{1,4}[a-z]?)*)[.):]?", re.IGNORECASE
)
TYPED = re.compile(r"\s*(?:vraag\s+)?(\d{1,4}[a-z]?)(?:\s?[.):]\s*|\s+(?=[A-Z«\"“‘]))", re.IGNORECASE)
MOST_NUMBER_LETTERS = 40


@dataclass(frozen=True, slots=True)
class QuestionColumns:
    """Where number, question and answer stand in each row, and the heads of the other columns."""

    heads: tuple[str, ...]
    number: int | None
    question: int
    answer: int | None


@dataclass(slots=True)
class _MergedRows:
    """One row or several, merged: the questions that one answer covers."""

    questions: list[tuple[str, list[str]]] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)


def question_columns(head: Row) -> QuestionColumns | None:
    """The columns of a list of questions, by the heads; None for any other table.

    Without a column of numbers both a question and an answer must be headed.
    """
    cells = tuple((cell or "").strip().rstrip(":") for cell in head)
    if len(cells) < 2 or max(map(len, cells)) > 80:
        return None
    question = next((i for i, cell in enumerate(cells) if _is_question_head(cell, i, cells)), None)
    answer = next((i for i, cell in enumerate(cells) if ANSWER_HEAD.fullmatch(cell)), None)
    if question is None or (answer is not None and answer < question):
        return None
    number = next((i for i in range(question - 1, -1, -1) if _is_number_head(cells, i, question)), None)
    if number is None and answer is None:
        return None
    return QuestionColumns(cells, number, question, answer)


def _is_number_head(cells: Sequence[str], at: int, question: int) -> bool:
    """Whether a column left of the questions holds their numbers; without a head only right beside them."""
    return NUMBER_HEAD.fullmatch(cells[at]) is not None and (bool(cells[at]) or at == question - 1)


def _is_question_head(cell: str, at: int, cells: Sequence[str]) -> bool:
    """`Vraag` may also head the numbers: then the questions stand below another head beside it."""
    return QUESTION_HEAD.fullmatch(cell) is not None and not (
        NUMBER_HEAD.fullmatch(cell) and at + 1 < len(cells) and QUESTION_HEAD.fullmatch(cells[at + 1])
    )


def question_lines(rows: Sequence[Row], columns: QuestionColumns) -> list[str]:
    """The rows below the heads, each cell under its label; heads that are printed again are left out.

    A cell that goes on over several rows (None) is joined: one answer to all their questions. What stands
    in a further column follows its question or its answer, with its head before it; who asks stands above.
    """
    below = [
        row for row in rows[1:] if tuple((cell or "").strip().rstrip(":") for cell in row) != columns.heads
    ]
    return list(_labelled_lines(below, columns))


def _labelled_lines(rows: Sequence[Row], columns: QuestionColumns) -> Iterator[str]:
    typed = columns.number is None and all(
        TYPED.match(row[columns.question] or "") for row in rows if _begins_question(row, columns)
    )
    numbered = typed or columns.number is not None or _shares_answers(rows, columns)
    entry = _MergedRows()
    count = 0
    for row in rows:
        if not _begins_question(row, columns):
            if entry.questions and _continues_answer(row, columns):
                entry.answer += _answer_lines(row, columns)
            else:
                yield from _lines_of_entry(entry)
                entry = _MergedRows()
                yield from _unlabelled_lines(row)
            continue
        count += 1
        number, question = _numbered_question(row, columns, count, typed)
        number = number if numbered else ""  # no number is printed that the paper lacks
        if not (columns.answer and columns.answer < len(row) and row[columns.answer] is None):
            yield from _lines_of_entry(entry)
            entry = _MergedRows()
        entry.questions.append((number, question))
        entry.answer += _answer_lines(row, columns)
    yield from _lines_of_entry(entry)


def _shares_answers(rows: Sequence[Row], columns: QuestionColumns) -> bool:
    """Whether one answer cell goes on over several rows: only numbers, counted, can say which."""
    answer = columns.answer
    return answer is not None and any(answer < len(row) and row[answer] is None for row in rows)


def _begins_question(row: Row, columns: QuestionColumns) -> bool:
    """Whether a row begins a question: it has a number, or without such a column, a question."""
    if len(row) <= columns.question or not (row[columns.question] or "").strip():
        return False
    return columns.number is None or _has_number(row, columns)


def _has_number(row: Row, columns: QuestionColumns) -> bool:
    text = (
        (row[columns.number] or "") if columns.number is not None and columns.number < len(row) else ""
    ).strip()
    return len(text) <= MOST_NUMBER_LETTERS and NUMBER.fullmatch(text) is not None


def _continues_answer(row: Row, columns: QuestionColumns) -> bool:
    """Whether a row without number and question only carries the answer above it on."""
    answer = columns.answer
    return answer is not None and answer < len(row) and not any((cell or "").strip() for cell in row[:answer])


def _numbered_question(row: Row, columns: QuestionColumns, count: int, typed: bool) -> tuple[str, list[str]]:
    text = row[columns.question] or ""
    number = str(count)
    if columns.number is not None:
        found = NUMBER.fullmatch((row[columns.number] or "").strip())
        number = " ".join(found.group(1).split()) if found else number
    elif typed and (found := TYPED.match(text)):
        number, text = found.group(1), text[found.end() :]
    end = columns.answer if columns.answer is not None else len(row)
    left = [i for i in range(columns.question) if i != columns.number]
    askers = [i for i, head in enumerate(columns.heads) if ASKER_HEAD.fullmatch(head)]
    return number, [
        *_lines_of_columns(row, columns, askers),
        *_stripped_lines(text),
        *_lines_of_further_columns(row, columns, [*left, *range(columns.question + 1, end)]),
    ]


def _answer_lines(row: Row, columns: QuestionColumns) -> list[str]:
    if columns.answer is None or columns.answer >= len(row):
        return []
    return [
        *_stripped_lines(row[columns.answer] or ""),
        *_lines_of_further_columns(row, columns, range(columns.answer + 1, len(row))),
    ]


def _lines_of_further_columns(row: Row, columns: QuestionColumns, places: Iterable[int]) -> Iterator[str]:
    """What stands in further columns; who asks, and the pages of the paper asked about, are left out."""
    heads = columns.heads
    yield from _lines_of_columns(
        row, columns, [i for i in places if i >= len(heads) or not ASKER_HEAD.fullmatch(heads[i])]
    )


def _lines_of_columns(row: Row, columns: QuestionColumns, places: Iterable[int]) -> Iterator[str]:
    for i in places:
        head = columns.heads[i] if i < len(columns.heads) else ""
        lines = _stripped_lines(row[i] or "") if i < len(row) else []
        if lines and not (PAGE_HEAD.fullmatch(head) and all(len(line) < 12 for line in lines)):
            yield from [f"{head}: {lines[0]}" if head else lines[0], *lines[1:]]


def _lines_of_entry(entry: _MergedRows) -> Iterator[str]:
    for number, question in entry.questions:
        yield from ("", f"Vraag {number}" if number else "Vraag:", *question)
    if entry.questions and entry.answer:
        numbers = [number for number, _ in entry.questions]
        label = " en ".join(filter(None, (", ".join(numbers[:-1]), numbers[-1])))
        yield from ("", f"Antwoord {label}" if label else "Antwoord:", *entry.answer)


def _unlabelled_lines(row: Row) -> Iterator[str]:
    cells = [cell for cell in row if cell and cell.strip()]
    if len(cells) == 1:
        yield from _stripped_lines(cells[0])
    elif cells:
        yield "  ".join(" ".join(cell.split()) for cell in cells)


def _stripped_lines(cell: str) -> list[str]:
    return [line.strip() for line in cell.splitlines() if line.strip()]
