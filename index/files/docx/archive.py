"""A zip file from a stranger: parts read with a limit on what they unpack to; zips inside stay closed."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib

from index.errors import DocumentError

MAX_PARTS = 5_000
MAX_PART_BYTES = 32 * 2**20  # the largest real paper unpacks to 5 MB
MAX_BYTES = 64 * 2**20  # of all parts that are read
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,  # an unknown compression
    RuntimeError,  # a password
)


class Archive:
    """The parts of a zip file, read one by one; raises DocumentError where it is damaged or a bomb."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
            self._unpacked = 0
        except DAMAGE as error:
            raise DocumentError("is a damaged zip file") from error
        if len(self.names) > MAX_PARTS:
            raise DocumentError(f"holds {len(self.names)} parts, more than a paper can have")

    def read(self, name: str) -> bytes:
        """The unpacked bytes of a part, `b""` where there is no such part."""
        if name not in self.names:
            return b""
        try:
            with self._zip.open(name) as stream:
                data = stream.read(MAX_PART_BYTES + 1)
        except DAMAGE as error:
            raise DocumentError(f"is damaged: its part {name} cannot be unpacked") from error
        self._unpacked += len(data)
        if self._unpacked > MAX_BYTES:
            raise DocumentError(f"is refused: it unpacks to more than {MAX_BYTES // 2**20} MB")
        if len(data) > MAX_PART_BYTES:
            raise DocumentError(f"is refused: {name} unpacks to more than {MAX_PART_BYTES // 2**20} MB")
        return data
