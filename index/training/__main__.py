"""`make model`: from ../shared/train and a teacher to the shipped table and token ranks, seeded."""

from __future__ import annotations

import argparse
import time
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from rich.console import Console
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from index.language.token_count import RANKS
from index.models.token_table import BUNDLED
from index.training.distil import Floats, distil
from index.training.export import as_written, write_model
from index.training.material.heldout import heldout_success
from index.training.material.lessons import lessons
from index.training.material.token_ids import tokenise
from index.training.pretrain import near_vectors
from index.training.ranks import learn_ranks
from index.training.step import Model
from index.training.teacher import load_teacher
from index.training.train import Data, draws, read_data, tokenizer_of, train

console = Console()


def main() -> None:
    """Read the settings and make the model."""
    parser = argparse.ArgumentParser(prog="python -m index.training", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/train"))
    parser.add_argument("--out", type=Path, default=BUNDLED)
    parser.add_argument("--steps", type=int, default=8000)
    parser.add_argument("--batch", type=int, default=384, help="pairs a step")
    parser.add_argument("--dimension", type=int, default=256)
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--taught", type=Path, default=Path(".taught"), help="folder of the teacher's vectors"
    )
    make(parser.parse_args())


def make(settings: argparse.Namespace) -> None:
    """Every stage in turn; the files are written at the end."""
    started = time.monotonic()
    torch.set_num_threads(settings.threads)
    rng = np.random.default_rng(settings.seed)
    teacher = load_teacher()  # before anything that takes long: it may not be installed
    data = read_data(settings.data)
    tokenizer = tokenizer_of(data)
    _print_stage("vocabulary", started)
    learn_ranks(_unit_texts(data, every=4), RANKS)
    _print_stage("token ranks", started)
    sources, rare = draws(data, tokenizer, settings.batch, rng)
    _print_stage("material", started)
    model = Model(_starting_vectors(data, tokenizer, settings), torch.from_numpy(rare))
    _print_stage("word vectors", started)
    train(model, sources, settings.steps, settings.rate, rng)
    _print_stage("trained", started)
    # From the table as it would be written, so that a table that lies there can be taught anew.
    directions, weights = as_written(model.directions().numpy(), model.weights(model.vector_weight).numpy())
    told = lessons(data.texts, data.pairs, settings.seed)
    directions = distil(directions, weights, tokenizer, told, teacher, settings.taught, settings.seed)
    _print_stage("taught", started)
    _write_outputs(directions, weights, model.weights(model.question_weight).numpy(), tokenizer, settings)


def _starting_vectors(data: Data, tokenizer: Tokenizer, settings: argparse.Namespace) -> Tensor:
    """Word vectors of the running text and of the translations, each set beside its other half."""
    beside = chain.from_iterable([f"{pair.text} {pair.other}"] * 4 for pair in data.pairs)
    texts = [tokenise(tokenizer, _unit_texts(data)), tokenise(tokenizer, beside)]
    vectors = near_vectors(texts, tokenizer.get_vocab_size(), settings.dimension, settings.seed)
    return functional.normalize(vectors, dim=1)


def _unit_texts(data: Data, every: int = 1) -> list[str]:
    return [" ".join((unit.head, *unit.sentences)) for part in data.texts.values() for unit in part[::every]]


def _write_outputs(
    directions: Floats,
    vector_weights: Floats,
    question_weights: Floats,
    tokenizer: Tokenizer,
    settings: argparse.Namespace,
) -> None:
    write_model(settings.out, tokenizer, directions, vector_weights, question_weights)
    figures = heldout_success(settings.data, tokenizer, directions, vector_weights, question_weights)
    for name, (vector, late) in figures.items():
        console.print(f"held out, {name}: success@1 vector {vector:.3f}, late interaction {late:.3f}")


def _print_stage(stage: str, started: float) -> None:
    console.print(f"{stage}: done after {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
