"""Schriftelijk overleg: unnumbered questions per fractie, answered under `Antwoord:` or in a second part."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from index.cleaning import CleanPaper, TextBlock
from index.document import Exchange, Member, Span
from index.language.sentences import split_sentences
from index.parse.exchanges.fracties import (
    ANSWERING_PART,
    PART,
    TURN,
    fractie_named_in,
    heading_of,
    is_list_item,
    is_member_question,
    is_opening,
    name_other_fracties,
    place_of_members,
    place_of_own_answer,
)
from index.parse.exchanges.turn_paragraphs import ends_answer
from index.parse.head.signature import is_signature


@dataclass(frozen=True, slots=True)
class FractieSection:
    """The paragraphs under one fractie's heading; `answering` says that it stands in the minister's part."""

    asker: Member | None
    answering: bool
    blocks: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class _QuestionWithAnswer:
    asker: Member | None
    question: Span
    answer: Span | None
    page: int


def cut_consultation(clean: CleanPaper) -> tuple[list[Exchange], list[str]]:
    """The exchanges of a consultation, numbered from 1, and what is odd about them."""
    parts = _cut_into_sections(clean)
    labelled = [part for part in parts if _places_of_answer_labels(part)]
    if labelled:
        pairs = [pair for part in labelled for pair in _pairs_at_labels(clean, part)]
    elif any(part.answering and part.blocks for part in parts):
        pairs = _pairs_across_sections(clean, parts)
    else:
        pairs = [pair for part in parts if part.asker for pair in _pairs_without_answer(clean, part)]
    exchanges = [_make_exchange(clean, number, pair) for number, pair in enumerate(pairs, 1)]
    return exchanges, [] if exchanges else ["no questions and answers were found"]


def _cut_into_sections(clean: CleanPaper) -> list[FractieSection]:
    """The paper cut at its headings; what stands before the first is a part only if nothing else is."""
    parts: list[FractieSection] = []
    asker, answering, held = None, False, list[TextBlock]()
    for block in clean.blocks:
        body = _text_of_block(clean, block)
        fractie = None if block.label else heading_of(body, block.gap)
        answers = not block.label and ANSWERING_PART.fullmatch(body) is not None
        signed = not block.label and (is_signature(body) or (body.endswith(",") and ends_answer(body)))
        if fractie or answers or signed or (PART.fullmatch(body) and not block.label):
            parts.append(FractieSection(asker, answering, tuple(held)))
            answering = answers or (answering and fractie is not None)
            asker, held = fractie, []
        else:
            held.append(block)
    parts.append(FractieSection(asker, answering, tuple(held)))
    return parts[1:] if len(parts) > 1 and not _places_of_answer_labels(parts[0]) else parts


def _places_of_answer_labels(part: FractieSection) -> list[int]:
    return [i for i, block in enumerate(part.blocks) if block.label and block.label.kind == "answer"]


def _text_of_block(clean: CleanPaper, block: TextBlock) -> str:
    return clean.text[block.start : block.end]


def _pairs_at_labels(clean: CleanPaper, part: FractieSection) -> list[_QuestionWithAnswer]:
    """One exchange for each `Antwoord` label of a part."""
    places = _places_of_answer_labels(part)
    pairs = []
    start = 0
    for n, place in enumerate(places):
        question = _question_span(clean, part.blocks[start:place], first=n == 0)
        end = places[n + 1] if n + 1 < len(places) else len(part.blocks)
        stop = place + 1 + _count_answer_paragraphs(clean, part, place + 1, end)
        if question:
            pairs.append(_make_pair(clean, part, question, _answer_span(clean, part.blocks[place:stop])))
        start = stop
    return pairs


def _question_span(clean: CleanPaper, blocks: Sequence[TextBlock], first: bool) -> Span | None:
    """The question before an answer: all its paragraphs but the opening courtesies."""
    begin = 0
    while first and begin < len(blocks) - 1 and is_opening(_text_of_block(clean, blocks[begin])):
        begin += 1
    return Span(blocks[begin].start, blocks[-1].end) if blocks else None


def _count_answer_paragraphs(clean: CleanPaper, part: FractieSection, start: int, end: int) -> int:
    """How many of the paragraphs between two `Antwoord` labels are answer; the rest ask the next question."""
    count = end - start
    bodies = [_text_of_block(clean, block) for block in part.blocks[start:end]]
    if end == len(part.blocks) or count < 2:
        spoken = part.blocks[start - 1].after < part.blocks[start - 1].end
        alone = spoken and count == 1 and end < len(part.blocks)
        return 0 if alone else place_of_members(bodies, asked_below=False) or count
    split = count - 1
    items = split
    while split > 1 and is_list_item(bodies[split]):  # of a question that leads to them
        split -= 1
    split = split if is_member_question(bodies[split]) else items
    while split > 1 and is_member_question(bodies[split - 1]):
        split -= 1
    return min(split, place_of_members(bodies, asked_below=True) or split)


def _answer_span(clean: CleanPaper, blocks: Sequence[TextBlock]) -> Span | None:
    """From behind the label to the end of the last paragraph."""
    start, end = blocks[0].after, blocks[-1].end
    while start < end and clean.text[start].isspace():
        start += 1
    return Span(start, end) if start < end else None


def _pairs_across_sections(clean: CleanPaper, parts: Sequence[FractieSection]) -> list[_QuestionWithAnswer]:
    """Questions in a first part, answers in a second, fractie by fractie."""
    asked = {part.asker: part for part in parts if not part.answering and part.asker}
    pairs: list[_QuestionWithAnswer] = []
    for part in parts:
        if part.answering and part.blocks:
            own = _pairs_of_repeated_questions(clean, part)
            pairs.extend(own or _pairs_in_order(clean, part, asked.get(part.asker) if part.asker else None))
    return pairs


def _pairs_of_repeated_questions(clean: CleanPaper, part: FractieSection) -> list[_QuestionWithAnswer]:
    """Answers that repeat their questions: paragraphs that ask, then paragraphs that do not.

    What a fractie asks and another's question follows at once has no answer: the next is to the other.
    """
    pairs: list[_QuestionWithAnswer] = []
    asking: list[Span] = []
    answer: list[Span] = []
    for span in _cut_into_paragraphs(clean, part):
        body = clean.text[span.start : span.end]
        if is_member_question(body) and answer:
            pairs.append(_pair_of_spans(clean, part, asking, answer))
            asking, answer = [], []
        if is_member_question(body):
            if asking and name_other_fracties(clean.text[asking[0].start : asking[0].end], body):
                asking = []
            asking.append(span)
        elif asking:
            answer.append(span)
    if asking and answer:
        pairs.append(_pair_of_spans(clean, part, asking, answer))
    return pairs


def _cut_into_paragraphs(clean: CleanPaper, part: FractieSection) -> list[Span]:
    """The paragraphs of a part, cut where one goes over from question to answer."""
    pieces = []
    bodies = [_text_of_block(clean, block) for block in part.blocks]
    for block, below in zip(part.blocks, [*bodies[1:], None], strict=True):
        turn = TURN.search(clean.text, block.start, block.end)
        if turn and is_member_question(clean.text[block.start : turn.start()]):
            pieces += [Span(block.start, turn.start()), Span(turn.end(), block.end)]
        else:
            pieces += _question_and_own_answer(clean, block, below)
    return pieces


def _question_and_own_answer(clean: CleanPaper, block: TextBlock, below: str | None) -> list[Span]:
    """A paragraph of the minister's part, in two where he repeats a question and answers it there."""
    whole = Span(block.start, block.end)
    if not is_member_question(_text_of_block(clean, block)):
        return [whole]
    sentences = split_sentences(clean.text, whole)
    own = place_of_own_answer([clean.text[one.start : one.end] for one in sentences], below)
    if not own:
        return [whole]
    return [Span(block.start, sentences[own - 1].end), Span(sentences[own].start, block.end)]


