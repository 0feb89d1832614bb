"""Folder -> index, incremental: unchanged files cost nothing, broken ones are reported, the rest goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from index.build.absence import absent_papers, moved_papers
from index.build.invented import InventedPapers, remark_on
from index.build.opening import encoder_for, open_store, papers_set_aside
from index.build.parsing import ParseResult, ParseTask, parse_and_encode, parse_files
from index.build.repeated_papers import repeated_papers
from index.build.report import BuildReport, FileRemark
from index.build.sources import (
    FoundFiles,
    KnownContents,
    file_digest,
    find_papers,
    free_name,
    lies_under,
    parser_version,
    reading_programs,
    source_of,
    stored_path,
)
from index.derived import derived_index
from index.document import Document
from index.errors import DocumentError
from index.models.encoder import Encoder, ModelChoice, encoder
from index.passages import cut_document
from index.store import Store
from index.store.salvage import note_folders
from index.store.store import EncodedPassages, KnownDocument, Source, Versions, writing
from index.store.uploads import own_name, uploads_of

__all__ = ["ModelChoice", "Progress", "FileRemark", "BuildReport", "build"]

Progress = Callable[[int, int, str], None]  # files done, files in all, the one just done

_NO_PAPERS = "holds no papers (txt, md, pdf, docx, html or official XML)"
_BATCH_SECONDS = 2.0
_BATCH_PAPERS = 50  # a slow model must not hold back for long what is done,
_BATCH_PASSAGES = 500  # however long its papers are


def build(
    paths: Sequence[Path],
    index_dir: Path,
    *,
    choice: ModelChoice = ModelChoice(),  # noqa: B008
    jobs: int = 1,
    ocr: bool = False,
    rebuild: bool = False,
    prune: bool = False,
    invented: Path | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring the index in `index_dir` up to date with these files and folders.

    A file under `paths` that has gone disappears from the index. Papers from elsewhere stay; so do those
    below a folder that cannot be opened and, without `prune`, all where too many have gone at once. Where
    `choice` names no model or prompts, an index keeps those it was built with. `rebuild` takes an index of
    another version or model along to this one; without it such an index is refused with IndexFormatError.
    `jobs` APART reads each paper outside this process. Papers of the folder `invented`, and copies, stay out
    and leave where there are others. Without paths, what was written and not yet published is. Ctrl-C ends
    the build early and keeps what is done.
    Raises DocumentError where a path does not exist or holds no papers.
    """
    started = time.perf_counter()
    found = find_papers(paths, index_dir)
    paths = [stored_path(path.resolve()) for path in paths]
    if not found.papers and not Store.exists(index_dir):
        raise DocumentError(_NO_PAPERS, paths[0] if paths else index_dir)
    remarks: list[FileRemark] = []
    with writing(index_dir), closing(open_store(index_dir, choice, rebuild, remarks)) as store:
        found = found.with_papers(papers_set_aside(index_dir, found.papers, remarks))
        if paths and not found.papers and not any(lies_under(path, paths) for path in store.known()):
            raise DocumentError(_NO_PAPERS, paths[0])
        builder = _Builder(store, encoder_for(store, choice), jobs, progress or (lambda *_: None), ocr)
        builder.report.passed_over = [str(path) for path in found.passed]
        builder.report.kept, builder.report.warnings = list(found.unreadable), remarks
        samples = InventedPapers(invented, uploads_of(index_dir)) if invented else None
        builder.run(found, paths, prune, samples)
    builder.report.seconds = time.perf_counter() - started
    return builder.report


