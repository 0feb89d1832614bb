"""The fictitious papers that come with the program: they leave an index once real papers are in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from index.build.report import FileRemark
from index.build.sources import FoundFiles, bytes_digest, file_digest, file_of, under
from index.errors import DocumentError
from index.store.store import KnownDocument
from index.store.uploads import is_upload

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


class InventedPapers:
    """The papers in a folder and every copy of them; none where the folder is not there.

    What a visitor put into `uploads` stands beside either: it is neither invented nor a reason to leave.
    """

    def __init__(self, folder: Path, uploads: Path) -> None:
        self.folder, self.uploads = folder.resolve(), uploads
        self._digests: dict[int, set[str]] = defaultdict(set)  # by size, so that hardly a file is read
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            with suppress(DocumentError, OSError):
                self._digests[path.stat().st_size].add(bytes_digest(file_digest(path)))

    def split(self, known: Iterable[KnownDocument]) -> tuple[list[KnownDocument], list[KnownDocument]]:
        """The papers of an index that are invented, and the real ones; uploads are in neither list."""
        every, is_inside = set().union(*self._digests.values()), under([self.folder])
        made: tuple[list[KnownDocument], list[KnownDocument]] = ([], [])
        for one in known:
            path = one.source.path
            if not is_upload(path, self.uploads):
                same = is_inside(path) or bytes_digest(one.source.sha256) in every
                made[not same].append(one)
        return made

    def leave_out(self, found: FoundFiles) -> tuple[FoundFiles, list[FileRemark]]:
        """The files without the invented ones, and what to say of those: for an index that holds others."""
        invented = [path for path in found.papers if self._is_copy(path)]
        if not invented:
            return found, []
        kept = sorted(set(found.papers) - set(invented))
        return found._replace(papers=kept), [remark_on(invented)]

    def _is_copy(self, path: Path) -> bool:
        if path.is_relative_to(self.folder):
            return True
        with suppress(OSError, DocumentError):
            alike = self._digests.get(file_of(path).stat().st_size)
            return alike is not None and bytes_digest(file_digest(path)) in alike
        return False


def remark_on(invented: Iterable[Path]) -> FileRemark:
    """What to say of invented papers that are not, or no longer, in an index."""
    paths = list(invented)
    return FileRemark(
        str(paths[0].parent),
        f"{len(paths)} fictitious sample papers are left out: they never share an index with real ones; to "
        "see them give them one of their own, with --index",
    )
