"""Which label lines are labels, and what numbers they carry: the run of the numbers decides.

A label that OCR has spoilt is read as what its neighbours leave for it; a series that starts again is a
second set; a line in an answer that merely begins with `Vraag 1` is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from index.cleaning import Label, TextBlock

Key = tuple[int, int, str, int]  # set, number, letter, how many before it bear the same number
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_MAX_BLOCKS_BELOW = 6  # blocks between a question and the label of its answer


@dataclass(frozen=True, slots=True)
class CountedLabel:
    """A label that counts: `keys` are the questions it asks or answers; empty for a section.

    `again` marks a question that was printed before. `numbers` are those of an answer whose question is
    nowhere; `unsure` marks an answer that bears another number than the question above it.
    """

    kind: str
    block: int
    keys: tuple[Key, ...] = ()
    again: bool = False
    word: str = ""
    numbers: tuple[int, ...] = ()
    unsure: bool = False


@dataclass(slots=True)
class _SequenceState:
    group: int = 1
    last: int = 0
    asked: dict[Key, int] = field(default_factory=dict)  # -> block
    copies: Counter[tuple[int, int, str]] = field(default_factory=Counter)  # how often a number was asked
    newest: int = 0  # the block of the last question
    waiting: dict[int, dict[Key, int]] = field(default_factory=dict)  # by number: no answer yet -> rank
    answered_groups: set[int] = field(default_factory=set)
    unanswered: set[int] = field(default_factory=set)  # sets that ended before any of their answers
    open: dict[Key, None] = field(default_factory=dict)  # in order
    reopened: set[Key] = field(default_factory=set)  # answered ones that are open until the next answer
    twins: dict[Key, Key] = field(default_factory=dict)  # a question printed again under the next number
    warnings: list[str] = field(default_factory=list)
    titles: Sequence[int] = ()

    def key(self, number: int, letter: str = "") -> Key:
        return (self.group, number, letter, 0)

    def ask(self, key: Key, block: int) -> None:
        """Note that a question is asked here; it waits for its answer."""
        if key not in self.asked:
            self.copies[key[:3]] += 1
            self.waiting.setdefault(key[1], {})[key] = len(self.asked)
        self.asked[key] = block
        self.reopen(key)

    def reopen(self, key: Key) -> None:
        """Put a question last among the open ones."""
        self.open.pop(key, None)
        self.open[key] = None
        if key not in self.waiting[key[1]]:
            self.reopened.add(key)

    def answer(self, keys: Iterable[Key]) -> None:
        """Note that these are answered."""
        for key in keys:
            self.waiting[key[1]].pop(key, None)
            self.open.pop(key, None)
            self.answered_groups.add(key[0])

    def waiting_for(self, numbers: Iterable[int]) -> list[Key]:
        """The questions with one of these numbers that have no answer yet, as they were asked."""
        ranks = {key: rank for number in set(numbers) for key, rank in self.waiting.get(number, {}).items()}
        return sorted(ranks, key=ranks.__getitem__)


def resolve_labels(
    text: str, blocks: Sequence[TextBlock], labels: Sequence[tuple[int, Label]], titles: Sequence[int] = ()
) -> tuple[list[CountedLabel], list[str]]:
    """The turns of a paper from its label lines (block, label), in order, and what is odd about them.

    `titles` are the blocks that name who asks what follows.
    """
    state, turns = _SequenceState(titles=titles), []
    for place, (block, label) in enumerate(labels):
        rest = labels[place + 1 :] if len(labels) - place < 40 else labels[place + 1 : place + 40]
        if label.kind == "section":
            turns.append(CountedLabel("section", block, word=label.word))
        elif label.kind == "question":
            turns.extend(_count_question(state, text, blocks, block, label, rest))
        else:
            turns.extend(_count_answer(state, block, label, rest))
    _warn_of_gaps(state)
    return turns, state.warnings


def _count_question(
    state: _SequenceState,
    text: str,
    blocks: Sequence[TextBlock],
    block: int,
    label: Label,
    rest: Sequence[tuple[int, Label]],
) -> list[CountedLabel]:
    first, others = _numbers_of_question(state, label)
    key = state.key(*first)
    if not label.numbers and _next_question_number(rest) == first[0]:
        return []  # a bare `Vraag` within an answer: its number comes later, in plain
    if key in state.asked:
        verdict = _judge_repeated(state, text, blocks, block, key, rest)
        if verdict == "mention":
            return []
        if verdict == "again":
            state.open.clear()
            state.reopen(key)
            return [CountedLabel("question", block, (key,), again=True)]
        key = _key_after_verdict(
            state,
            key,
            verdict,
            same=verdict == "next" and _are_same_question(text, blocks, state.asked[key], block),
        )
    elif _is_out_of_reach(state, key, label, rest):
        return []
    keys = (key, *(state.key(*other) for other in others))
    for each in keys:
        state.ask(each, block)
    state.newest = block
    state.last = max(keys[-1][1], state.last if label.weak else 0)
    return [CountedLabel("question", block, keys)]


def _numbers_of_question(
    state: _SequenceState, label: Label
) -> tuple[tuple[int, str], list[tuple[int, str]]]:
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


def _judge_repeated(
    state: _SequenceState,
    text: str,
    blocks: Sequence[TextBlock],
    block: int,
    key: Key,
    rest: Sequence[tuple[int, Label]],
) -> str:
    """What a number asked already is: again, a new set, the next one misprinted, a mention, or twice."""
    if _are_same_question(text, blocks, state.asked[key], block):
        return "next" if _is_answer_next(rest, key[1] + 1) and key[1] == state.last else "again"
    following = _next_question_number(rest)
    titled = any(state.newest < title < block for title in state.titles)
    if key[1] == 1 and (titled or (state.last > 1 and following in (2, None))):
        return "set"
    if key[1] == state.last:
        return "next" if _is_answer_next(rest, key[1] + 1) else "twice"
    return "mention" if following == state.last + 1 or key[1] == 1 else "twice"


def _next_question_number(rest: Sequence[tuple[int, Label]]) -> int | None:
    """The number of the next numbered question."""
    return next(
        (label.numbers[0].value for _, label in rest if label.kind == "question" and label.numbers), None
    )


def _are_same_question(text: str, blocks: Sequence[TextBlock], one: int, other: int) -> bool:
    return _first_letters(text, blocks, one) == _first_letters(text, blocks, other)


def _first_letters(text: str, blocks: Sequence[TextBlock], block: int) -> str:
    """The first letters after a label, to tell whether two questions are the same."""
    start = blocks[block].after
    end = blocks[block].end
    if end - start < 3 and block + 1 < len(blocks) and blocks[block + 1].label is None:
        end = blocks[block + 1].end
    return "".join(_LETTER_RUN.findall(text[start : min(end, start + 160)]))[:60].lower()


def _is_answer_next(rest: Sequence[tuple[int, Label]], number: int) -> bool:
    return bool(rest) and rest[0][1].kind == "answer" and any(n.value == number for n in rest[0][1].numbers)


def _key_after_verdict(state: _SequenceState, key: Key, verdict: str, same: bool) -> Key:
    if verdict == "set":
        if state.group not in state.answered_groups:
            state.unanswered.add(state.group)
        state.group += 1
        state.last = 0
        return state.key(1, key[2])
    if verdict == "next" and state.key(key[1] + 1) not in state.asked:
        state.warnings.append(f"question {key[1]} is printed twice; the second is read as {key[1] + 1}")
        if same:
            state.twins[state.key(key[1] + 1)] = key
        return state.key(key[1] + 1)
    state.warnings.append(f"two questions bear number {key[1]}")
    return (*key[:3], state.copies[key[:3]])


def _is_out_of_reach(
    state: _SequenceState, key: Key, label: Label, rest: Sequence[tuple[int, Label]]
) -> bool:
    """Whether a number fits no run: a year, or a weak label that is not the next."""
    if label.weak and key[1] > state.last + 1:
        return True
    return key[1] > state.last + 40 and not any(
        number.value == key[1] + 1 for _, other in rest[:4] for number in other.numbers
    )


def _count_answer(
    state: _SequenceState, block: int, label: Label, rest: Sequence[tuple[int, Label]]
) -> list[CountedLabel]:
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


def _heads_answers(state: _SequenceState, label: Label, rest: Sequence[tuple[int, Label]]) -> bool:
    """Whether a label without number is the title above the answers, which all follow with their own."""
    if label.numbers or label.everything or not state.open:
        return False
    below = takewhile(lambda each: each[1].kind == "answer", rest)
    numbers = {number.value for _, other in below for number in other.numbers}
    return {key[1] for key in state.open} <= numbers


def _answer_to_nobody(
    state: _SequenceState, block: int, label: Label, rest: Sequence[tuple[int, Label]]
) -> list[CountedLabel]:
    """An answer to a question that the paper does not have: it is nobody's, least of all the one before's."""
    numbers = {number.value for number in label.numbers if number.plain}
    if not numbers or label.weak:
        return []
    if numbers & state.waiting.keys() or any(n.value in numbers for _, later in rest for n in later.numbers):
        return _answer_with_later_number(state, block, numbers)
    return [CountedLabel("answer", block, numbers=tuple(sorted(numbers)))]


def _answer_with_later_number(state: _SequenceState, block: int, numbers: set[int]) -> list[CountedLabel]:
    """An answer right below a question that bears the number of a later one: perhaps it answers this one."""
    keys = list(takewhile(lambda key: state.asked[key] == state.newest, reversed(state.open)))[::-1]
    if not keys or numbers & state.waiting.keys() or block - state.asked[keys[0]] > _MAX_BLOCKS_BELOW:
        return []
    state.warnings.append(f"the answer below question {keys[0][1]} bears number {min(numbers)}")
    state.answer(keys)
    return [CountedLabel("answer", block, tuple(keys), unsure=True)]


def _keys_of_answer(state: _SequenceState, label: Label, rest: Sequence[tuple[int, Label]]) -> list[Key]:
    if label.everything:
        return state.waiting_for(state.waiting)
    if not label.numbers:
        later = {number.value for _, other in _answer_labels(rest) for number in other.numbers}
        waiting = [key for key in state.open if key[1] not in later]
        return waiting or list(islice(reversed(state.open), 1))
    return [
        key
        for number in label.numbers
        if (key := _key_of_number(state, number.meanings, number.letter, number.plain))
    ]


def _answer_labels(rest: Sequence[tuple[int, Label]]) -> list[tuple[int, Label]]:
    return [(block, label) for block, label in rest if label.kind == "answer"]


def _key_of_number(state: _SequenceState, meanings: Sequence[int], letter: str, plain: bool) -> Key | None:
    """The question that a number in an answer's label means: an open one, this set's, or an earlier set's."""
    waiting = [key for key in state.waiting_for(meanings) if not letter or key[2] == letter]
    if not plain:
        near = [key for key in waiting if key in state.open] or list(islice(state.open, 1))
        return near[-1] if near else None
    if waiting:
        last = state.newest
        return min(
            waiting,
            key=lambda key: (
                *(key[0] not in state.unanswered, key[0] != state.group, key[0]),
                state.asked[key] != last,
                key[3],
            ),
        )
    return None


def _warn_of_gaps(state: _SequenceState) -> None:
    groups: dict[int, set[int]] = {}
    for key in state.asked:
        groups.setdefault(key[0], set()).add(key[1])
    for numbers in groups.values():
        missing = sorted(set(range(1, max(numbers))) - numbers)
        if missing:
            state.warnings.append("no question " + ", ".join(map(str, missing[:20])))
