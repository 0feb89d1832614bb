"""What of an index lies elsewhere now, has gone, or makes room for others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from index.build.absence import absent_papers, moved_papers
from index.build.indexing.state import BuildState
from index.build.invented import InventedPapers, remark_on
from index.build.sources import FoundFiles
from index.store.schema import KnownDocument

Known = Mapping[str, KnownDocument]  # by the path of its file


def follow_moved(state: BuildState, known: Known, papers: Sequence[Path], roots: Sequence[Path]) -> Known:
    """Papers that lie elsewhere now keep their name and their place in the index; those that are known near
    the roots."""
    with state.store.transaction():
        moved = list(moved_papers(state.store, known, papers))
        for known_paper, source in moved:
            state.store.move(known_paper.id, source)
    state.report.moved += len(moved)
    return state.store.known_near(roots, papers) if moved else known


def retire_absent(
    state: BuildState,
    known: Known,
    found: FoundFiles,
    roots: Sequence[Path],
    invented: InventedPapers | None,
) -> Known:
    """Retire the documents whose file is no longer there; those that stay."""
    sought = known
    if invented:  # they are not sought, so that they cannot be missed
        sought = {path: one for path, one in known.items() if not invented.holds(one)}
    absence = absent_papers(sought, found, roots, state.options.prune)
    with state.store.transaction():
        state.store.retire(one.id for one in absence.gone)
        state.failures.forget_absent(found.papers, roots)
    state.report.removed = len(absence.gone)
    state.report.kept += absence.kept
    gone = {one.source.path for one in absence.gone}
    return {path: one for path, one in known.items() if path not in gone}


def retire_invented(state: BuildState, invented: InventedPapers) -> None:
    """Retire invented documents where others are here now."""
    made_up = invented.in_index(state.store)
    if made_up and invented.are_beside_real(state.store):
        with state.store.transaction():
            state.store.retire(one.id for one in made_up)
        state.report.removed += len(made_up)
        state.report.left_out = [remark_on(Path(one.source.path) for one in made_up)]
