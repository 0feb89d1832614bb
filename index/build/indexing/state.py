"""What the stages of one build share: where they write, with what, and what they tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.build.indexing.options import BuildOptions, Progress
from index.build.report import BuildReport, FileRemark
from index.build.sources import under
from index.models.encoder import Encoder
from index.store import Store
from index.store.schema import KnownDocument, Source, Versions


@dataclass(slots=True)
class BuildState:
    """One run over the files. `versions` are those that make a paper today."""

    store: Store
    encoder: Encoder
    options: BuildOptions
    versions: Versions
    failures: Failures
    progress: Progress
    report: BuildReport = field(default_factory=BuildReport)
    done: int = 0  # papers
    total: int = 0

    def tell(self, name: str) -> None:
        """One paper more is done."""
        self.done += 1
        self.progress(self.done, self.total, name)

    def fail(self, source: Source, sentence: str) -> None:
        """Remember and report that a file cannot be read. Inside a transaction of the caller."""
        self.failures.record(source, sentence)
        self.report.failed.append(FileRemark(source.path, sentence))

    def papers_of_other_model(self) -> list[KnownDocument]:
        """The documents that another model encoded."""
        return self.store.stale(self.versions.encoder)


class Failures:
    """The files that could not be read before, and why: they are not tried again until something changes."""

    def __init__(self, store: Store, parser: str, programs: frozenset[str]) -> None:
        """A paper refused without one of the `programs` that help to read is tried again."""
        self._store = store
        self._parser, self._programs = parser, programs
        self._known = store.failures()

    def sentence_of(self, source: Source) -> str | None:
        """Why a file, as it is now, need not be tried; None where it must be."""
        before, stamp, sentence = self._known.get(source.path, (None, "", ""))
        unchanged = before is not None and (before.size, before.mtime) == (source.size, source.mtime)
        version, *tried = stamp.split("+")
        return sentence if unchanged and version == self._parser and self._programs <= set(tried) else None

    def record(self, source: Source, sentence: str) -> None:
        """Remember one more. Inside a transaction of the caller."""
        self._store.fail(source, "+".join([self._parser, *sorted(self._programs)]), sentence)

    def forget_absent(self, present: Iterable[Path], roots: Sequence[Path]) -> None:
        """Forget those below these roots that have gone. Inside a transaction of the caller."""
        present_paths, is_below = {str(path) for path in present}, under(roots)
        self._store.clear_failures(
            path for path in self._known if path not in present_paths and is_below(path)
        )
