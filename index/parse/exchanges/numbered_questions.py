"""Numbered questions and answers: Aanhangsel, ministry letters, lists; from turns to exchanges."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from index.cleaning import CleanPaper
from index.document import Exchange, Span
from index.parse.exchanges.fracties import is_member_question
from index.parse.exchanges.labels.bare_labels import ASKS, REQUEST, label_lines
from index.parse.exchanges.labels.lost_labels import (
    is_settled,
    lost_label_warnings,
    mend_seams,
    unlabelled_exchange,
    unlabelled_warnings,
    with_distinct_ids,
)
from index.parse.exchanges.labels.sequence import resolve_labels
from index.parse.exchanges.labels.sequence_state import CountedLabel, Key
from index.parse.exchanges.named_askers import (
    is_party_mark,
    members_in_label,
    members_in_title,
    with_asker_above,
)
from index.parse.exchanges.turn_paragraphs import headings_of_sets, paragraphs_of_turns, without_members

Answer = tuple[tuple[Key, ...], list[Span]]  # the questions that it covers, its paragraphs
_LABEL_ACROSS_COLUMNS = re.compile(r"(?<=[a-z] )(?:Vraag|Antwoord) \d{1,3} [A-Z]")
_PROCEDURAL_QUESTION = re.compile(
    r"^(?:kunt|wilt|bent|zou|zoudt|kan)\b[^?]{0,60}\b(?:vraag|vragen)\b[^?]{0,200}(?:beantwoord|toezenden|antwoord)\w{0,4}\b",
    re.IGNORECASE,
)


def cut_questions(clean: CleanPaper, answering: bool) -> tuple[list[Exchange], list[str]]:
    """The exchanges of a paper with labels, and what is odd about them.

    `answering` says that the paper is an answer: then a question without labelled answer is split.
    """
    if _is_in_two_columns(clean):
        return [], ["the columns of a page are read across; the questions cannot be told apart"]
    labels = label_lines(clean)
    titles = {i: asker for i, block in enumerate(clean.blocks) if (asker := members_in_title(clean, block))}
    sets = [*titles, *headings_of_sets(clean, labels)]
    titles |= {i: asker for i, _ in labels if (asker := members_in_label(clean, clean.blocks[i]))}
    turns, warnings = resolve_labels(clean.text, clean.blocks, labels, sets)
    regions = paragraphs_of_turns(clean, labels, turns)
    preface = [Span(each.start, each.end) for each in clean.blocks[: turns[0].block if turns else 0]]
    doubted, lost = mend_seams(clean.text, turns, regions, preface)
    asked, answers = _collect_by_key(clean.text, turns, regions)
    labelled = any(turn.kind == "answer" for turn in turns)
    if answering and not labelled:
        asked = {keys: _split_first_paragraph(clean.text, region) for keys, region in asked.items()}
    maker = _ExchangeMaker(clean, answers, answering or labelled, labelled, doubted)
    lost_at = {place: list(those) for place, those in groupby(lost, lambda each: each.place)}
    found: list[Exchange] = []
    for place, turn in enumerate(turns):
        made = [unlabelled_exchange(each) for each in lost_at.get(place, ())]
        if turn.kind == "question" and not turn.again and asked[turn.keys]:
            made.append(maker.exchange(turn.keys, asked[turn.keys]))
        page = clean.blocks[turn.block].page if clean.paged else None
        found += [with_asker_above(titles, turn, replace(each, page=page)) for each in made]
    warnings += [*lost_label_warnings(lost), *unlabelled_warnings(maker.unlabelled, labelled)]
    if not any(label.numbers for _, label in labels):
        found = [replace(exchange, numbers=(), answer_group=()) for exchange in found]
    return with_distinct_ids(found), warnings


def _is_in_two_columns(clean: CleanPaper) -> bool:
    """Whether labels stand in the middle of lines, each cutting a sentence off."""
    spoken = [block for block in clean.blocks if block.label and block.label.kind == "question"]
    across = sum(
        _LABEL_ACROSS_COLUMNS.search(clean.text, block.after, block.end) is not None for block in spoken
    )
    return across >= 2 and across >= 0.5 * len(spoken)


def _collect_by_key(
    text: str, turns: Sequence[CountedLabel], regions: Sequence[list[Span]]
) -> tuple[dict[tuple[Key, ...], list[Span]], dict[Key, Answer]]:
    """Questions by their keys in order, and for each key the group and paragraphs of its answer."""
    asked: dict[tuple[Key, ...], list[Span]] = {}
    answers: dict[Key, Answer] = {}
    for turn, region in zip(turns, regions, strict=True):
        if turn.kind == "question" and not turn.again:
            asked[turn.keys] = region
        elif turn.kind == "answer":
            answers.update((key, (turn.keys, region)) for key in turn.keys)
        elif turn.again and (answer := _split_at_last_question(text, region)[1]):
            answers.setdefault(turn.keys[0], (turn.keys, answer))
    return asked, answers


@dataclass(slots=True)
class _ExchangeMaker:
    """Makes questions and what answers them into exchanges.

    In a paper that is `answering`, a question that no label answers may have its answer right behind it;
    `unlabelled` counts those that do. `labelled` says that it has labels of answers, `doubted` are the
    questions whose turns were parted where a label was lost.
    """

    clean: CleanPaper
    answers: Mapping[Key, Answer]
    answering: bool
    labelled: bool
    doubted: Container[Key]
    unlabelled: list[str] = field(default_factory=list)

    def exchange(self, keys: tuple[Key, ...], region: list[Span]) -> Exchange:
        """The exchange of a question (with those that are asked together with it) in these paragraphs."""
        text, name = self.clean.text, _name_of_key(keys[0])
        group, answer = self.answers.get(keys[0], (keys, []))
        if keys[0] not in self.answers and self.answering:
            region, answer = _split_at_last_question(text, region)
            answer = without_members(text, answer)
            if answer:
                self.unlabelled.append(name)
        question = Span(region[0].start, region[-1].end)
        made = Exchange(
            id=name,
            numbers=tuple(dict.fromkeys(key[1] for key in keys)),
            asker=None,
            question=question,
            answer=Span(answer[0].start, answer[-1].end) if answer else None,
            answer_group=tuple(dict.fromkeys(key[1] for key in group)) if answer else (),
            state="answered" if answer else "missing" if self.answering else "unanswered",
            procedural=is_procedural(text[question.start : question.end]),
        )
        return replace(made, state="unsure") if answer and self._is_unsure(keys, made) else made

    def _is_unsure(self, keys: tuple[Key, ...], made: Exchange) -> bool:
        """Whether where its answer begins is guessed, and nothing settles it."""
        guessed = keys[0] not in self.answers if self.labelled else self.clean.flat
        return any(key in self.doubted for key in keys) or (guessed and not is_settled(self.clean.text, made))


def _name_of_key(key: Key) -> str:
    """A key as an exchange's id: `4`, `3a`, `2:1`, `4'`."""
    group, number, letter, twin = key
    return f"{group}:" * (group > 1) + f"{number}{letter}" + "'" * twin


def _split_at_last_question(text: str, region: list[Span]) -> tuple[list[Span], list[Span]]:
    """Question and answer where nothing but a paragraph's end divides them: at the last question mark."""
    asked = False
    for i, span in enumerate(region):
        body = text[span.start : span.end]
        asks = ASKS.search(body) is not None
        asks = asks or (
            not asked and "?" in body and _is_blank_line_behind(text, region, i)
        )  # "… per sluis? Graag per jaar."
        asks = asks or (asked and is_party_mark(body))  # who asks, on a line below
        asks = asks or (i == 0 and REQUEST.match(body) is not None)
        asks = asks or (not asked and "leden" in body and is_member_question(body))  # "Deze leden vragen …"
        if asked and not asks:
            return region[:i], region[i:]
        asked = asked or asks
    return region, []


def _split_first_paragraph(text: str, region: list[Span]) -> list[Span]:
    """The paragraphs of a region, the first cut behind its last question mark where an answer runs on."""
    if not region or _is_blank_line_behind(text, region, 0):
        return region
    first = region[0]
    end = text.rfind("? ", first.start, first.end) + 1
    if end == 0 or not text[end + 1].isupper() or ASKS.search(text[first.start : first.end]):
        return region
    return [Span(first.start, end), Span(end + 1, first.end), *region[1:]]


def _is_blank_line_behind(text: str, region: Sequence[Span], i: int) -> bool:
    """Whether a blank line stands between a paragraph of a region and the next."""
    return i + 1 < len(region) and "\n\n" in text[region[i].end : region[i + 1].start]


def is_procedural(question: str) -> bool:
    """Whether a question is only about how and when to answer."""
    return len(question) < 300 and _PROCEDURAL_QUESTION.match(question) is not None
