"""Where training starts: word vectors from which words stand near each other (PPMI, then a truncated SVD)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from index.training.material import Texts

WINDOW = 8
LEAST = 2.0  # weighted times that two tokens must have met
SMOOTHING = 0.75
OVERSAMPLED = 32
ROUNDS = 2


def near_vectors(texts: Sequence[Texts], size: int, dimension: int, seed: int) -> Tensor:
    """Float32 (size, dimension): tokens of like neighbours lie near each other."""
    keys, counts = _met(texts, size)
    matrix = _ppmi(keys, counts, size)
    generator = torch.Generator().manual_seed(seed)
    basis = torch.randn(size, dimension + OVERSAMPLED, generator=generator)
    for _ in range(ROUNDS):  # the matrix is its own transpose
        basis = torch.linalg.qr(torch.sparse.mm(matrix, basis)).Q
    image = torch.sparse.mm(matrix, basis)
    left, values, _ = torch.linalg.svd(image, full_matrices=False)
    vectors = left[:, :dimension] * values[:dimension].sqrt()
    absent = vectors.norm(dim=1) < 1e-9
    vectors[absent] = torch.randn(int(absent.sum()), dimension, generator=generator)
    return vectors


def _met(texts: Sequence[Texts], size: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Pairs of tokens as `a * size + b` and how often they met, the nearer the more."""
    keys = np.empty(0, dtype=np.int64)
    counts = np.empty(0, dtype=np.float64)
    for part in texts:
        ids = part.ids.astype(np.int64)
        owner = np.repeat(np.arange(len(part), dtype=np.int32), np.diff(part.starts))
        for distance in range(1, WINDOW + 1):
            same = owner[:-distance] == owner[distance:]
            met = np.sort(ids[:-distance][same] * size + ids[distance:][same])
            firsts = np.flatnonzero(np.diff(met, prepend=-1))
            new = np.diff(np.append(firsts, len(met))) / distance**0.5
            keys, counts = _added(keys, counts, met[firsts], new)
    kept = counts >= LEAST
    return keys[kept], counts[kept]


def _added(
    keys: NDArray[np.int64], counts: NDArray[np.float64], more: NDArray[np.int64], new: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    together = np.concatenate((keys, more))
    order = np.argsort(together, kind="stable")
    together, values = together[order], np.concatenate((counts, new))[order]
    firsts = np.flatnonzero(np.diff(together, prepend=-1))
    return together[firsts], np.add.reduceat(values, firsts)


def _ppmi(keys: NDArray[np.int64], counts: NDArray[np.float64], size: int) -> Tensor:
    one, other = np.divmod(keys, size)
    rows, columns = np.concatenate((one, other)), np.concatenate((other, one))
    values = np.concatenate((counts, counts))
    often = np.bincount(rows, weights=values, minlength=size)
    smooth = often**SMOOTHING
    smooth /= smooth.sum()
    chance = np.sqrt(often[rows] * smooth[rows] * often[columns] * smooth[columns])
    strength = np.log(np.maximum(values / np.maximum(chance, 1e-12), 1e-12))
    kept = strength > 0
    places = torch.from_numpy(np.stack((rows[kept], columns[kept])))
    strengths = torch.from_numpy(strength[kept].astype(np.float32))
    return (
        torch.sparse_coo_tensor(places, strengths, (size, size), check_invariants=False)
        .coalesce()
        .to_sparse_csr()
    )
