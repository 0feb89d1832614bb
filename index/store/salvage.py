"""A store that cannot be read -> the files whose papers it held, as far as its bytes still tell."""

from __future__ import annotations

import json
import mmap
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from index.files import SUFFIXES
from index.store.schema import FILE, LIVE

NOTE = "folders.json"  # beside the store, which tells nothing where nothing of it is left
MAX_PATH, MAX_NAME = 4096, 255  # bytes, as file systems have them
_ENDING = re.compile(b"(?i)(?:" + b"|".join(re.escape(suffix.encode()) for suffix in SUFFIXES) + b")")


def papers_named(folder: Path, prefix: str) -> tuple[set[str], bool]:
    """The paths of papers in a folder's store, whose files' names begin with `prefix`; whether these are all.

    What SQLite cannot read is looked for in the bytes, where each path stands before the paper's own name.
    That may find papers that had left the index; a paper may be missing whose path the damage hit.
    """
    with suppress(sqlite3.Error, UnicodeDecodeError):
        return set(_paths_by_sql(folder / f"{prefix}{FILE}")), True
    files = sorted(folder.glob(f"{prefix}{FILE}*"))
    return {path for file in files for path in _paths_in_bytes(file)}, False


def _paths_by_sql(file: Path) -> Iterable[str]:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as store:
        rows = store.execute(f"SELECT path FROM documents NOT INDEXED WHERE {LIVE}")
        return [str(path) for (path,) in rows]


def _paths_in_bytes(file: Path) -> Iterator[str]:
    if not file.stat().st_size:
        return
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for ending in _ENDING.finditer(data):
            end = ending.end()
            slash = data.rfind(b"/", max(0, end - MAX_NAME - 1), end)
            name = data[slash + 1 : end]
            if slash < 0 or data[end : end + len(name)] != name:
                continue
            begins = _first_folder(data[max(0, end - MAX_PATH) : slash + 1])
            if begins is not None:
                yield (begins + name).decode("utf-8", "replace")


def _first_folder(before: bytes) -> bytes | None:
    """Of the bytes up to a name those that are a path: from the first slash before a folder that is there."""
    text = re.split(rb"[\x00-\x1f]", before)[-1]
    for slash in re.finditer(b"/", text):
        top = text[slash.end() :].partition(b"/")[0]
        with suppress(OSError, ValueError):
            if top and Path("/", top.decode("utf-8", "surrogateescape")).is_dir():
                return text[slash.start() :]
    return None


def note_folders(folder: Path, papers: Iterable[Path]) -> None:
    """Note beside the store in which folders its papers lay; a note that cannot be kept is none."""
    before = noted_folders(folder)
    now = before | {os.path.dirname(paper) for paper in papers}
    if now == before:
        return
    part = folder / f"{NOTE}.part"
    with suppress(OSError):
        part.write_text(json.dumps(sorted(now), indent=0), encoding="utf-8")
        part.replace(folder / NOTE)


def noted_folders(folder: Path) -> set[str]:
    """The folders that `note_folders` noted; some may hold no papers any more."""
    try:
        noted = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    return {place for place in noted if isinstance(place, str)} if isinstance(noted, list) else set()
