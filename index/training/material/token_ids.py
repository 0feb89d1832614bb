"""The training text as arrays of token ids, so that a batch is cut from it without tokenising again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.training.material.corpus import TextUnit

Ids = NDArray[np.uint16]
AT_ONCE = 20_000
SAMPLED = 100_000  # sentences of each part that are enough to see how rare a token is


@dataclass(frozen=True, slots=True)
class Texts:
    """Token ids of many texts, end to end: text i is `ids[starts[i]:starts[i + 1]]`."""

    ids: Ids
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> Ids:
        return self.ids[self.starts[number] : self.starts[number + 1]]


@dataclass(frozen=True, slots=True)
class Material:
    """Units of running text: unit u has head `heads[u]` and the sentences `first[u]` to `first[u + 1]`.

    Units that lie near each other in meaning lie near each other here: they are each other's hard
    negatives.
    """

    heads: Texts
    sentences: Texts
    first: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.first) - 1


def tokenise(tokenizer: Tokenizer, texts: Iterable[str]) -> Texts:
    """The texts' token ids."""
    parts: list[Ids] = []
    waiting = list(texts)
    for start in range(0, len(waiting), AT_ONCE):
        encoded = tokenizer.encode_batch_fast(waiting[start : start + AT_ONCE], add_special_tokens=False)
        parts.extend(np.array(one.ids, dtype=np.uint16) for one in encoded)
    starts = np.concatenate(([0], np.cumsum([len(part) for part in parts])))
    ids = np.concatenate(parts) if parts else np.empty(0, dtype=np.uint16)
    return Texts(ids, starts.astype(np.int64))


def material(tokenizer: Tokenizer, units: Sequence[TextUnit]) -> Material:
    """The units with their token ids, sorted by topic (order within a topic is kept)."""
    ordered = sorted(units, key=lambda unit: unit.topic)
    heads = tokenise(tokenizer, (unit.head for unit in ordered))
    sentences = tokenise(tokenizer, chain.from_iterable(unit.sentences for unit in ordered))
    first = np.concatenate(([0], np.cumsum([len(unit.sentences) for unit in ordered])))
    return Material(heads, sentences, first.astype(np.int64))


def rarity(parts: Sequence[Material], vocabulary_size: int) -> NDArray[np.float32]:
    """How rare each token is (V,): IDF over the sentences of the running text, never below 0.05."""
    seen = np.zeros(vocabulary_size)
    total = 0
    for part in parts:
        texts = part.sentences
        sample = range(0, len(texts), max(1, len(texts) // SAMPLED))
        for number in sample:
            seen[np.unique(texts[number])] += 1
        total += len(sample)
    idf = np.log(1 + (total - seen + 0.5) / (seen + 0.5))
    return np.maximum(idf, 0.05).astype(np.float32)
