"""One run of a build: its stages in their order, and what they made published."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from index.build.indexing.batches import encode_again, index_papers
from index.build.indexing.changes import find_changed
from index.build.indexing.leaving import Known, follow_moved, retire_absent, retire_invented
from index.build.indexing.options import BuildOptions, Progress
from index.build.indexing.repeated_papers import repeated_papers
from index.build.indexing.state import BuildState, Failures
from index.build.invented import InventedPapers
from index.build.opening import encoder_for, open_store, papers_set_aside
from index.build.report import BuildReport, FileRemark
from index.build.sources import (
    FoundFiles,
    find_papers,
    parser_version,
    reading_programs,
    stored_path,
)
from index.derived import derived_index
from index.errors import DocumentError
from index.store import Store
from index.store.salvage import note_folders
from index.store.schema import Versions, writing
from index.store.uploads import uploads_of

_NO_PAPERS = "holds no papers (txt, md, pdf, docx, html or official XML)"
_DEFAULTS = BuildOptions()


def build(
    paths: Sequence[Path],
    index_dir: Path,
    options: BuildOptions = _DEFAULTS,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring the index in `index_dir` up to date with these files and folders.

    A file under `paths` that has gone disappears from the index. Papers from elsewhere stay; so do those
    below a folder that cannot be opened and, without `prune`, all where too many have gone at once.
    Without paths, what was written and not yet published is. Ctrl-C ends the build early and keeps what is
    done. Raises DocumentError where a path does not exist or holds no papers, IndexFormatError where the
    index is of another version or model and `rebuild` is not wanted.
    """
    started = time.perf_counter()
    found = find_papers(paths, index_dir)
    paths = [stored_path(path.resolve()) for path in paths]
    if not found.papers and not Store.exists(index_dir):
        raise DocumentError(_NO_PAPERS, paths[0] if paths else index_dir)
    remarks: list[FileRemark] = []
    with (
        writing(index_dir),
        closing(open_store(index_dir, options.choice, options.rebuild, remarks)) as store,
    ):
        found = found.with_papers(papers_set_aside(index_dir, found.papers, remarks))
        if paths and not found.papers and not store.known_near(paths, ()):
            raise DocumentError(_NO_PAPERS, paths[0])
        state = _begin(store, options, progress)
        report = state.report
        report.passed_over = [str(path) for path in found.passed]
        report.kept, report.warnings = list(found.unreadable), remarks
        _run_stages(state, found, paths)
    report.seconds = time.perf_counter() - started
    return report


def _begin(store: Store, options: BuildOptions, progress: Progress | None) -> BuildState:
    made = encoder_for(store, options.choice)
    versions = Versions(parser_version(), made.version)
    failures = Failures(store, versions.parser, reading_programs(options.ocr))
    return BuildState(store, made, options, versions, failures, progress or (lambda *_: None))


def _run_stages(state: BuildState, found: FoundFiles, roots: Sequence[Path]) -> None:
    """Read what is new, forget what has gone, publish."""
    folder = state.options.invented
    invented = InventedPapers(folder, uploads_of(state.store.path.parent)) if folder else None
    known: Known = state.store.known_near(roots, found.papers)
    if invented and invented.are_beside_real(state.store):
        # Where none is known yet the others may all be unreadable: they leave once one is in.
        found, state.report.left_out = invented.leave_out(found)
    state.total = len(found.papers) + len(state.papers_of_other_model())
    try:
        known = follow_moved(state, known, found.papers, roots)
        known = retire_absent(state, known, found, roots, invented)
        index_papers(state, find_changed(state, known, found.papers))
        if invented:
            retire_invented(state, invented)
        encode_again(state)
    except KeyboardInterrupt:
        state.report.interrupted = True
    publish(state)
    note_folders(state.store.path.parent, found.papers)
    count_contents(state)


def publish(state: BuildState) -> None:
    """What was written becomes the generation that is searched, and what is derived of it is made."""
    if state.papers_of_other_model():
        return  # stopped between two models: the old one answers until all are of the new one
    store = state.store
    manifest = {**state.encoder.manifest(), "parser": state.versions.parser}
    stored_manifest = store.manifest()
    stale = any(stored_manifest.get(key) != value for key, value in manifest.items())
    if store.pending() or stale or not store.generation:
        store.publish(manifest)
    generation = store.generation
    if not derived_index.is_made(store, generation, to_the_bit=True):
        derived_index.derive(store, generation, jobs=state.options.jobs)


def count_contents(state: BuildState) -> None:
    """What the index holds now, and which papers it holds twice, into the report."""
    store, report = state.store, state.report
    counted = derived_index.count(store, store.generation)
    report.documents, report.exchanges = counted.documents, counted.exchanges
    report.paragraphs, report.passages = counted.paragraphs, counted.passages
    report.generation = store.generation
    for papers in store.sets_of_a_day():
        report.duplicates += repeated_papers(papers)
