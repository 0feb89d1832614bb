"""Files that only grow: each generation maps the beginning that is its own; what comes later stands behind.

A generation's folder holds a hard link to the file, so that an update writes no more than it adds.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SUFFIX = ".log"
_BLOCK_BYTES = 1 << 20


def continue_log(before: Path, target: Path, size: int) -> None:
    """Give `target` the first `size` bytes of `before`, to be appended to.

    Shared only where nothing stands behind them: what a build that was cut off left there is another's.
    """
    if before.stat().st_size == size:
        link_or_copy(before, target)
        return
    with before.open("rb") as source, target.open("wb") as copy:
        for start in range(0, size, _BLOCK_BYTES):
            copy.write(source.read(min(_BLOCK_BYTES, size - start)))


def link_or_copy(source: str | Path, target: str | Path) -> None:
    """A hard link, which costs nothing and suits what is never written into, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def map_log(path: Path, kind: Any, count: int) -> NDArray[Any]:
    """The first `count` values of a log, mapped; raises ValueError where it is shorter."""
    if not count:
        return np.empty(0, kind)
    return np.asarray(np.memmap(path, kind, mode="r", shape=(count,))).view(np.ndarray)
