"""The fictitious sample papers, and the rule that they never come into an index of real ones."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from index.build.invented import SAMPLES, InventedPapers
from index.errors import SourceError
from index.store import Store
from index.store.uploads import uploads_of


def check_holds_samples_only(index_dir: Path) -> None:
    """Raise SourceError where samples would come into an index of real papers, which they never do."""
    if not Store.exists(index_dir):
        return
    with closing(Store.open(index_dir)) as store:  # also what a build that was cut off has not published yet
        if InventedPapers(SAMPLES, uploads_of(index_dir)).are_beside_real(store):
            raise SourceError(
                "holds real papers, beside which the samples do not come; give another --index", index_dir
            )
