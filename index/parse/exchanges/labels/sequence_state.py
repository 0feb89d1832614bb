"""What a paper has asked and answered so far, in a run over its labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.cleaning import Label, TextBlock

Key = tuple[int, int, str, int]  # set, number, letter, how many before it bear the same number
PlacedLabels = Sequence[tuple[int, Label]]  # each with its block, in order
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_READ_LETTERS = 160  # characters of a question in which its first letters are sought


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
class SequenceState:
    """The questions of a paper by their keys; `titles` are the blocks that name who asks what follows."""

    text: str
    blocks: Sequence[TextBlock]
    titles: Sequence[int]
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

    def key(self, number: int, letter: str = "") -> Key:
        """The key of a number in the set that is being read."""
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

    def begin_set(self) -> None:
        """Note that the numbers begin anew."""
        if self.group not in self.answered_groups:
            self.unanswered.add(self.group)
        self.group += 1
        self.last = 0

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

    def is_asked_again(self, key: Key, block: int) -> bool:
        """Whether a block asks in the same words what was asked under this key."""
        return self._first_letters(self.asked[key]) == self._first_letters(block)

    def _first_letters(self, block: int) -> str:
        start, end = self.blocks[block].after, self.blocks[block].end
        if end - start < 3 and block + 1 < len(self.blocks) and self.blocks[block + 1].label is None:
            end = self.blocks[block + 1].end
        letters = _LETTER_RUN.findall(self.text[start : min(end, start + _READ_LETTERS)])
        return "".join(letters)[:60].lower()
