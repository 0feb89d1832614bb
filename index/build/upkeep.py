"""Whether an index is as it was written, to the bit; what the disk altered is read from its file again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from index.build.indexing import BuildOptions, Progress, build
from index.build.opening import existing_store
from index.build.report import BuildReport, FileRemark
from index.derived import derived_index
from index.errors import IndexFormatError, SpoiltIndexError
from index.store import Store
from index.store.checksums import rows_checksum
from index.store.schema import KnownDocument, rebuild_hint, repair_hint

UNFINISHED = "is not there yet, as its build was stopped: the state before it answers"
NOT_IN_PLACE = "lies outside the text of its paper"


@dataclass(slots=True)
class CheckReport:
    """What was looked at, and what is not as it was written; whole where there are no faults."""

    documents: int = 0
    passages: int = 0
    generation: int = 0
    faults: list[FileRemark] = field(default_factory=list)


def check_index(index_dir: Path, progress: Progress | None = None) -> CheckReport:
    """Compare all of an index with its checksums: papers, spans, passages, derived files, SQLite's own pages.

    Reads only. Raises IndexFormatError where there is no index or it cannot be opened at all.
    """
    report = CheckReport()
    with closing(Store.open(index_dir)) as store:
        report.generation = store.generation
        report.faults += [
            FileRemark(str(store.path), f"{fault}; {_repair_hint(index_dir)}") for fault in store.faults()
        ]
        if report.faults:
            return report  # every page may be another's: what stands in them is no evidence
        for known, sentence in altered_papers(store, progress):
            report.faults.append(FileRemark(known.name, f"{sentence}; {repair_hint(index_dir)}"))
        counted = store.counts(report.generation)
        report.documents, report.passages = counted.documents, counted.passages
        if not derived_index.is_made(store, report.generation, to_the_bit=True):
            folder = derived_index.folder_of(store, report.generation)
            fault = "is not as it was written" if folder.exists() else UNFINISHED
            report.faults.append(FileRemark(str(folder), f"{fault}; {repair_hint(index_dir)}"))
    return report


def altered_papers(store: Store, progress: Progress | None = None) -> Iterator[tuple[KnownDocument, str]]:
    """The papers that are not as they were written, each with what is wrong."""
    papers = list(store.known().values())
    for done, known in enumerate(papers, 1):
        if sentence := _fault_of_paper(store, known.id):
            yield known, sentence
        if progress:
            progress(done, len(papers), known.name)


def _fault_of_paper(store: Store, key: int) -> str | None:
    try:
        text = store.document(key).text
    except IndexFormatError:
        return "is not as it was written: the disk altered it"
    if rows_checksum(store.parts(key)) != store.parts_checksum(key):
        return "has passages that are not as they were written: the disk altered them"
    if any(not 0 <= start < end <= len(text) for _, start, end, _ in store.spans(key)):
        return f"has a passage that {NOT_IN_PLACE}"
    return None


def repair_index(index_dir: Path, *, progress: Progress | None = None, jobs: int = 1) -> BuildReport:
    """Read the altered papers again from their files and make the derived files anew where they are spoilt.

    A paper whose file has gone is left out, and said: a wrong quote is worse than none. Raises
    SpoiltIndexError where the database itself is damaged: only a backup or a new index helps then.
    """
    with existing_store(index_dir) as store:
        if faults := store.faults():
            raise SpoiltIndexError(f"is damaged ({faults[0]}); {_repair_hint(index_dir)}", store.path)
        found = [known for known, _ in altered_papers(store)]
        with store.transaction():
            store.retire(known.id for known in found)
    present_files = [Path(known.source.path) for known in found if Path(known.source.path).is_file()]
    report = build(present_files, index_dir, BuildOptions(jobs=jobs), progress)
    report.failed += [
        FileRemark(known.source.path, "was altered on the disk and its file has gone: it is left out")
        for known in found
        if not Path(known.source.path).is_file()
    ]
    return report


def _repair_hint(index_dir: Path) -> str:
    return f"restore a backup (kamervraag restore FILE --index DIR) or {rebuild_hint(index_dir)}"
