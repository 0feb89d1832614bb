"""The labels of a paper: spoken ones, and bare numbers where nothing else tells its questions apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.cleaning import CleanPaper, Label, TextBlock
from index.cleaning.labels import read_bare
from index.parse.exchanges.fracties import is_member_question
from index.parse.exchanges.named_askers import members_in_title

ASKS = re.compile(
    r"\?[”’\"'»)\]]{0,3}(?:\s*\((?:[Bb]lz|[Pp]ag|[Pp])\.? ?\d[\d ,.en–-]{0,12}\)"
    r"|\s*[(\[][^()\[\]\n?!.]{1,60}[)\]]\.?)?$"  # a page, or who asks
)
_NUMBERS_PRINTED = re.compile(r"\d+(?:(?:, ?| ?t/m | ?en | ?[-–] ?)\d+)*")  # joint ones are printed as one is
REQUEST = re.compile(  # a question that is no question: "Noem de drie grootste sluizen."
    r"(?:Noem|Geef|Graag|Beschrijf|Licht|Specificeer|Som|Schets|Leg|Verklaar|Bevestig|Reageer|Vermeld|Splits)\b"
)
CELLS = re.compile(r"(?<=\?)(?:\s+\d{1,4}){1,3}$")  # of a table, behind its question
_ANSWERS_TITLE = re.compile(r"(?:Antwoord(?:en)?|Beantwoording|Reactie) (?:van|door|op)\b")
_MAX_JUMP = 40  # numbers that a list may leave out, or that a joint answer may take from further on


def label_lines(clean: CleanPaper) -> list[tuple[int, Label]]:
    """The label lines of a paper (block, label); bare numbers only where no question has a spoken label."""
    spoken = [
        (i, block.label)
        for i, block in enumerate(clean.blocks)
        if block.label and not opens_turn(clean.blocks, i)
    ]
    if any(label.kind == "question" for _, label in spoken):
        return spoken
    bare = _bare_labels_in_sequence(clean)
    return sorted([*spoken, *bare], key=lambda pair: pair[0]) if bare else spoken


def opens_turn(blocks: Sequence[TextBlock], i: int) -> bool:
    """Whether a note's heading stands right below the label of a turn, in which what follows it is, too."""
    label, above = blocks[i].label, blocks[i - 1] if i else None
    if label is None or label.word != "toelichting" or above is None or above.label is None:
        return False
    return above.label.kind != "section" and above.after >= above.end


def has_bare_run(clean: CleanPaper) -> bool:
    """Whether a paper's questions bear bare numbers, be their answers labelled or not."""
    return bool(_bare_labels_in_sequence(clean))


def has_a_number_each(clean: CleanPaper) -> bool:
    """Whether every labelled answer follows questions of its own with bare numbers, two or more in all."""
    asked = [i for i, label in _bare_labels_in_sequence(clean) if label.kind == "question"]
    answers = [i for i, block in enumerate(clean.blocks) if block.label and block.label.kind == "answer"]
    above = [0, *answers]
    return len(asked) > 1 and all(
        any(before <= i < answer for i in asked) for before, answer in zip(above, answers, strict=False)
    )


def _bare_labels_in_sequence(clean: CleanPaper) -> list[tuple[int, Label]]:
    """Bare numbers that run on from 1, each with a question under it; again below a title, for answers."""
    found: list[tuple[int, Label]] = []
    asked, answers, fresh = set[int](), False, False  # `fresh`: below a title, numbers may begin again
    answered = any(block.label and block.label.kind == "answer" for block in clean.blocks)
    last = _last_places(clean)
    form: tuple[str, bool] | None = None  # of the first label, and anew of the first answer's
    items = set[int]()  # blocks that are items of a question above them
    for i, block in enumerate(clean.blocks):
        body = clean.text[block.start : block.end]
        if found and _is_answers_title(block, body):
            asked, answers, form = set[int](), True, None
        elif found and members_in_title(clean, block):
            fresh, answers = True, False
        label = None if block.label or i in items else read_bare(body)
        if label is None:
            continue
        if fresh and label.numbers[0].value == 1:
            asked = set[int]()
        alike = bool(found) and form in (None, _printed_form(clean, i, label))
        if found and not alike and last.get(_form_with_number(clean, found[0], label), -1) > i:
            continue  # an item of a list: the question of this number comes later, printed as the first is
        if label.numbers[0].value != _next_number(asked):
            own = answered and alike and _is_on_own_line(clean, i, label)
            if not own or not _may_be_further_question(label, asked):
                continue
            label = replace(label, weak=False)  # printed as the first one is, and on a line of its own
        items = _items_below(clean, i)
        asks = bool(items) or _has_question_below(clean, i, label)
        if asks or (answers and alike):
            found.append((i, label if asks else replace(label, kind="answer")))
            form = _printed_form(clean, i, label) if form is None else form
            fresh = False
            asked |= {number.value for number in label.numbers}
    return found


