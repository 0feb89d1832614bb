"""Where training starts: word vectors from which words stand near each other (PPMI, then a truncated SVD)."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from index.training.material.token_ids import Texts

WINDOW = 5
LEAST = 3  # times that two tokens must have met
SMOOTHING = 0.75
OVERSAMPLED = 32
ROUNDS = 2


def near_vectors(texts: Sequence[Texts], size: int, dimension: int, seed: int) -> Tensor:
    """Float32 (size, dimension): tokens of like neighbours lie near each other."""
    keys, counts = _count_pairs(texts, size)
    matrix = _ppmi_matrix(keys, counts, size)
    generator = torch.Generator().manual_seed(seed)
    basis = torch.randn(size, dimension + OVERSAMPLED, generator=generator)
    for _ in range(ROUNDS):  # the matrix is its own transpose
        basis = torch.linalg.qr(torch.sparse.mm(matrix, basis)).Q
    image = torch.sparse.mm(matrix, basis)
    left, values, _ = torch.linalg.svd(image, full_matrices=False)
    vectors = left[:, :dimension] * values[:dimension].sqrt()
    absent = vectors.norm(dim=1) < 1e-9
    vectors[absent] = torch.randn(int(absent.sum()), dimension, generator=generator)
    return torch.as_tensor(vectors).contiguous()  # an SVD lies by columns; training reads rows


def _count_pairs(texts: Sequence[Texts], size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of tokens as `a * size + b` and how often they met within the window."""
    met: list[NDArray[np.int64]] = []
    for part in texts:
        ids = part.ids.astype(np.int64)
        owner = np.repeat(np.arange(len(part), dtype=np.int32), np.diff(part.starts))
        for distance in range(1, WINDOW + 1):
            is_same_text = owner[:-distance] == owner[distance:]
            met.append(ids[:-distance][is_same_text] * size + ids[distance:][is_same_text])
    together = np.sort(np.concatenate(met))
    firsts = np.flatnonzero(np.diff(together, prepend=-1))
    counts = np.diff(np.append(firsts, len(together)))
    kept = counts >= LEAST
    return together[firsts[kept]], counts[kept]


def _ppmi_matrix(keys: NDArray[np.int64], counts: NDArray[np.int64], size: int) -> Tensor:
    one, other = np.divmod(keys, size)
    rows, columns = np.concatenate((one, other)), np.concatenate((other, one))
    values = np.concatenate((counts, counts)).astype(np.float64)
    often = np.bincount(rows, weights=values, minlength=size)
    smooth = often**SMOOTHING
    smooth /= smooth.sum()
    chance = np.sqrt(often[rows] * smooth[rows] * often[columns] * smooth[columns])
    strength = np.log(np.maximum(values / np.maximum(chance, 1e-12), 1e-12))
    kept = strength > 0
    places = torch.from_numpy(np.stack((rows[kept], columns[kept])))
    strengths = torch.from_numpy(strength[kept].astype(np.float32))
    matrix = torch.sparse_coo_tensor(places, strengths, (size, size), check_invariants=False)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sparse CSR tensor support is in beta")
        return matrix.coalesce().to_sparse_csr()  # its products run on all threads
