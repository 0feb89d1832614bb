"""What would be told only once all is measured, told before: a run may take minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.compare import read_reference
from eval.gate import read_baseline
from eval.gold import read_gold
from index.errors import KamervraagError
from index.search import Index


def check_files(
    written: Iterable[Path | None], trec: Path | None, baseline: Path | None, against: Path | None
) -> None:
    """Raise KamervraagError for a file that could not be read or written in the end; None is no file."""
    for path in filter(None, written):
        if not path.absolute().parent.is_dir():
            raise KamervraagError(f"{path}: there is no folder {path.absolute().parent}")
    if trec and trec.exists() and not trec.is_dir():
        raise KamervraagError(f"{trec}: is no folder")
    if baseline:
        read_baseline(baseline)
    if against:
        read_reference(against)


def warning_of_other_papers(gold: Sequence[Path], index: Index) -> str:
    """That questions name papers that are not there, as a line; empty where they are."""
    held = {paper.name for paper in index.all_copies()}
    answerable = [each for each in read_gold(gold) if each.relevant]
    strange = [each for each in answerable if all(one.doc not in held for one in each.relevant)]
    if not strange:
        return ""
    return (
        f"warning: {len(strange)} of {len(answerable)} questions are answered by papers that this index "
        f"does not hold (such as {strange[0].relevant[0].doc}); they count as not found\n"
    )
