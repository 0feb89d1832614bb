"""The fictitious papers that come with the program: they leave an index once real papers are in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from index.build.report import FileRemark
from index.build.sources import FoundFiles, bytes_digest, file_digest, file_of, under
from index.errors import DocumentError
from index.store import Store
from index.store.schema import KnownDocument
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
        self._every = set().union(*self._digests.values())

    def holds(self, one: KnownDocument) -> bool:
        """Whether a paper of an index is invented; an upload never is."""
        path = one.source.path
        is_copy = under([self.folder])(path) or bytes_digest(one.source.sha256) in self._every
        return is_copy and not is_upload(path, self.uploads)

    def in_index(self, store: Store) -> list[KnownDocument]:
        """The papers of an index that are invented."""
        near = [*store.known_near([self.folder], ()).values(), *store.known_of_bytes(self._every)]
        return list({one.id: one for one in near if self.holds(one)}.values())

    def are_beside_real(self, store: Store) -> bool:
        """Whether an index holds papers that are neither invented nor uploads."""
        known = (one for one in store.known_in_order() if not is_upload(one.source.path, self.uploads))
        return any(not self.holds(one) for one in known)

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
