"""How much of what is nearest the codes propose, as it was measured on the index itself."""

from __future__ import annotations

import json
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


def best_places(scores: NDArray[np.float32], k: int) -> NDArray[np.int64]:
    """The places of the `k` highest scores, best first."""
    best = np.argpartition(-scores, min(k, len(scores) - 1))[:k]
    return np.asarray(best[np.argsort(-scores[best], kind="stable")])
