"""A question that its answer's label repeats: a member's words, parted from what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.document import MEMBER, Exchange, Paragraph, Span

_LINE = re.compile(r"[^\n]+")
_LETTER = re.compile(r"[^\W\d_]")
_MIN_LETTERS = 12  # letters of a question that is known by them
_MAX_LEAD = 4_000  # characters of an answer in which a repeated question ends


def part_repeated_questions(
    text: str, exchanges: Sequence[Exchange]
) -> tuple[list[Exchange], tuple[Paragraph, ...]]:
    """The exchanges, each answer from behind the question that it repeats; those as paragraphs (number 0).

    An answer of which nothing else is left is unsure.
    """
    asked: dict[Span, list[Span]] = {}
    for each in exchanges:
        if (
            each.answer
            and "?" in text[each.answer.start : min(each.answer.end, each.answer.start + _MAX_LEAD)]
        ):
            asked.setdefault(each.answer, []).append(each.question)
    begins: dict[Span, int] = {}
    for answer, questions in asked.items():
        begin = _end_of_question(text, answer, [_letters(text[one.start : one.end]) for one in questions])
        if begin > answer.start:
            begins[answer] = begin
    units = tuple(unit for answer, begin in begins.items() for unit in _paragraphs(text, answer.start, begin))
    return [_from(each, begins) for each in exchanges], units


def _from(exchange: Exchange, begins: dict[Span, int]) -> Exchange:
    answer = exchange.answer
    if answer is None or answer not in begins:
        return exchange
    if begins[answer] >= answer.end:
        return replace(exchange, state="unsure")
    return replace(exchange, answer=Span(begins[answer], answer.end))


def _letters(body: str) -> str:
    return "".join(_LETTER.findall(body)).lower()


def _end_of_question(text: str, answer: Span, questions: Sequence[str]) -> int:
    """Where the answer goes on behind its repeated question; its start where it repeats none."""
    known = [each for each in questions if len(each) >= _MIN_LETTERS]
    begin = answer.start
    for line in _LINE.finditer(text, answer.start, min(answer.end, answer.start + _MAX_LEAD)):
        letters = _letters(line[0])
        asks = line[0].rstrip(" »”\"'’)*_").endswith("?")
        if asks and any(_holds(question, letters) for question in known):
            begin = _next_text(text, line.end(), answer.end)
        elif whole := next((question for question in known if letters.startswith(question)), None):
            end = line.end() if asks else line.start() + _length_of(line[0], len(whole))
            return _next_text(text, end, answer.end)
        elif letters and not any(letters in question for question in known):
            break
    return begin


def _holds(question: str, letters: str) -> bool:
    """Whether a line is (of) the question, or leads to the whole of it."""
    return letters.endswith(question) or (len(letters) >= _MIN_LETTERS and letters in question)


def _length_of(line: str, letters: int) -> int:
    """How many characters of a line its first letters take, with the signs behind them."""
    ends = [match.end() for match in _LETTER.finditer(line)]
    end = ends[letters - 1]
    while end < len(line) and not line[end].isspace():
        end += 1
    return end


def _next_text(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _paragraphs(text: str, start: int, end: int) -> Iterator[Paragraph]:
    for match in _LINE.finditer(text, start, end):
        if body := match[0].strip():
            begin = match.start() + match[0].index(body[0])
            yield Paragraph(0, None, Span(begin, begin + len(body)), voice=MEMBER)
