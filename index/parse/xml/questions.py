"""Questions and answers in official XML, in the form of today and that of before about 2010."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.cleaning.labels import read_label
from index.document import Exchange, Footnote, Paragraph, Span, State
from index.files.markup import Element, local_name
from index.parse.exchanges.numbered_questions import is_procedural
from index.parse.xml.text import Notes, Sheet, block_texts, inline_text

Number = tuple[int, str]  # 3, "a"
UNITS = frozenset("vraag antwoord kamervraagopmerking toelicht toelichting".split())
DIGITS = re.compile(r"(\d{1,4})\s?([a-h])?[.:)]?")
REMARK = re.compile(r"(mededeling|toelichting|naschrift|opmerking)(?::|$)", re.IGNORECASE)


@dataclass(slots=True)
class XmlUnit:
    """A question, an answer or a remark as it stands in the file; `notes` hang in it."""

    kind: str
    numbers: tuple[Number, ...]
    label: str
    text: str
    notes: tuple[str, ...]
    span: Span = Span(0, 0)


@dataclass(slots=True)
class PairedUnits:
    """All units of a paper with what was built of them."""

    exchanges: list[Exchange] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_units(root: Element, notes: Notes) -> list[XmlUnit]:
    """Every marked question, answer and remark in the order of the file; a unit in a unit is part of it."""
    return [_make_unit(element, notes) for element in _outermost_elements(root, UNITS)]


def write_units(units: Sequence[XmlUnit], sheet: Sheet) -> PairedUnits:
    """Write the units on the sheet, each under its label, and pair questions with answers by number."""
    marked = PairedUnits()
    for unit in units:
        sheet.add(unit.label)
        unit.span = sheet.add(unit.text)
    questions = [unit for unit in units if unit.kind == "vraag"]
    answered = any(unit.kind == "antwoord" for unit in units)
    marked.exchanges = _make_exchanges(_number_questions(questions), answered, marked.warnings)
    _pair_answers(units, questions, marked)
    remarks = [unit for unit in units if unit.kind not in ("vraag", "antwoord") and unit.text]
    marked.paragraphs = [Paragraph(i, unit.label or None, unit.span) for i, unit in enumerate(remarks, 1)]
    return marked


def write_notes(notes: Notes, marked: PairedUnits, sheet: Sheet) -> tuple[Footnote, ...]:
    """Write the notes behind the paper, each tied to the first exchange in which its marker hangs."""
    owners: dict[str, str] = {}
    for exchange in marked.exchanges:
        for number in exchange.footnotes:
            owners.setdefault(number, exchange.id)
    return tuple(
        Footnote(number, sheet.add(text), owners.get(number)) for number, text in notes.texts.items() if text
    )


def _outermost_elements(root: Element, names: frozenset[str]) -> Iterator[Element]:
    for child in root:
        if local_name(child) in names:
            yield child
        else:
            yield from _outermost_elements(child, names)


def _make_unit(element: Element, notes: Notes) -> XmlUnit:
    kind = local_name(element)
    before = len(notes.hanging)
    label = " ".join(
        inline_text(child, Notes()) for child in element if local_name(child) in ("nr", "nummer")
    )
    body = list(block_texts(element, notes))
    if not label and body and _is_label(body[0], kind):
        label = body.pop(0)
    elif not label and body and kind not in ("vraag", "antwoord") and (opening := REMARK.match(body[0])):
        label, body[0] = opening.group(1), body[0][opening.end() :].strip()
    if kind in ("vraag", "antwoord"):
        label = f"{kind.capitalize()} {label}" if label[:1].isdigit() else label
    hanging = tuple(dict.fromkeys(notes.hanging[before:]))
    return XmlUnit(kind, label_numbers(label), label.rstrip(" :"), "\n\n".join(body), hanging)


def _is_label(block: str, kind: str) -> bool:
    if kind not in ("vraag", "antwoord"):
        return bool(REMARK.fullmatch(block))
    found = read_label(block)
    return DIGITS.fullmatch(block) is not None or (found is not None and found.length >= len(block))


def label_numbers(label: str) -> tuple[Number, ...]:
    """`Vragen 2, 3 en 5` -> 2, 3, 5; empty where a label names none."""
    if found := DIGITS.fullmatch(label.strip()):
        return ((int(found.group(1)), found.group(2) or ""),)
    read = read_label(label.strip())
    return tuple((number.value, number.letter) for number in read.numbers) if read else ()


def _number_questions(questions: Sequence[XmlUnit]) -> Iterator[tuple[str, XmlUnit]]:
    """Each question with its id: the number in sequence where none is printed, `2:1` in a second set."""
    used: set[str] = set()
    part, last = 1, 0
    for unit in questions:
        unit.numbers = unit.numbers or ((last + 1, ""),)
        number, letter = unit.numbers[0]
        if number == 1 and last > 1 and not letter:
            part += 1
        last = unit.numbers[-1][0]
        identifier = f"{part}:{number}{letter}" if part > 1 else f"{number}{letter}"
        while identifier in used:
            identifier += "'"
        used.add(identifier)
        yield identifier, unit


def _make_exchanges(
    numbered: Iterator[tuple[str, XmlUnit]], answered: bool, warnings: list[str]
) -> list[Exchange]:
    exchanges = []
    for identifier, unit in numbered:
        if identifier.endswith("'"):
            warnings.append(f"question {identifier[:-1]} stands twice")
        numbers = tuple(dict.fromkeys(number for number, _ in unit.numbers))
        state: State = "missing" if answered else "unanswered"
        aside = is_procedural(unit.text)
        exchanges.append(
            Exchange(identifier, numbers, None, unit.span, None, (), state, (), unit.notes, procedural=aside)
        )
    return exchanges


def _pair_answers(units: Sequence[XmlUnit], questions: Sequence[XmlUnit], marked: PairedUnits) -> None:
    """Give each answer to the questions it names, or to those just before it where it names none."""
    numbered: dict[int, list[int]] = {}
    for i, question in enumerate(questions):
        for number in dict.fromkeys(number for number, _ in question.numbers):
            numbered.setdefault(number, []).append(i)
    asked: list[int] = []  # questions seen since the last answer
    seen = 0
    for unit in units:
        if unit.kind == "vraag":
            asked.append(seen)
            seen += 1
        elif unit.kind == "antwoord":
            covered = _questions_by_number(unit, questions, marked.exchanges, numbered) or _questions_before(
                unit, asked, marked
            )
            asked = []
            if not covered:
                marked.warnings.append(f"an answer without a question: {unit.label or unit.text[:40]}")
            _give_answer(unit, covered, marked.exchanges)


def _questions_by_number(
    unit: XmlUnit,
    questions: Sequence[XmlUnit],
    exchanges: Sequence[Exchange],
    numbered: Mapping[int, list[int]],
) -> list[int]:
    """The questions whose numbers an answer's label names; 3 answers 3a and 3b."""
    found: list[int] = []
    for number, letter in unit.numbers:
        waiting = [
            i
            for i in numbered.get(number, ())
            if exchanges[i].answer is None and (not letter or (number, letter) in questions[i].numbers)
        ]
        lettered = not letter and any(questions[i].numbers[0][1] for i in waiting)
        found += waiting if lettered else waiting[:1]
    return list(dict.fromkeys(found))


def _questions_before(unit: XmlUnit, asked: list[int], marked: PairedUnits) -> list[int]:
    """The questions of an answer without numbers: all, those just before it, or the first open one."""
    if unit.numbers:
        return []
    label = read_label(unit.label)
    if label and label.everything:
        return list(range(len(marked.exchanges)))
    return asked or [i for i, exchange in enumerate(marked.exchanges) if exchange.answer is None][:1]


def _give_answer(unit: XmlUnit, covered: Sequence[int], exchanges: list[Exchange]) -> None:
    numbers = tuple(dict.fromkeys(number for i in covered for number in exchanges[i].numbers))
    for i in covered:
        old = exchanges[i]
        exchanges[i] = replace(
            old,
            answer=unit.span if unit.text else None,
            answer_group=numbers if unit.text else (),
            state="answered" if unit.text else "missing",
            footnotes=tuple(dict.fromkeys((*old.footnotes, *unit.notes))),
        )
