"""The seal on a folder of files that never change: what they are of, and their lengths and checksums.

It is written last, when all it names is on the disk: a folder with a seal is whole, also after a power cut.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

SMALL = 64_000_000
_SEAL_FILE = "stamp.json"
_BLOCK_BYTES = 1 << 20


def seal(folder: Path, of: Mapping[str, object]) -> None:
    """Write all files of a folder through to the disk, and then its seal; `of` says what they are."""
    files = {}
    for path in _sealed_files(folder):
        flush(path)
        files[path.relative_to(folder).as_posix()] = [path.stat().st_size, _checksum(path)]
    for inside in {path.parent for path in _sealed_files(folder)}:
        flush(inside)
    (folder / _SEAL_FILE).write_text(json.dumps({"of": of, "files": files}), encoding="utf-8")
    flush(folder / _SEAL_FILE)
    flush(folder)


def is_whole(folder: Path, of: Mapping[str, object], *, to_the_bit: bool = False) -> bool:
    """Whether a folder is sealed as `of` and its files have their lengths; `to_the_bit`, their checksums.

    Those of a folder of up to SMALL bytes are always taken: it costs no reader a tenth of a second.
    """
    try:
        sealed = json.loads((folder / _SEAL_FILE).read_text(encoding="utf-8"))
        if sealed["of"] != of:
            return False
        to_the_bit = to_the_bit or sum(size for size, _ in sealed["files"].values()) <= SMALL
        for name, (size, checksum) in sealed["files"].items():
            path = folder / name
            if path.stat().st_size != size or (to_the_bit and _checksum(path) != checksum):
                return False
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ):  # none, unreadable, or of another shape
        return False
    return True


def flush(path: Path) -> None:
    """See a file or a folder through to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sealed_files(folder: Path) -> Iterator[Path]:
    """The files below a folder, but for locks and the seal itself."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != _SEAL_FILE and not path.name.endswith(".lock"):
            yield path


def _checksum(path: Path) -> int:
    """CRC-32: it is faults that are looked for, not forgery, and it reads a gigabyte in about a second."""
    found = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            found = zlib.crc32(block, found)
    return found
