"""Where a label was lost: the text of two turns is parted at the best seam, or kept as unsure.

An answer whose question has no label gets an exchange of its own; what may hold another's words is
`unsure`, and never quoted as a minister's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.document import Exchange, Span
from index.parse.exchanges.labels.bare_labels import ASKS
from index.parse.exchanges.labels.sequence_state import CountedLabel, Key

_LIST_ITEM = re.compile(r"(?:[-–—•·▪●*]|[a-h][.)])[ \t]+\S[^?]*$")


@dataclass(frozen=True, slots=True)
class FoundExchange:
    """An exchange that labels do not give; `place` is that of the turn it was found at."""

    place: int
    numbers: tuple[int, ...]
    question: list[Span]
    answer: list[Span]
    sure: bool


@dataclass(slots=True)
class _SeamWork:
    """The work under way: `doubted` are places of turns whose answer may hold another's words."""

    text: str
    turns: Sequence[CountedLabel]
    regions: list[list[Span]]
    doubted: set[int] = field(default_factory=set)
    questions: dict[int, list[Span]] = field(default_factory=dict)  # of answers that have no label above
    gaps: list[FoundExchange] = field(default_factory=list)

    def keys(self) -> set[Key]:
        return {key for place in self.doubted for key in self.turns[place].keys}


def mend_seams(
    text: str, turns: Sequence[CountedLabel], regions: list[list[Span]], preface: list[Span]
) -> tuple[set[Key], list[FoundExchange]]:
    """The questions whose answers are in doubt, and the exchanges that were found without a label.

    `regions` are the paragraphs of the turns, changed in place; `preface` are those above the first one.
    """
    seams = _SeamWork(text, turns, regions)
    mixed = _are_interleaved(turns)
    for i, turn in enumerate(turns):
        if turn.kind == "answer" and turn.numbers:
            _find_question_of_orphan(seams, i, mixed, preface)
        elif turn.kind == "answer" and turn.unsure:
            seams.doubted.add(i)
        elif turn.kind == "question" and mixed and i and _are_numbers_skipped(turns[i - 1], turn):
            _split_at_gap(seams, i)
    orphans = [
        FoundExchange(i, turns[i].numbers, question, regions[i], i not in seams.doubted)
        for i, question in seams.questions.items()
        if question or regions[i]
    ]
    return seams.keys(), sorted([*orphans, *seams.gaps], key=lambda found: found.place)


def _are_interleaved(turns: Sequence[CountedLabel]) -> bool:
    """Whether answers stand below their own questions, not in a second part."""
    kinds = [turn.kind for turn in turns if turn.kind != "section"]
    first = kinds.index("answer") if "answer" in kinds else len(kinds)
    return "question" in kinds[first:] or first < 2


def _find_question_of_orphan(seams: _SeamWork, i: int, mixed: bool, preface: list[Span]) -> None:
    """An answer without its question, which may stand at the end of the turn before."""
    question: list[Span] = []
    if i == 0:
        question = _asking_tail(seams.text, preface, least=0)
    elif mixed or seams.turns[i - 1].kind == "question":
        asking = seams.turns[i - 1].kind == "question"
        region = seams.regions[i - 1]
        question = _asking_tail(seams.text, region, least=int(asking))
        seams.regions[i - 1] = region[: len(region) - len(question)]
        if asking or len(seams.regions[i - 1]) > 1:
            seams.doubted.add(i - 1)
        if asking and not _is_answered(seams, i - 1):  # its answer may stand in what looks like the question
            seams.doubted.add(i)
    seams.questions[i] = question


def _is_answered(seams: _SeamWork, i: int) -> bool:
    """Whether any answer bears the numbers of a question."""
    wanted = set(seams.turns[i].keys)
    return any(turn.kind == "answer" and wanted & set(turn.keys) for turn in seams.turns)


