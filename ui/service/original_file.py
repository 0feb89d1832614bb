"""The file that a paper was read from, where it is still there and still the same."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from index.build.sources import bytes_digest, file_of
from index.search import Index

PDF = "pdf"


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """A file that an index was made from, and the SHA-256 of its bytes then."""

    path: Path
    sha256: str

    @property
    def kind(self) -> str:
        """The ending of its name, without the dot: "pdf", "docx"."""
        return self.path.suffix.lower().removeprefix(".")

    def read(self) -> bytes | None:
        """Its content; None where it has gone, or is no longer what the index was made from.

        The comparison also keeps an index that came from elsewhere from naming any file of this machine.
        """
        try:
            content = self.path.read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == self.sha256 else None


def original_file(index: Index, name: str) -> OriginalFile | None:
    """The file of a paper, None where none is there: cheap, its content is not looked at."""
    source = index.source_of(name)
    path = file_of(Path(source.path)) if source else None
    try:
        there = path is not None and path.is_file()
    except OSError:
        return None
    return OriginalFile(path, bytes_digest(source.sha256)) if source and path and there else None
