"""Which of the files that were found must be read: those that are new or changed, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index.build.indexing.leaving import Known
from index.build.indexing.state import BuildState
from index.build.parsing import ParseTask
from index.build.report import FileRemark
from index.build.sources import KnownContents, bytes_digest, file_digest, free_name, source_of
from index.errors import DocumentError
from index.store.schema import KnownDocument, Source
from index.store.uploads import own_name


def find_changed(state: BuildState, known: Known, papers: Sequence[Path]) -> list[ParseTask]:
    """The files that must be read; the others are counted as done."""
    sources = [(path, _source_to_read(state, path, known.get(str(path)))) for path in papers]
    changed = {str(path) for path, source in sources if source}
    bytes_read = {bytes_digest(source.sha256) for _, source in sources if source}
    contents = KnownContents()
    for one in state.store.known_of_bytes(bytes_read):
        if one.source.path not in changed:
            contents.twin_of(one.source)
    used_names: set[str] = set()

    def is_used(name: str) -> bool:
        return name in used_names or state.store.has_name(name)

    wanted = []
    for path, source in sources:
        if source is None:
            state.tell(path.name)
        elif source.size and (twin := contents.twin_of(source)):
            _skip_duplicate(state, source, twin, known.get(source.path))
        else:
            known_paper = known.get(source.path)
            name = known_paper.name if known_paper else own_name(path) or free_name(path, is_used)
            used_names.add(name)
            ocr = state.options.ocr or _was_recognised(state, known_paper)
            wanted.append(ParseTask(source, name, ocr))
    return wanted


def _was_recognised(state: BuildState, known_paper: KnownDocument | None) -> bool:
    """Whether OCR read a paper before: it is not lost because a later run was not told to."""
    return known_paper is not None and state.store.document(known_paper.id).ocr


def _skip_duplicate(state: BuildState, source: Source, twin: str, known_paper: KnownDocument | None) -> None:
    """A second file with the same bytes is not indexed, and no longer if it was."""
    state.report.duplicates.append(FileRemark(source.path, f"is the same file as {twin}"))
    if known_paper:
        with state.store.transaction():
            state.store.retire([known_paper.id])
    state.tell(Path(source.path).name)


def _source_to_read(state: BuildState, path: Path, known_paper: KnownDocument | None) -> Source | None:
    """The file with its digest, None where it need not be read; a failure is reported."""
    try:
        source = source_of(path)
        if _failed_before(state, source) or _is_unchanged(state, source, known_paper):
            return None
        source = replace(source, sha256=file_digest(path))
    except DocumentError as error:
        stays = "; what was read of it before stays" if known_paper else ""
        with state.store.transaction():
            state.fail(Source(str(path), -1, -1, ""), f"{error.args[0]}{stays}")
        return None
    if known_paper and _is_of_this_parser(state, known_paper) and known_paper.source.sha256 == source.sha256:
        with state.store.transaction():
            state.store.touch(known_paper.id, source)
        state.report.unchanged += 1
        return None
    return source


def _is_unchanged(state: BuildState, source: Source, known_paper: KnownDocument | None) -> bool:
    """Whether a file is as it was, by its length and time; counted where it is."""
    if not known_paper or not _is_of_this_parser(state, known_paper):
        return False
    is_same = (source.size, source.mtime) == (known_paper.source.size, known_paper.source.mtime)
    state.report.unchanged += is_same
    return is_same


def _is_of_this_parser(state: BuildState, known_paper: KnownDocument) -> bool:
    return known_paper.versions.parser == state.versions.parser


def _failed_before(state: BuildState, source: Source) -> bool:
    sentence = state.failures.sentence_of(source)
    if sentence is None:
        return False
    state.report.failed.append(FileRemark(source.path, sentence))
    return True
