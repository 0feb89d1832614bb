"""A trained table -> one that also learnt from a transformer, which knows other languages and everyday words.

A second table is fitted to the teacher: the mean of a text's token vectors is to point where the teacher's
vector of that text does. Both tables beside each other have cosines that are the mean of theirs; their
strongest directions are kept, so that the model is as small and as quick as before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from rich.progress import track
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from index.training.material.lessons import QUERY, Lesson, Reads, taught
from index.training.material.token_ids import Texts, tokenise

TEACHERS_SHARE = 1.0  # of a cosine, beside our own
COMMON_DIRECTIONS = 3  # of the teacher's words: what they tell is the language and how often a word is used
READ = 400  # characters of a passage: what the teacher reads of it in its own tokens
EPOCHS, BATCH, RATE = 8, 1024, 0.01
APART, SCALE = (
    0.3,
    20.0,
)  # how much it counts that a text is nearer to its own vector than to others', and how sharply
STARTING_LENGTH = 0.7  # of a token that no text moved, beside our own weight of it

Floats = NDArray[np.float32]


def distil(
    directions: Floats,
    vector_weights: Floats,
    tokenizer: Tokenizer,
    lessons: Mapping[str, Lesson],
    teacher: Reads,
    kept: Path,
    seed: int,
) -> Floats:
    """Directions (V, d) at length one, learnt from our own and the teacher; its vectors stay in `kept`."""
    width = directions.shape[1]
    aims, basis = _aims(list(lessons.values()), teacher, kept, width)
    words = np.concatenate(list(taught(word_lesson(tokenizer), teacher, kept))).astype(np.float32)
    start = _words_alone(words) @ basis
    start *= (STARTING_LENGTH * vector_weights / np.maximum(np.linalg.norm(start, axis=1), 1e-9))[:, None]
    shown = [text[:READ] for lesson in lessons.values() for text in lesson.texts]
    learnt = fit_means(torch.from_numpy(start), tokenise(tokenizer, shown), torch.from_numpy(aims), seed)
    return strongest_directions(torch.from_numpy(directions), learnt, width).numpy()


def word_lesson(tokenizer: Tokenizer) -> Lesson:
    """Every token by itself, in the order of the table."""
    vocabulary = tokenizer.get_vocab()
    return Lesson(QUERY, tuple(sorted(vocabulary, key=vocabulary.__getitem__)))


def fit_means(table: Tensor, texts: Texts, aims: Tensor, seed: int, epochs: int = EPOCHS) -> Tensor:
    """The table (V, d) moved until the sum of each text's distinct rows points at its aim; aims: (n, d)."""
    rng = np.random.default_rng(seed)
    table = table.clone().requires_grad_()
    optimiser = torch.optim.Adam([table], lr=RATE, betas=(0.9, 0.98))
    filled = np.flatnonzero(np.diff(texts.starts))
    batches = max(1, len(filled) // BATCH)
    for step in track(range(epochs * batches), description="learning from the teacher"):
        if step % batches == 0:
            order = rng.permutation(filled)
        chosen = order[step % batches * BATCH :][:BATCH]
        loss = _loss(
            table, [np.unique(texts[number]) for number in chosen.tolist()], aims[torch.from_numpy(chosen)]
        )
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.param_groups[0]["lr"] = RATE * (1 - step / (epochs * batches))
        optimiser.step()
    return table.detach()


def strongest_directions(own: Tensor, learnt: Tensor, width: int) -> Tensor:
    """Both tables as one in the `width` directions that tell most, float32 (V, width) of length one."""
    both = torch.cat(
        (functional.normalize(own, dim=1), TEACHERS_SHARE * functional.normalize(learnt, dim=1)), dim=1
    )
    strongest = torch.from_numpy(_principal_directions(both)[:, -width:].copy())
    return functional.normalize(both @ strongest, dim=1)


def _loss(table: Tensor, rows: Sequence[NDArray[np.uint16]], aims: Tensor) -> Tensor:
    ids = torch.from_numpy(np.concatenate(rows).astype(np.int64))
    starts = torch.from_numpy(np.concatenate(([0], np.cumsum([len(one) for one in rows])[:-1])))
    means = functional.normalize(functional.embedding_bag(ids, table, starts, mode="sum"), dim=1)
    cosines = means @ aims.T
    apart = functional.cross_entropy(SCALE * cosines, torch.arange(len(rows)))
    return 2 * (1 - cosines.diagonal().mean()) + APART * apart


def _aims(lessons: Sequence[Lesson], teacher: Reads, kept: Path, width: int) -> tuple[Floats, Floats]:
    """The teacher's vectors of all texts in `width` numbers, of length one, and the basis that they are in.

    Questions, passages and each language but Dutch are centred by themselves: where they lie as a whole tells
    how a text was put, not what it says.
    """
    vectors = np.concatenate([block for lesson in lessons for block in taught(lesson, teacher, kept)]).astype(
        np.float32
    )
    prompts = np.array([lesson.prompt for lesson in lessons for _ in lesson.texts])
    languages = np.array([language for lesson in lessons for language in lesson.languages])
    for prompt in sorted(set(prompts.tolist())):
        vectors[prompts == prompt] -= vectors[prompts == prompt].mean(0)
    for language in sorted({*languages.tolist()} - {"nld"}):
        vectors[languages == language] -= vectors[languages == language].mean(0)
    basis = _principal_directions(torch.from_numpy(vectors))[:, ::-1][:, :width]
    vectors = vectors @ basis
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), basis


def _words_alone(words: Floats) -> Floats:
    """The teacher's vectors of single words without what is common to many of them."""
    words = words - words.mean(0)
    common = _principal_directions(torch.from_numpy(words))[:, -COMMON_DIRECTIONS:]
    return np.asarray(words - words @ common @ common.T, np.float32)


def _principal_directions(rows: Tensor) -> Floats:
    """The directions in which these rows (n, d) lie, the strongest last, float32 (d, d).

    By torch, whose threads `make model` sets: other numbers of threads would give other last digits.
    """
    _, basis = torch.linalg.eigh((rows.T @ rows).double())
    return np.asarray(basis.numpy(), np.float32)
