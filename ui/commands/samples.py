"""The fictitious sample papers, and the rule that they never share an index with real ones."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from index.errors import SourceError
from index.store import Store

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def check_apart(index_dir: Path, *, samples: bool) -> None:
    """Raise SourceError where samples would come beside real papers, or real papers beside samples."""
    if not Store.exists(index_dir):
        return
    with closing(Store.open(index_dir)) as store:  # also what a build that was cut off has not published yet
        invented = [Path(path).is_relative_to(SAMPLES) for path in store.known()]
    if samples and not all(invented):
        raise SourceError(
            "holds real papers, beside which the samples do not come; give another --index", index_dir
        )
    if not samples and any(invented):
        raise SourceError(
            "holds the fictitious samples, beside which no real papers come; give another --index, "
            "or remove that folder first",
            index_dir,
        )
