"""A lexical index of a few texts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.derived.lexical_writing import write_analysed
from index.derived.terms.analysing import LexicalEntry, analyse_entries


def write_lexical(
    folder: Path,
    entries: Iterable[LexicalEntry],
    before: Path | None = None,
    gone: NDArray[np.int64] | None = None,
) -> None:
    """`write_analysed` of entries that are analysed here."""
    write_analysed(folder, [analyse_entries(entries)], before, gone)
