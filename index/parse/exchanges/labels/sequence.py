"""Which label lines are labels, and what numbers they carry: the run of the numbers decides.

A label that OCR has spoilt is read as what its neighbours leave for it; a series that starts again is a
second set; a line in an answer that merely begins with `Vraag 1` is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.cleaning import TextBlock
from index.parse.exchanges.labels.answer_turns import count_answer
from index.parse.exchanges.labels.question_turns import count_question
from index.parse.exchanges.labels.sequence_state import CountedLabel, PlacedLabels, SequenceState

_SEEN_AHEAD = 39  # labels below one that tell what it is


def resolve_labels(
    text: str, blocks: Sequence[TextBlock], labels: PlacedLabels, titles: Sequence[int]
) -> tuple[list[CountedLabel], list[str]]:
    """The turns of a paper from its label lines (block, label), in order, and what is odd about them.

    `titles` are the blocks that name who asks what follows.
    """
    state, turns = SequenceState(text, blocks, titles), list[CountedLabel]()
    for place, (block, label) in enumerate(labels):
        rest = labels[place + 1 : place + 1 + _SEEN_AHEAD]
        if label.kind == "section":
            turns.append(CountedLabel("section", block, word=label.word))
        elif label.kind == "question":
            turns.extend(count_question(state, block, label, rest))
        else:
            turns.extend(count_answer(state, block, label, rest))
    return turns, [*state.warnings, *_gap_warnings(state)]


def _gap_warnings(state: SequenceState) -> list[str]:
    groups: dict[int, set[int]] = {}
    for key in state.asked:
        groups.setdefault(key[0], set()).add(key[1])
    gaps = (sorted(set(range(1, max(numbers))) - numbers) for numbers in groups.values())
    return ["no question " + ", ".join(map(str, missing[:20])) for missing in gaps if missing]
