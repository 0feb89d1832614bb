"""Labels in other words, where a whole paper uses them: `V1:` and `A1:`, `Question 1` and `Answer 1`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.cleaning.labels import Label, LabelKind
from index.cleaning.lines import Line
from index.cleaning.numbers import SPEC, Number, read_numbers

_SHORT_LABEL = re.compile(
    r"(?P<kind>[VAQ])[ ]?(?P<number>\d{1,3})(?:[.:)]{1,2}(?:[ \t]+|$)|[ \t]*$|[ \t]+(?=[A-ZÀ-Ý«‘“]))"
)
_MARKED_ANSWER = re.compile(r"A ?\d{1,3}[.:)]")
_ENGLISH_LABEL = re.compile(
    r"(?:(?P<question>Questions?)|Answers?(?: to)?(?:[ \t]+(?:the )?questions?)?)"
    r"[ \t]+(?:no\.?[ \t]*)?(?=\d)",
    re.IGNORECASE,
)
_OF_MINISTER = re.compile(  # above each answer; once it heads a part
    r"(?:antwoord|reactie)(?: van| door) (?:de|het) "
    r"(?:minister|staatssecretaris|bewindspersoon|kabinet|regering)(?: (?:van|voor) [^.?!:()\d]{3,70})?:?",
    re.IGNORECASE,
)
_MARK_BEHIND_LABEL = re.compile(r"[ \t]*[.:)]{0,2}(?:[ \t]+|$)")
_BARE_ANSWERS = ("Answer", "Answer:", "ANSWER", "ANSWER:")
_FIRST_LETTERS = frozenset("VAQRaqr")
_MIN_LABELS = 2  # questions with their answers from which a paper is taken to label them so


def other_labels(lines: Sequence[Line], usual: Sequence[Label | None]) -> dict[int, Label]:
    """The labels (by line) in other words; none unless questions from 1 and answers both bear them.

    `usual` are the labels that the lines bear in the usual words.
    """
    opened = [i for i, line in enumerate(lines) if line.text[:1] in _FIRST_LETTERS]
    for read in (_read_short_label, _read_english_label):
        found = {i: label for i in opened if (label := read(lines[i].text))}
        if _ask_and_answer(list(found.values())):
            return found
    if any(label is not None and label.kind == "answer" for label in usual):
        return {}
    if answers := _marked_answers(lines, opened):
        return answers
    named = [i for i in opened if _OF_MINISTER.fullmatch(lines[i].text) and _is_below_sentence(lines, i)]
    return {i: Label("answer", length=len(lines[i].text)) for i in named} if len(named) >= _MIN_LABELS else {}


def _marked_answers(lines: Sequence[Line], opened: Sequence[int]) -> dict[int, Label]:
    """`A1)`, `A2)` …, each below a sentence, their numbers running on from 1; else none."""
    found: dict[int, Label] = {}
    for i in opened:
        label = _read_short_label(lines[i].text) if _MARKED_ANSWER.match(lines[i].text) else None
        if label and label.numbers[0].value == len(found) + 1 and _is_below_sentence(lines, i):
            found[i] = label
    return found if len(found) >= _MIN_LABELS else {}


def _is_below_sentence(lines: Sequence[Line], i: int) -> bool:
    """Whether a sentence ends above a line: a question then, not a heading or a line of contents."""
    above = next((lines[at].text for at in range(i - 1, -1, -1) if not lines[at].blank), "")
    return above.rstrip('»”"’)').endswith((".", "?", "!"))


def _read_short_label(line: str) -> Label | None:
    match = _SHORT_LABEL.match(line)
    if match is None:
        return None
    kind: LabelKind = "answer" if match["kind"] == "A" else "question"
    return Label(kind, (Number((int(match["number"]),)),), match.end())


def _read_english_label(line: str) -> Label | None:
    if line in _BARE_ANSWERS:
        return Label("answer", length=len(line))
    match = _ENGLISH_LABEL.match(line)
    spec = SPEC.match(line, match.end()) if match else None
    mark = _MARK_BEHIND_LABEL.match(line, spec.end()) if spec else None
    if match is None or spec is None or mark is None:
        return None
    rest = line[mark.end() :]
    if rest and not (rest[0].isupper() or rest[0] in "«‘“\"'(["):
        return None
    return Label("question" if match["question"] else "answer", read_numbers(spec[0]), mark.end())


def _ask_and_answer(labels: Sequence[Label]) -> bool:
    """Whether the labels both ask and answer: at least two of each, the questions from 1."""
    asked = [label.numbers[0].value for label in labels if label.kind == "question"]
    answers = [label for label in labels if label.kind == "answer"]
    answered = {number.value for label in answers for number in label.numbers}
    bare = sum(not label.numbers for label in answers)
    return asked[:1] == [1] and min(len(asked), len(answered & set(asked)) + bare) >= _MIN_LABELS