def _split_at_gap(seams: _SeamWork, i: int) -> None:
    """Numbers that neither question nor answer bears: their text may stand in the answer before."""
    region, before = seams.regions[i - 1], seams.turns[i - 1]
    if not any(_may_be_of_another(seams.text, span) for span in region[1:]):
        return
    seams.doubted.add(i - 1)
    first = next((at for at in range(1, len(region)) if _is_asking(seams.text, region[at])), None)
    if first is None:
        return
    last = first
    while last + 1 < len(region) and _is_asking(seams.text, region[last + 1]):
        last += 1
    numbers = tuple(range(before.keys[-1][1] + 1, seams.turns[i].keys[0][1]))
    seams.gaps.append(FoundExchange(i, numbers, region[first : last + 1], region[last + 1 :], sure=False))
    seams.regions[i - 1] = region[:first]


def _may_be_of_another(text: str, span: Span) -> bool:
    """Whether a paragraph may belong to a question or answer that lost its label: no row, no item."""
    body = text[span.start : span.end]
    return not ("  " in body or "\t" in body or body.startswith("|") or _LIST_ITEM.match(body))


def _are_numbers_skipped(before: CountedLabel, turn: CountedLabel) -> bool:
    """Whether numbers are lacking between an answer and the question below it."""
    if before.kind != "answer" or not before.keys or not turn.keys or turn.again:
        return False
    last, following = before.keys[-1], turn.keys[0]
    return last[0] == following[0] and following[1] > max(key[1] for key in before.keys) + 1


def _asking_tail(text: str, region: Sequence[Span], least: int) -> list[Span]:
    """The paragraphs at a region's end that ask, after the first `least` ones."""
    first = len(region)
    while first > least and _is_asking(text, region[first - 1]):
        first -= 1
    return list(region[first:])


def _is_asking(text: str, span: Span) -> bool:
    body = text[span.start : span.end]
    return ASKS.search(body) is not None or ("? " in body and not body[:1].isupper())


def lost_label_warnings(lost: Sequence[FoundExchange]) -> Iterator[str]:
    """A sentence for each exchange that was found without its label."""
    for found in lost:
        names = ", ".join(map(str, found.numbers))
        yield (
            f"question {names} has no label; it was parted from the turn before"
            if found.question
            else (f"no question for answer {names}")
        )


def is_settled(text: str, exchange: Exchange) -> bool:
    """Whether an answer without a label is plainly parted from its question, and asks nothing itself."""
    question, answer = exchange.question, exchange.answer
    if answer is None or "\n\n" not in text[question.end : answer.start]:
        return False
    return "?" not in text[answer.start : answer.end] and text[answer.start].isupper()


def with_distinct_ids(exchanges: Sequence[Exchange]) -> list[Exchange]:
    """The exchanges, an id that an earlier one bears marked as a twin's: `2'`."""
    found: dict[str, Exchange] = {}
    for each in exchanges:
        name = each.id
        while name in found:
            name += "'"
        found[name] = each if name == each.id else replace(each, id=name)
    return list(found.values())


def unlabelled_warnings(names: Sequence[str], labelled: bool) -> list[str]:
    """A sentence on the answers without a label: one for all where no answer of the paper has any."""
    if labelled:
        return [f"the answer to question {name} has no label" for name in names]
    return ["the answers have no label"] if names else []


def unlabelled_exchange(lost: FoundExchange) -> Exchange:
    """The exchange that a lost label leaves, its question empty where nothing of it is left."""
    at = lost.answer[0].start if lost.answer else lost.question[0].start
    question = Span(lost.question[0].start, lost.question[-1].end) if lost.question else Span(at, at)
    answer = Span(lost.answer[0].start, lost.answer[-1].end) if lost.answer else None
    return Exchange(
        id=str(lost.numbers[0]),
        numbers=lost.numbers,
        asker=None,
        question=question,
        answer=answer,
        answer_group=lost.numbers if answer else (),
        state=("answered" if lost.sure else "unsure") if answer else "missing",
    )