def _form_with_number(clean: CleanPaper, first: tuple[int, Label], label: Label) -> tuple[str, bool, int]:
    """The number of a label in the form in which the first one is printed."""
    return (*_printed_form(clean, *first), label.numbers[0].value)


def _items_below(clean: CleanPaper, i: int) -> set[int]:
    """The blocks that are items of the question at block `i`: it ends in a colon, and they run on from 1."""
    if clean.text[clean.blocks[i].end - 1] != ":":
        return set()
    items = list[int]()
    asks = False
    for at, block in enumerate(clean.blocks[i + 1 :], i + 1):
        body = clean.text[block.start : block.end]
        label = None if block.label else read_bare(body)
        if label is None or label.numbers[0].value != len(items) + 1 or label.length >= len(body):
            break
        if items and block.gap and not clean.blocks[i + 1].gap:
            break  # items stand close together: this is the next question
        items.append(at)
        asks = asks or ASKS.search(body) is not None
    return set(items) if asks and len(items) > 1 else set()


def _last_places(clean: CleanPaper) -> dict[tuple[str, bool, int], int]:
    """The last block at which each bare number is printed in each form."""
    labels = ((i, read_bare(clean.text[each.start : each.end])) for i, each in enumerate(clean.blocks))
    return {(*_printed_form(clean, i, label), label.numbers[0].value): i for i, label in labels if label}


def _is_on_own_line(clean: CleanPaper, i: int, label: Label) -> bool:
    """Whether a bare number stands on a line of its own."""
    return clean.blocks[i].start + label.length >= clean.blocks[i].end


def _may_be_further_question(label: Label, asked: set[int]) -> bool:
    """Whether a number that is not the next one may be a question's: joint (`2` above `7`) or after a gap."""
    value = label.numbers[0].value
    return len(label.numbers) == 1 and value not in asked and value <= max(asked, default=0) + _MAX_JUMP


def _next_number(asked: set[int]) -> int:
    """The first number that no label bears yet: a joint one may have run ahead (`2 en 4`)."""
    return next(number for number in range(1, len(asked) + 2) if number not in asked)


def _is_answers_title(block: TextBlock, body: str) -> bool:
    if block.label:
        return block.label.word == "antwoorden"
    return _ANSWERS_TITLE.match(body) is not None


def _printed_form(clean: CleanPaper, i: int, label: Label) -> tuple[str, bool]:
    """How a bare number is printed: its signs, and whether it stands alone."""
    block = clean.blocks[i]
    printed = clean.text[block.start : block.start + label.length]
    return _NUMBERS_PRINTED.sub("", printed).strip(), _is_on_own_line(clean, i, label)


def _has_question_below(clean: CleanPaper, i: int, label: Label) -> bool:
    """Whether a question stands at a bare number: on its line or in the paragraphs right under it."""
    ends = [clean.blocks[i].start + label.length, *(block.start for block in clean.blocks[i + 1 : i + 4])]
    form = _printed_form(clean, i, label)
    for place, (start, block) in enumerate(zip(ends, clean.blocks[i : i + 4], strict=False), i):
        body = CELLS.sub("", clean.text[start : block.end].strip())
        other = read_bare(body) if start > ends[0] else None
        if block.label or (other and _printed_form(clean, place, other) == form):
            return False
        if ASKS.search(body) or "? " in body or (start == ends[0] and is_member_question(body)):
            return True
        if REQUEST.match(body) and start >= clean.blocks[i].start + label.length:
            return True
    return False
