"""A question's label -> what it asks: the next of the run, a new set, one printed before, or nothing."""

from __future__ import annotations

from typing import Literal

from index.cleaning import Label
from index.parse.exchanges.labels.sequence_state import CountedLabel, Key, PlacedLabels, SequenceState

Repetition = Literal["again", "set", "next", "mention", "twice"]


def count_question(state: SequenceState, block: int, label: Label, rest: PlacedLabels) -> list[CountedLabel]:
    """The turn of a question's label, none where it only mentions a question; `rest` are the labels below."""
    first, others = _numbers_of_question(state, label)
    key = state.key(*first)
    if not label.numbers and _next_question_number(rest) == first[0]:
        return []  # a bare `Vraag` within an answer: its number comes later, in plain
    if key in state.asked:
        verdict = _judge_repeated(state, block, key, rest)
        if verdict == "mention":
            return []
        if verdict == "again":
            state.open.clear()
            state.reopen(key)
            return [CountedLabel("question", block, (key,), again=True)]
        key = _key_of_repeated(state, block, key, verdict)
    elif _is_out_of_reach(state, key, label, rest):
        return []
    keys = (key, *(state.key(*other) for other in others))
    for each in keys:
        state.ask(each, block)
    state.newest = block
    state.last = max(keys[-1][1], state.last if label.weak else 0)
    return [CountedLabel("question", block, keys)]


def _numbers_of_question(state: SequenceState, label: Label) -> tuple[tuple[int, str], list[tuple[int, str]]]:
    """The numbers of a question's label; a spoilt one is the next of the run if it can be."""
    if not label.numbers:
        return (state.last + 1, ""), []
    read, expected = [], state.last + 1
    for number in label.numbers:
        value = number.value
        if not number.plain and (expected in number.meanings or value > expected + 3 or value == 0):
            value = expected
        read.append((value, number.letter))
        expected = value + 1
    return read[0], read[1:]


def _judge_repeated(state: SequenceState, block: int, key: Key, rest: PlacedLabels) -> Repetition:
    """What a number asked already is: again, a new set, the next one misprinted, a mention, or twice."""
    if state.is_asked_again(key, block):
        return "next" if _is_answer_next(rest, key[1] + 1) and key[1] == state.last else "again"
    following = _next_question_number(rest)
    titled = any(state.newest < title < block for title in state.titles)
    if key[1] == 1 and (titled or (state.last > 1 and following in (2, None))):
        return "set"
    if key[1] == state.last:
        return "next" if _is_answer_next(rest, key[1] + 1) else "twice"
    return "mention" if following == state.last + 1 or key[1] == 1 else "twice"


def _next_question_number(rest: PlacedLabels) -> int | None:
    """The number of the next numbered question."""
    return next(
        (label.numbers[0].value for _, label in rest if label.kind == "question" and label.numbers), None
    )


def _is_answer_next(rest: PlacedLabels, number: int) -> bool:
    return bool(rest) and rest[0][1].kind == "answer" and any(n.value == number for n in rest[0][1].numbers)


def _key_of_repeated(state: SequenceState, block: int, key: Key, verdict: Repetition) -> Key:
    """The key of a question whose number was asked already, and what is odd about it."""
    if verdict == "set":
        state.begin_set()
        return state.key(1, key[2])
    following = state.key(key[1] + 1)
    if verdict == "next" and following not in state.asked:
        state.warnings.append(f"question {key[1]} is printed twice; the second is read as {key[1] + 1}")
        if state.is_asked_again(key, block):
            state.twins[following] = key
        return following
    state.warnings.append(f"two questions bear number {key[1]}")
    return (*key[:3], state.copies[key[:3]])


def _is_out_of_reach(state: SequenceState, key: Key, label: Label, rest: PlacedLabels) -> bool:
    """Whether a number fits no run: a year, or a weak label that is not the next."""
    if label.weak and key[1] > state.last + 1:
        return True
    return key[1] > state.last + 40 and not any(
        number.value == key[1] + 1 for _, other in rest[:4] for number in other.numbers
    )