def _pairs_in_order(
    clean: CleanPaper, part: FractieSection, asked: FractieSection | None
) -> list[_QuestionWithAnswer]:
    """Answers without their questions: one for one where the numbers agree, else the whole for the whole."""
    questions = [b for b in asked.blocks if is_member_question(_text_of_block(clean, b))] if asked else []
    if not questions:
        return []
    if len(questions) == len(part.blocks):
        return [
            _make_pair(clean, part, Span(q.start, q.end), Span(a.start, a.end))
            for q, a in zip(questions, part.blocks, strict=True)
        ]
    answer = Span(part.blocks[0].start, part.blocks[-1].end)
    return [_make_pair(clean, part, Span(questions[0].start, questions[-1].end), answer)]


def _pairs_without_answer(clean: CleanPaper, part: FractieSection) -> list[_QuestionWithAnswer]:
    """An inbreng: each paragraph that asks is a question."""
    blocks = [block for block in part.blocks if is_member_question(_text_of_block(clean, block))]
    return [_make_pair(clean, part, Span(block.start, block.end), None) for block in blocks]


def _pair_of_spans(
    clean: CleanPaper, part: FractieSection, asking: Sequence[Span], answer: Sequence[Span]
) -> _QuestionWithAnswer:
    return _make_pair(
        clean, part, Span(asking[0].start, asking[-1].end), Span(answer[0].start, answer[-1].end)
    )


def _make_pair(
    clean: CleanPaper, part: FractieSection, question: Span, answer: Span | None
) -> _QuestionWithAnswer:
    asker = part.asker or fractie_named_in(clean.text, question.start, question.end)
    at = bisect_left(part.blocks, question.start, key=lambda block: block.end)
    block = part.blocks[at] if at < len(part.blocks) else None
    page = block.page if block and block.start <= question.start else 1
    return _QuestionWithAnswer(asker, question, answer, page)


def _make_exchange(clean: CleanPaper, number: int, pair: _QuestionWithAnswer) -> Exchange:
    return Exchange(
        id=str(number),
        numbers=(),
        asker=pair.asker,
        question=pair.question,
        answer=pair.answer,
        state="answered" if pair.answer else "unanswered",
        page=pair.page if clean.paged else None,
    )
