"""The seal on a folder of files that never change: what they are of, and their lengths and checksums.

What a folder shares with the one before it keeps its checksum from there: it costs no reading, and a bit that
the disk turned meanwhile is not sealed as right. A log may grow behind its length. The seal is written last,
when all it names is on the disk: a folder with a seal is whole, also after a power cut.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from index.derived.append_log import SUFFIX as LOG_SUFFIX
from index.store.whole_files import flush

SMALL = 64_000_000
_SEAL_FILE = "stamp.json"
_BLOCK_BYTES = 1 << 20


def seal(folder: Path, of: Mapping[str, object], before: Path | None = None) -> None:
    """Write all files of a folder through to the disk, and then its seal; `of` says what they are.

    `before` is the sealed folder that some of the files are hard links to.
    """
    earlier = {} if before is None else _read_seal(before)["files"]
    files = {}
    for path in _sealed_files(folder):
        name = path.relative_to(folder).as_posix()
        start, checksum = earlier.get(name, (0, 0))
        if before is None or not start or not path.samefile(before / name):
            start, checksum = 0, 0
        size = path.stat().st_size
        if size > start:
            flush(path)
            checksum = _checksum(path, start, size, checksum)
        files[name] = [size, checksum]
    for inside in {path.parent for path in _sealed_files(folder)}:
        flush(inside)
    (folder / _SEAL_FILE).write_text(json.dumps({"of": of, "files": files}), encoding="utf-8")
    flush(folder / _SEAL_FILE)
    flush(folder)


def is_whole(folder: Path, of: Mapping[str, object], *, to_the_bit: bool = False) -> bool:
    """Whether a folder is sealed as `of` and its files have their lengths; `to_the_bit`, their checksums.

    Those of a folder of up to SMALL bytes are always taken: it costs no reader a tenth of a second.
    """
    return is_intact(folder, of, lambda _: to_the_bit)


def is_intact(folder: Path, of: Mapping[str, object], to_the_bit: Callable[[str], bool]) -> bool:
    """The same, with the checksums of those files of which `to_the_bit` says so by their names."""
    try:
        sealed = _read_seal(folder)
        if sealed["of"] != of:
            return False
        is_small = sum(size for size, _ in sealed["files"].values()) <= SMALL
        for name, (size, checksum) in sealed["files"].items():
            path = folder / name
            found = path.stat().st_size
            if found < size or (found > size and path.suffix != LOG_SUFFIX):
                return False
            if (is_small or to_the_bit(name)) and _checksum(path, 0, size) != checksum:
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


def _read_seal(folder: Path) -> Any:
    return json.loads((folder / _SEAL_FILE).read_text(encoding="utf-8"))


def _sealed_files(folder: Path) -> Iterator[Path]:
    """The files below a folder, but for locks and the seal itself."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != _SEAL_FILE and not path.name.endswith(".lock"):
            yield path


def _checksum(path: Path, start: int, end: int, found: int = 0) -> int:
    """CRC-32 from `start` on, that before it being `found`; it reads a gigabyte in about a second.

    It is faults that are looked for, not forgery.
    """
    with path.open("rb") as file:
        file.seek(start)
        while start < end and (block := file.read(min(_BLOCK_BYTES, end - start))):
            found = zlib.crc32(block, found)
            start += len(block)
    return found
