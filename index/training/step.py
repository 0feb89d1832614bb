"""One training step for both scores of one table: the mean vector and the late interaction.

Only the rows that a batch uses are touched (a lazy Adam), and the late interaction's gradient is taken
where it is felt: at the best-matching tokens of the passages that compete for a question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

Ids = NDArray[Any]

BACKWARD = 0.5  # weight of passage -> question beside question -> passage
FELT = 400  # question tokens a passage whose gradient is followed down to its own tokens


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions and their passages as token ids; passage i answers question i."""

    questions: Sequence[Ids]
    passages: Sequence[Ids]


class Model:
    """The table (V, d), the two weights of each token, and the two temperatures, with Adam's memory."""

    def __init__(self, table: Tensor, rarity: Tensor) -> None:
        start = torch.log(torch.expm1(rarity.clamp(min=0.05)))
        self.table = SparseParameter(functional.normalize(table, dim=1))
        self.question_weight = SparseParameter(start[:, None].clone())
        self.vector_weight = SparseParameter(start[:, None].clone())
        self.scales = SparseParameter(torch.tensor([[3.0], [3.0]]))

    def directions(self) -> Tensor:
        """The rows at length one (V, d)."""
        return functional.normalize(self.table.values, dim=1)

    def weights(self, which: SparseParameter) -> Tensor:
        """A weight as it is used (V,)."""
        return functional.softplus(which.values[:, 0])


class SparseParameter:
    """A parameter whose rows are only read and moved where a batch uses them."""

    def __init__(self, values: Tensor) -> None:
        self.values = values
        self.mean = torch.zeros_like(values)
        self.square = torch.zeros_like(values)
        self.steps = torch.zeros(len(values), 1)

    def rows(self, used: Tensor) -> Tensor:
        """A copy of these rows that collects a gradient."""
        return self.values[used].requires_grad_()

    def move(self, used: Tensor, gradient: Tensor | None, rate: float) -> None:
        """One Adam step of these rows."""
        if gradient is None:
            return
        steps = self.steps[used] + 1
        mean = self.mean[used].lerp_(gradient, 0.1)
        square = self.square[used].lerp_(gradient.square(), 0.01)
        self.steps[used], self.mean[used], self.square[used] = steps, mean, square
        size = (square / (1 - 0.99**steps)).sqrt_().add_(1e-9)
        self.values[used] -= rate * (mean / (1 - 0.9**steps)) / size


def train_step(model: Model, batch: Batch, rate: float) -> tuple[float, float]:
    """Move the model; the losses of late interaction and of the vectors before the move."""
    used, questions, passages = _renumber_tokens(batch)
    everything = torch.arange(2)
    table, weight = model.table.rows(used), model.question_weight.rows(used)
    vector_weight, scales = model.vector_weight.rows(used), model.scales.rows(everything)
    unit = functional.normalize(table, dim=1)
    met = unit.detach().requires_grad_()
    question_weights = functional.softplus(weight[:, 0])
    tokens = _token_scores(met, question_weights, questions, passages) * scales[0, 0].exp()
    bags = functional.softplus(vector_weight[:, 0])
    vectors = _mean_vectors(met, bags, questions) @ _mean_vectors(met, bags, passages).T * scales[1, 0].exp()
    token_loss, vector_loss = _contrastive_loss(tokens), _contrastive_loss(vectors)
    (token_loss + vector_loss).backward()  # type: ignore[no-untyped-call]
    unit.backward(met.grad)  # type: ignore[no-untyped-call]
    model.table.move(used, table.grad, rate)
    model.question_weight.move(used, weight.grad, 2.5 * rate)
    model.vector_weight.move(used, vector_weight.grad, 2.5 * rate)
    model.scales.move(everything, scales.grad, 2.5 * rate)
    return token_loss.item(), vector_loss.item()


@dataclass(frozen=True, slots=True)
class _TextSide:
    """Texts of a batch: token numbers end to end, where each text starts, and which text each is of."""

    ids: Tensor
    starts: Tensor
    owner: Tensor


def _renumber_tokens(batch: Batch) -> tuple[Tensor, _TextSide, _TextSide]:
    """The tokens of the batch, and its texts as numbers into them."""
    texts = [*batch.questions, *batch.passages]
    lengths = np.array([len(text) for text in texts])
    used, inverse = np.unique(np.concatenate(texts).astype(np.int64), return_inverse=True)
    cut = int(lengths[: len(batch.questions)].sum())
    sides = (
        _make_side(inverse[:cut], lengths[: len(batch.questions)]),
        _make_side(inverse[cut:], lengths[len(batch.questions) :]),
    )
    return torch.from_numpy(used), *sides


def _make_side(ids: NDArray[np.int64], lengths: NDArray[np.int64]) -> _TextSide:
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    owner = np.repeat(np.arange(len(lengths)), lengths)
    return _TextSide(*(torch.from_numpy(part.astype(np.int64)) for part in (ids, starts, owner)))


def _mean_vectors(unit: Tensor, weights: Tensor, side: _TextSide) -> Tensor:
    summed = functional.embedding_bag(
        side.ids, unit, side.starts, mode="sum", per_sample_weights=weights[side.ids]
    )
    return functional.normalize(summed, dim=1)


def _contrastive_loss(scores: Tensor) -> Tensor:
    label = torch.arange(len(scores))
    return functional.cross_entropy(scores, label) + BACKWARD * functional.cross_entropy(scores.T, label)


def _token_scores(unit: Tensor, weights: Tensor, questions: _TextSide, passages: _TextSide) -> Tensor:
    """Late interaction, questions x passages; both sides' texts have distinct tokens only, as at search."""
    distinct, place = torch.unique(questions.ids, return_inverse=True)
    share = torch.zeros(len(questions.starts), len(distinct))
    share = share.index_put((questions.owner, place), weights[questions.ids], accumulate=True)
    share = share / share.sum(dim=1, keepdim=True)
    best: Tensor = _BestMatch.apply(unit, distinct, passages)  # type: ignore[no-untyped-call]
    return share @ best.T


class _BestMatch(torch.autograd.Function):
    """For each passage and each question token, the best cosine among the passage's tokens."""

    @staticmethod
    def forward(ctx: Any, unit: Tensor, distinct: Tensor, passages: _TextSide) -> Tensor:
        cosines = (unit.bfloat16() @ unit[distinct].bfloat16().T).float()
        best = torch.empty(len(passages.starts), len(distinct))
        texts = passages.ids.tensor_split(passages.starts[1:])
        for number, text in enumerate(texts):
            torch.amax(cosines.index_select(0, text), 0, out=best[number])
        ctx.save_for_backward(unit, distinct, cosines)
        ctx.texts = texts
        return best

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None, None]:
        """Follow the `FELT` strongest gradients of each passage down to its matching token."""
        unit, distinct, cosines = ctx.saved_tensors
        strongest = gradients[0].abs().topk(min(FELT, len(distinct)), dim=1).indices
        matching = torch.empty_like(strongest)
        for number, text in enumerate(ctx.texts):
            compared = cosines[text[:, None], strongest[number][None, :]]
            matching[number] = text[compared.argmax(0)]
        values = gradients[0].gather(1, strongest).flatten()
        places = torch.stack((distinct[strongest].flatten(), matching.flatten()))
        size = (len(unit), len(unit))
        onto = torch.sparse_coo_tensor(places, values, size, check_invariants=False)
        back = torch.sparse_coo_tensor(places.flip(0), values, size, check_invariants=False)
        return torch.sparse.mm(onto, unit) + torch.sparse.mm(back, unit), None, None