class _Builder:
    """One run over the files."""

    def __init__(self, store: Store, made: Encoder, jobs: int, progress: Progress, ocr: bool) -> None:
        self.store = store
        self.encoder = made
        self.jobs, self.ocr = jobs, ocr
        self.progress = progress
        self.report = BuildReport()
        self._failures = store.failures()
        self._programs = reading_programs(ocr)  # a paper refused without one of these is tried again
        self.versions = Versions(parser_version(), made.version)
        is_bundled = made.version == encoder().version  # any process has that at hand
        self._read = parse_and_encode if jobs > 1 and is_bundled else None  # that of a single process

    def run(
        self, found: FoundFiles, roots: Sequence[Path], prune: bool, invented: InventedPapers | None = None
    ) -> None:
        """Read what is new, forget what has gone, publish."""
        if invented and invented.split(self.store.known().values())[1]:
            # Where none is known yet the others may all be unreadable: they leave once one is in.
            found, self.report.left_out = invented.leave_out(found)
        papers = found.papers
        self.total = len(papers) + len(self._papers_of_other_model())
        self.done = 0
        try:
            known = self._follow_moved(papers)
            known = self._retire_absent(known, found, roots, prune, invented)
            self._index_papers(self._find_changed(known, papers))
            if invented:
                self._retire_invented(invented)
            self._encode_again()
        except KeyboardInterrupt:
            self.report.interrupted = True
        self._publish()
        note_folders(self.store.path.parent, found.papers)
        self._count_contents()

    def _follow_moved(self, papers: Sequence[Path]) -> dict[str, KnownDocument]:
        """Papers that lie elsewhere now keep their name and their place in the index; all that are known."""
        known = self.store.known()
        with self.store.transaction():
            moved = list(moved_papers(known, papers))
            for known_paper, source in moved:
                self.store.move(known_paper.id, source)
        self.report.moved += len(moved)
        return self.store.known() if moved else known

    def _retire_absent(
        self,
        known: Mapping[str, KnownDocument],
        found: FoundFiles,
        roots: Sequence[Path],
        prune: bool,
        invented: InventedPapers | None,
    ) -> dict[str, KnownDocument]:
        """Retire the documents whose file is no longer there; those that stay."""
        present_paths = {str(path) for path in found.papers}
        sought = known
        if invented:  # they are not sought, so that they cannot be missed
            out = {one.source.path for one in invented.split(known.values())[0]}
            sought = {path: one for path, one in known.items() if path not in out}
        absence = absent_papers(sought, found, roots, prune)
        with self.store.transaction():
            self.store.retire(one.id for one in absence.gone)
            self.store.clear_failures(
                path for path in self._failures if path not in present_paths and lies_under(path, roots)
            )
        self.report.removed = len(absence.gone)
        self.report.kept += absence.kept
        gone = {one.source.path for one in absence.gone}
        return {path: one for path, one in known.items() if path not in gone}

    def _retire_invented(self, invented: InventedPapers) -> None:
        """Retire invented documents where others are here now."""
        made_up, real = invented.split(self.store.known().values())
        if made_up and real:
            with self.store.transaction():
                self.store.retire(one.id for one in made_up)
            self.report.removed += len(made_up)
            self.report.left_out = [remark_on(Path(one.source.path) for one in made_up)]

    def _find_changed(self, known: Mapping[str, KnownDocument], papers: Sequence[Path]) -> list[ParseTask]:
        """The files that must be read; the others are counted as done."""
        sources = [(path, self._source_to_read(path, known.get(str(path)))) for path in papers]
        changed = {str(path) for path, source in sources if source}
        contents = KnownContents()
        for one in known.values():
            if one.source.path not in changed:
                contents.twin_of(one.source)
        used_names = {known_paper.name for known_paper in known.values()}
        wanted = []
        for path, source in sources:
            if source is None:
                self._report_progress(path.name)
            elif source.size and (twin := contents.twin_of(source)):
                self._skip_duplicate(source, twin, known.get(source.path))
            else:
                known_paper = known.get(source.path)
                name = known_paper.name if known_paper else own_name(path) or free_name(path, used_names)
                used_names.add(name)
                wanted.append(ParseTask(source, name, self.ocr or self._was_recognised(known_paper)))
        return wanted

    def _was_recognised(self, known_paper: KnownDocument | None) -> bool:
        """Whether OCR read a paper before: it is not lost because a later run was not told to."""
        return known_paper is not None and self.store.document(known_paper.id).ocr

    def _skip_duplicate(self, source: Source, twin: str, known_paper: KnownDocument | None) -> None:
        """A second file with the same bytes is not indexed, and no longer if it was."""
        self.report.duplicates.append(FileRemark(source.path, f"is the same file as {twin}"))
        if known_paper:
            with self.store.transaction():
                self.store.retire([known_paper.id])
        self._report_progress(Path(source.path).name)

    def _source_to_read(self, path: Path, known_paper: KnownDocument | None) -> Source | None:
        """The file with its digest, None where it need not be read; a failure is reported."""
        try:
            source = source_of(path)
            if self._failed_before(source) or self._count_if_unchanged(source, known_paper):
                return None
            source = replace(source, sha256=file_digest(path))
        except DocumentError as error:
            stays = "; what was read of it before stays" if known_paper else ""
            with self.store.transaction():
                self._record_failure(Source(str(path), -1, -1, ""), f"{error.args[0]}{stays}")
            return None
        if (
            known_paper
            and known_paper.source.sha256 == source.sha256
            and known_paper.versions.parser == self.versions.parser
        ):
            with self.store.transaction():
                self.store.touch(known_paper.id, source)
            self.report.unchanged += 1
            return None
        return source

    def _count_if_unchanged(self, source: Source, known_paper: KnownDocument | None) -> bool:
        if not known_paper or known_paper.versions.parser != self.versions.parser:
            return False
        is_same = (source.size, source.mtime) == (known_paper.source.size, known_paper.source.mtime)
        self.report.unchanged += is_same
        return is_same

    def _failed_before(self, source: Source) -> bool:
        before, parser, sentence = self._failures.get(source.path, (None, "", ""))
        unchanged = before is not None and (before.size, before.mtime) == (source.size, source.mtime)
        version, *tried = parser.split("+")
        if unchanged and version == self.versions.parser and self._programs <= set(tried):
            self.report.failed.append(FileRemark(source.path, sentence))
            return True
        return False

    def _index_papers(self, wanted: Sequence[ParseTask]) -> None:
        """Parse, encode and write, a few seconds' work to a transaction."""
        batch: list[ParseResult] = []
        since = time.perf_counter()
        try:
            for parsed in parse_files(wanted, self.jobs, self._read):
                batch.append(parsed)
                if time.perf_counter() - since > _BATCH_SECONDS or _is_full(batch):
                    full, batch = batch, []  # stopped while it is encoded, it is not encoded again
                    self._write_batch(full)
                    since = time.perf_counter()
        finally:
            self._write_batch(batch)

    def _write_batch(self, batch: Sequence[ParseResult]) -> None:
        good = [(parsed.work.source, parsed.made) for parsed in batch if parsed.made]
        encoded = self._encode_rest(batch)
        paths = [parsed.work.source.path for parsed in batch]
        known = {path: known_paper for path in paths if (known_paper := self.store.known_at(path))}
        with self.store.transaction():
            self.store.retire(known_paper.id for known_paper in known.values())
            for (source, (document, made)), seen in zip(good, encoded, strict=True):
                self.store.add(document, made, seen, source, self.versions)
                self._record_indexed(document, source, known.get(source.path))
            for parsed in batch:
                if not parsed.made:
                    self._record_failure(parsed.work.source, parsed.sentence)
        for parsed in batch:
            self._report_progress(parsed.work.name)

    def _encode_rest(self, batch: Sequence[ParseResult]) -> list[EncodedPassages]:
        """The parsed papers as the models see them; what no other process encoded is encoded here."""
        good = [(parsed.made, parsed.encoded) for parsed in batch if parsed.made]
        rest = iter(self.encoder.encode([made for made, encoded in good if encoded is None]))
        return [next(rest) if encoded is None else encoded for _, encoded in good]

    def _record_indexed(self, document: Document, source: Source, known_paper: KnownDocument | None) -> None:
        self.store.clear_failures([source.path])
        self.report.changed += known_paper is not None
        self.report.added += known_paper is None
        self.report.warnings += [FileRemark(source.path, warning) for warning in document.warnings]

    def _record_failure(self, source: Source, sentence: str) -> None:
        stamp = "+".join([self.versions.parser, *sorted(self._programs)])
        self.store.fail(source, stamp, sentence)
        self.report.failed.append(FileRemark(source.path, sentence))

    def _encode_again(self) -> None:
        """Documents of another model get new vectors without being parsed again."""
        stale = self._papers_of_other_model()
        self.total = self.done + len(stale)
        for first in range(0, len(stale), _BATCH_PAPERS):
            batch = stale[first : first + _BATCH_PAPERS]
            documents = [self.store.document(known_paper.id) for known_paper in batch]
            cuts = [(document, cut_document(document)) for document in documents]
            with self.store.transaction():
                for known_paper, (document, made), seen in zip(
                    batch, cuts, self.encoder.encode(cuts), strict=True
                ):
                    self.store.retire([known_paper.id])
                    versions = Versions(known_paper.versions.parser, self.versions.encoder)
                    self.store.add(document, made, seen, known_paper.source, versions)
            for known_paper in batch:
                self._report_progress(known_paper.name)

    def _papers_of_other_model(self) -> list[KnownDocument]:
        """The documents that another model encoded."""
        return self.store.stale(self.versions.encoder)

    def _publish(self) -> None:
        if (
            self._papers_of_other_model()
        ):  # stopped between two models: the old one answers until all are of the new one
            return
        manifest = {**self.encoder.manifest(), "parser": self.versions.parser}
        stored_manifest = self.store.manifest()
        stale = any(stored_manifest.get(key) != value for key, value in manifest.items())
        if self.store.pending() or stale or not self.store.generation:
            self.store.publish(manifest)
        generation = self.store.generation
        if not derived_index.is_made(self.store, generation, to_the_bit=True):
            derived_index.derive(self.store, generation, jobs=self.jobs)

    def _count_contents(self) -> None:
        counted = derived_index.count(self.store, self.store.generation)
        self.report.documents, self.report.exchanges = counted.documents, counted.exchanges
        self.report.paragraphs, self.report.passages = counted.paragraphs, counted.passages
        self.report.generation = self.store.generation
        for papers in self.store.sets_of_a_day():
            self.report.duplicates += repeated_papers(papers)

    def _report_progress(self, name: str) -> None:
        self.done += 1
        self.progress(self.done, self.total, name)


def _is_full(batch: Sequence[ParseResult]) -> bool:
    passages = sum(len(parsed.made[1].passages) for parsed in batch if parsed.made)
    return len(batch) >= _BATCH_PAPERS or passages >= _BATCH_PASSAGES
