"""Cuts batches of questions with their passages from the training material."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.training.material import noise
from index.training.material.noise import ForeignLanguage, Words
from index.training.material.token_ids import Material, Texts
from index.training.step import Batch

Ids = NDArray[Any]

RUNS = (1, 4, 16)  # how many neighbours are taken from one place: they are each other's hard negatives
LONGEST_PASSAGE = 160
MOST_DISTINCT = 96
LONGEST_QUESTION = 48
SHORTEST = 3  # tokens that a question made of a sentence has at least


@dataclass(frozen=True, slots=True)
class QuestionChanges:
    """What questions are changed with: how rare tokens are, slips, other words, frames, other languages."""

    rarity: NDArray[np.float32]
    misspelt: Words
    synonyms: Words
    frames: Sequence[noise.QuestionFrame]
    foreign: Mapping[str, ForeignLanguage]


def running_text(part: Material, tongues: QuestionChanges, size: int, rng: np.random.Generator) -> Batch:
    """Heads and sentences as questions, the text around them as passages."""
    questions: list[Ids] = []
    passages: list[Ids] = []
    for unit in _draw_unit_runs(len(part), size, rng):
        pair = _cut_question(part, unit, rng)
        if pair is None or len(pair[0]) < SHORTEST or len(pair[1]) < SHORTEST:
            continue
        questions.append(_draw_distinct(as_question(pair[0], tongues, rng), LONGEST_QUESTION, rng))
        passages.append(_draw_distinct(pair[1], MOST_DISTINCT, rng))
    return Batch(questions, passages)


def parallel_text(
    pairs: tuple[Texts, Texts],
    languages: Sequence[str],
    tongues: QuestionChanges,
    size: int,
    rng: np.random.Generator,
) -> Batch:
    """Foreign texts as questions, sometimes framed, their translations as passages, sometimes with more."""
    questions: list[Ids] = []
    passages: list[Ids] = []
    seen: set[bytes] = set()
    for number in rng.integers(len(pairs[0]), size=size).tolist():
        question, passage = pairs[0][number], pairs[1][number]
        same = passage.tobytes()
        if not len(question) or not len(passage) or same in seen:
            continue  # the same translation of another question would count as wrong for it
        seen.add(same)
        frames = tongues.foreign.get(languages[number])
        if frames is not None and rng.random() < 0.3:
            question = noise.add_frame(question, frames.frames, rng)
        if rng.random() < 0.3:  # the wanted text is one of several in its passage
            other = pairs[1][int(rng.integers(len(pairs[1])))]
            passage = np.concatenate([passage, other])
        questions.append(_draw_distinct(question, LONGEST_QUESTION, rng))
        passages.append(_draw_distinct(passage, MOST_DISTINCT, rng))
    return Batch(questions, passages)


def own_questions(
    pairs: tuple[Texts, Texts],
    languages: Sequence[str],
    beside: Material,
    tongues: QuestionChanges,
    size: int,
    rng: np.random.Generator,
) -> Batch:
    """Our own questions with their passages, half of the batch; running text competes in the other half."""
    other = running_text(beside, tongues, size - size // 2, rng)
    questions, passages = list(other.questions), list(other.passages)
    for number in dict.fromkeys(_draw_unit_runs(len(languages), size // 2, rng)):
        question, passage = pairs[0][number], pairs[1][number]
        if rng.random() < 0.5:
            dutch = languages[number] == "nld"
            question = as_question(question, tongues, rng) if dutch else noise.thin_out(question, rng)
        if rng.random() < 0.5:
            passage = noise.thin_out(passage, rng)
        questions.append(_draw_distinct(question, LONGEST_QUESTION, rng))
        passages.append(_draw_distinct(passage, MOST_DISTINCT, rng))
    return Batch(questions, passages)


def as_question(ids: Ids, tongues: QuestionChanges, rng: np.random.Generator) -> Ids:
    """A sentence as somebody might ask it: keywords or thinned, misspelt, in other words, in a frame."""
    chance = rng.random()
    if chance < 0.3:
        ids = noise.keywords(ids, tongues.rarity, rng)
    elif chance < 0.75:
        ids = noise.thin_out(ids, rng)
    chance = rng.random()
    frames = tongues.frames
    if chance < 0.22:
        language = tongues.foreign[list(tongues.foreign)[int(rng.integers(len(tongues.foreign)))]]
        ids, frames = noise.replace_words(ids, language.words, 0.9, rng), language.frames
    elif chance < 0.4:
        ids = noise.replace_words(ids, tongues.synonyms, 0.5, rng)
    elif chance < 0.52:
        ids = noise.replace_words(ids, tongues.misspelt, 0.3, rng)
    return noise.add_frame(ids, frames, rng) if rng.random() < 0.45 else ids


def _draw_unit_runs(total: int, size: int, rng: np.random.Generator) -> Iterator[int]:
    taken = 0
    while taken < size:
        run = min(RUNS[int(rng.integers(len(RUNS)))], size - taken)
        start = int(rng.integers(total))
        yield from range(start, min(start + run, total))
        taken += run


def _cut_question(part: Material, unit: int, rng: np.random.Generator) -> tuple[Ids, Ids] | None:
    """A question and its passage out of one unit; None where there is too little text."""
    head = part.heads[unit]
    sentences = [part.sentences[i] for i in range(part.first[unit], part.first[unit + 1])]
    if len(head) >= SHORTEST and sentences and rng.random() < 0.45:
        return head, _draw_window(sentences, rng)
    if len(sentences) < 2:
        return _split_sentence(head if len(head) > 7 else np.concatenate([head, *sentences]), sentences, rng)
    chosen = int(rng.integers(len(sentences)))
    question = sentences[chosen]
    if rng.random() < 0.12 and chosen + 1 < len(sentences):  # several sentences, as a member asks
        question = np.concatenate([head, question, sentences[chosen + 1]])
    rest = sentences[:chosen] + sentences[chosen + 1 :] if rng.random() < 0.8 else sentences
    return question, _draw_window(rest, rng)


def _split_sentence(ids: Ids, beside: Sequence[Ids], rng: np.random.Generator) -> tuple[Ids, Ids] | None:
    """A single sentence dealt out over question and passage, a third of the words in both."""
    if len(ids) < 7:
        return None
    chances = rng.random(len(ids))
    passage = ids[chances > 0.35]
    if beside and rng.random() < 0.5:
        passage = np.concatenate([passage, *beside])
    return ids[chances < 0.6], passage


def _draw_window(sentences: Sequence[Ids], rng: np.random.Generator) -> Ids:
    """Consecutive sentences of together at most a passage's length."""
    total = sum(len(sentence) for sentence in sentences)
    start = int(rng.integers(len(sentences))) if total > LONGEST_PASSAGE else 0
    return np.concatenate(sentences[start:])[:LONGEST_PASSAGE]


def _draw_distinct(ids: Ids, most: int, rng: np.random.Generator) -> Ids:
    distinct = np.unique(ids)
    return distinct if len(distinct) <= most else rng.choice(distinct, most, replace=False)
