"""An answer's label -> the questions it answers: those of its numbers, the open ones, or nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from index.cleaning import Label
from index.parse.exchanges.labels.sequence_state import CountedLabel, Key, PlacedLabels, SequenceState

_MAX_BLOCKS_BELOW = 6  # blocks between a question and the label of its answer


def count_answer(state: SequenceState, block: int, label: Label, rest: PlacedLabels) -> list[CountedLabel]:
    """The turn of an answer's label, none where it answers nothing; `rest` are the labels below."""
    if _heads_answers(state, label, rest):
        return [CountedLabel("section", block, word="antwoorden")]
    keys = _keys_of_answer(state, label, rest)
    twins = [state.twins[key] for key in keys if key in state.twins and state.twins[key] in state.open]
    keys = [*twins, *(key for key in keys if key not in twins)]
    if not keys:
        return _answer_to_nobody(state, block, label, rest)
    state.answer([*keys, *state.reopened])
    state.reopened.clear()
    return [CountedLabel("answer", block, tuple(keys))]


def _heads_answers(state: SequenceState, label: Label, rest: PlacedLabels) -> bool:
    """Whether a label without number is the title above the answers, which all follow with their own."""
    if label.numbers or label.everything or not state.open:
        return False
    below = takewhile(lambda each: each[1].kind == "answer", rest)
    numbers = {number.value for _, other in below for number in other.numbers}
    return {key[1] for key in state.open} <= numbers


def _answer_to_nobody(
    state: SequenceState, block: int, label: Label, rest: PlacedLabels
) -> list[CountedLabel]:
    """An answer to a question that the paper does not have: it is nobody's, least of all the one before's."""
    numbers = {number.value for number in label.numbers if number.plain}
    if not numbers or label.weak:
        return []
    if numbers & state.waiting.keys() or any(n.value in numbers for _, later in rest for n in later.numbers):
        return _answer_with_later_number(state, block, numbers)
    return [CountedLabel("answer", block, numbers=tuple(sorted(numbers)))]


def _answer_with_later_number(state: SequenceState, block: int, numbers: set[int]) -> list[CountedLabel]:
    """An answer right below a question that bears the number of a later one: perhaps it answers this one."""
    keys = list(takewhile(lambda key: state.asked[key] == state.newest, reversed(state.open)))[::-1]
    if not keys or numbers & state.waiting.keys() or block - state.asked[keys[0]] > _MAX_BLOCKS_BELOW:
        return []
    state.warnings.append(f"the answer below question {keys[0][1]} bears number {min(numbers)}")
    state.answer(keys)
    return [CountedLabel("answer", block, tuple(keys), unsure=True)]


def _keys_of_answer(state: SequenceState, label: Label, rest: PlacedLabels) -> list[Key]:
    if label.everything:
        return state.waiting_for(state.waiting)
    if not label.numbers:
        later = {n.value for _, other in rest if other.kind == "answer" for n in other.numbers}
        waiting = [key for key in state.open if key[1] not in later]
        return waiting or list(islice(reversed(state.open), 1))
    return [
        key
        for number in label.numbers
        if (key := _key_of_number(state, number.meanings, number.letter, number.plain))
    ]


def _key_of_number(state: SequenceState, meanings: Sequence[int], letter: str, plain: bool) -> Key | None:
    """The question that a number in an answer's label means: an open one, this set's, or an earlier set's."""
    waiting = [key for key in state.waiting_for(meanings) if not letter or key[2] == letter]
    if not plain:
        near = [key for key in waiting if key in state.open] or list(islice(state.open, 1))
        return near[-1] if near else None
    return min(waiting, key=lambda key: _distance(state, key), default=None)


def _distance(state: SequenceState, key: Key) -> tuple[bool, bool, int, bool, int]:
    """How far a waiting question is from an answer: in another set, above the last one, printed twice."""
    group, _, _, twin = key
    is_other_set = (group not in state.unanswered, group != state.group, group)
    return (*is_other_set, state.asked[key] != state.newest, twin)
