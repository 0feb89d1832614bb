"""Which papers the bundled model has read: `python -m index.training.overlap [PAPERS] [TRAIN]`.

A paper was read where half or more of a training motion (the first letters of its sentences) stands in it.
Figures on such papers say how the model does on what it knows.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from index.files import read_file
from index.parse import parse
from index.training.material import corpus
from index.training.material.corpus import TextUnit

SHARED = Path("../shared")
TELLING = 60  # letters of a sentence that few other motions share

Sentences = Mapping[str, Sequence[int]]  # the first letters of a sentence -> the motions that hold it


@dataclass(frozen=True, slots=True)
class Overlap:
    """Names of papers: read in training, held out of it, and in neither part of the training data."""

    trained: tuple[str, ...]
    held_out: tuple[str, ...]
    unseen: tuple[str, ...]


def overlap(papers: Path, train: Path) -> Overlap:
    """Every paper of a folder, by the part of the training motions that it stands in."""
    read = [*corpus.motions(train)]
    known = sentence_keys([*read, *corpus.motions(train, held_out=True)])
    found: dict[str, list[str]] = {"trained": [], "held_out": [], "unseen": []}
    for path in sorted(path for path in papers.iterdir() if path.is_file()):
        motion = first_within(letters(parse(read_file(path), path.name).text), known)
        part = "unseen" if motion is None else "trained" if motion < len(read) else "held_out"
        found[part].append(path.name)
    return Overlap(*(tuple(names) for names in found.values()))


def sentence_keys(motions: Sequence[TextUnit]) -> Sentences:
    """The first `TELLING` letters of each sentence; shorter ones tell nothing."""
    known: dict[str, list[int]] = {}
    for number, motion in enumerate(motions):
        for sentence in motion.sentences:
            if len(sentence_letters := letters(sentence)) >= TELLING:
                known.setdefault(sentence_letters[:TELLING], []).append(number)
    return known


def first_within(text: str, known: Sentences) -> int | None:
    """The first motion with half or more of its sentences in a text of letters; None where there is none."""
    whole = Counter(motion for motions in known.values() for motion in motions)
    starts = range(len(text) - TELLING + 1)
    shared = Counter(motion for at in starts for motion in known.get(text[at : at + TELLING], ()))
    return min((motion for motion, count in shared.items() if 2 * count >= whole[motion]), default=None)


def letters(text: str) -> str:
    """Letters and digits, lower case: what stays the same however a text is set."""
    return re.sub(r"\W+", "", text.casefold())


def report(found: Overlap) -> Iterator[str]:
    """A line a part, with its names where they are few enough to read."""
    for label, names in (
        ("read in training", found.trained),
        ("held out of training", found.held_out),
        ("not in the training data", found.unseen),
    ):
        yield f"{len(names)} papers {label}" + (f": {', '.join(names)}" if 0 < len(names) <= 10 else "")


def main(arguments: Sequence[str]) -> None:
    """Print the overlap of a folder of papers (the shared motions) with the training data."""
    papers = Path(arguments[0]) if arguments else SHARED / "corpus" / "moties"
    train = Path(arguments[1]) if len(arguments) > 1 else SHARED / "train"
    Console(highlight=False, width=200).print(*report(overlap(papers, train)), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
