import numpy as np
import pytest
import torch
from torch.nn import functional

from index.training.step import BACKWARD, Batch, Model, train_step

QUESTIONS = [np.array([0, 1]), np.array([2]), np.array([3, 4, 5])]
PASSAGES = [np.array([6, 7, 0]), np.array([8, 9]), np.array([10, 4])]


def model(seed=0):
    generator = torch.Generator().manual_seed(seed)
    return Model(torch.randn(12, 8, generator=generator), torch.linspace(0.5, 3, 12))


def plain_losses(made):
    """Both losses written out, densely."""
    unit, weights = made.directions(), made.weights(made.question_weight)
    scores = torch.zeros(3, 3)
    for i, question in enumerate(QUESTIONS):
        share = weights[question] / weights[question].sum()
        for j, passage in enumerate(PASSAGES):
            scores[i, j] = (share * (unit[question] @ unit[passage].T).amax(1)).sum()
    bags = made.weights(made.vector_weight)
    sides = [
        functional.normalize(torch.stack([bags[ids] @ unit[ids] for ids in side]), dim=1)
        for side in (QUESTIONS, PASSAGES)
    ]
    return [
        _contrast(s * scale)
        for s, scale in zip((scores, sides[0] @ sides[1].T), made.scales.values.exp(), strict=True)
    ]


def _contrast(scores):
    label = torch.arange(3)
    return (
        functional.cross_entropy(scores, label) + BACKWARD * functional.cross_entropy(scores.T, label)
    ).item()


def test_losses_are_those_written_out():
    made = model()
    expected = plain_losses(made)
    found = train_step(made, Batch(QUESTIONS, PASSAGES), 0.0)
    assert found == pytest.approx(expected, abs=0.15)  # cosines are taken in bfloat16


def test_steps_bring_both_losses_down():
    made = model()
    first = train_step(made, Batch(QUESTIONS, PASSAGES), 0.02)
    for _ in range(40):
        last = train_step(made, Batch(QUESTIONS, PASSAGES), 0.02)
    assert last[0] < 0.3 * first[0]
    assert last[1] < 0.3 * first[1]


def test_rows_that_no_text_uses_stay():
    made = model()
    before = made.table.values[11].clone()
    train_step(made, Batch(QUESTIONS, PASSAGES), 0.02)
    assert torch.equal(made.table.values[11], before)
    assert not torch.equal(made.table.values[0], model().table.values[0])
