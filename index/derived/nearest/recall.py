"""How much of what is nearest the codes propose, as it was measured on the index itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FILE = "recall.json"


@dataclass(frozen=True, slots=True)
class Recall:
    """What the codes propose, held against a comparison with every vector; `proposed` 0 where that is done.

    `at_10` and `at_200` are the shares of the nearest ten and two hundred that are found, for so many
    `questions` of the index's own, when it held so many `passages`.
    """

    proposed: int
    at_10: float = 1.0
    at_200: float = 1.0
    questions: int = 0
    passages: int = 0

    def facts(self) -> dict[str, object]:
        """The same as `kamervraag info` shows it."""
        if not self.proposed:
            return {"vectors": "all compared"}
        how = f"{self.proposed} proposed by codes of 2 bits a value, then compared"
        return {"vectors": how, "recall_at_10": self.at_10, "recall_at_200": self.at_200}

    def write(self, folder: Path) -> None:
        """Into a file of its own in `folder`."""
        (folder / _FILE).write_text(json.dumps(asdict(self)), encoding="utf-8")


def read_recall(folder: Path) -> Recall | None:
    """What was written into `folder`; None where nothing readable was."""
    try:
        return Recall(**json.loads((folder / _FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def nearest_by_blocks(
    blocks: Iterable[tuple[int, NDArray[np.float32]]], asked: NDArray[np.int64], k: int
) -> NDArray[np.int64]:
    """The places of the `k` rows nearest to each question, best first, (questions, k).

    `blocks` give the first row of each and the scores of its rows, float32 (questions, rows): all together
    these are gigabytes in an index of millions. The rows `asked` are the questions, none near itself.
    """
    places, best = np.empty((len(asked), 0), np.int64), np.empty((len(asked), 0), np.float32)
    for first, scores in blocks:
        own = np.flatnonzero((asked >= first) & (asked < first + scores.shape[1]))
        scores[own, asked[own] - first] = -np.inf
        best = np.concatenate([best, scores], axis=1)
        rows = np.arange(first, first + scores.shape[1])
        places = np.concatenate([places, np.broadcast_to(rows, scores.shape)], axis=1)
        if best.shape[1] > k:
            kept = np.argpartition(-best, k - 1, axis=1)[:, :k]
            best, places = np.take_along_axis(best, kept, 1), np.take_along_axis(places, kept, 1)
    return np.asarray(np.take_along_axis(places, np.lexsort((places, -best), axis=1), 1), np.int64)
