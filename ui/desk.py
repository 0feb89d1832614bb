"""The one open index of a server: shared by all visitors, opened anew where it was replaced on disk."""

from __future__ import annotations

import threading
from pathlib import Path

from index.errors import IndexFormatError
from index.parse.document import Document
from index.search import Index
from index.store import FILE
from rag.generate import Writer


class Desk:
    """The index in a folder, and the language model that writes from it, if any."""

    def __init__(self, folder: Path, writer: Writer | None = None) -> None:
        self.folder = folder
        self.writer = writer
        self._lock = threading.Lock()
        self._identity = _identity(folder)
        self._index = Index.open(folder)

    def index(self) -> Index:
        """The index as it is now; the one before it while a new one is not there yet."""
        identity = _identity(self.folder)
        with self._lock:  # one visitor goes to the newest generation, the others wait for him
            if identity not in (None, self._identity):
                self._replace(identity)
            self._index.reload()
            return self._index

    def _replace(self, identity: tuple[int, int] | None) -> None:
        try:
            self._index = Index.open(self.folder)
        except IndexFormatError:
            return  # half built: the old one, still open, answers until the new one is whole
        self._identity = identity

    def document(self, name: str) -> Document | None:
        """A paper by its name, None where the index has none of that name (any more)."""
        try:
            return self.index().document(name)
        except KeyError:
            return None


def _identity(folder: Path) -> tuple[int, int] | None:
    """Which file the index is, whatever it is called: None where there is none."""
    try:
        found = (folder / FILE).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
