"""A file on its way: how much of it is on the disk for certain, and of which version, to go on with it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

import httpx

from index.harvest.web.faults import TemporaryFault
from index.harvest.web.replies import shown_address, validator

STEP = 1_000_000  # bytes after which what came is put on the disk for certain


class PartialFile:
    """The bytes at `path`; a note beside them says of which version they are and how many are certain."""

    def __init__(self, path: Path) -> None:
        self.path, self.note = path, path.with_name(path.name + ".json")
        self.begun = 0

    def range_headers(self, url: str) -> dict[str, str]:
        """The headers that ask for the rest after `begun` bytes; {} where nothing usable has come yet."""
        try:
            made = json.loads(self.note.read_text(encoding="utf-8"))
            size, version = int(made["size"]), str(made["version"])
            if made["url"] != url or not 0 < size <= self.path.stat().st_size or not version:
                return {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        self.begun = size
        return {"range": f"bytes={size}-", "if-range": version}

    def write(self, reply: httpx.Response, url: str, pieces: Iterable[bytes]) -> None:
        """Write a whole file, or the rest of one where the reply is a part.

        Raises TemporaryFault for a part that does not begin where ours ends.
        """
        start = self._start_of_reply(reply)
        version = "" if reply.headers.get("content-encoding") else validator(reply)
        if not start:
            self.note.unlink(missing_ok=True)
        with self.path.open("r+b" if start else "wb") as file:
            file.seek(start)
            file.truncate()
            certain = size = start
            for piece in pieces:
                file.write(piece)
                size += len(piece)
                if version and size - certain >= STEP:
                    file.flush()
                    os.fsync(file.fileno())
                    self._write_note(url, version, size)
                    certain = size

    def _start_of_reply(self, reply: httpx.Response) -> int:
        if reply.status_code == 200:
            return 0
        if reply.status_code == 206 and reply.headers.get("content-range", "").startswith(
            f"bytes {self.begun}-"
        ):
            return self.begun
        self.drop()
        raise TemporaryFault(
            f"{shown_address(reply.url)} has no rest that fits what came before; it is fetched anew"
        )

    def _write_note(self, url: str, version: str, size: int) -> None:
        part_file = self.note.with_suffix(".new")
        part_file.write_text(json.dumps({"url": url, "version": version, "size": size}), encoding="utf-8")
        os.replace(part_file, self.note)

    def drop(self) -> None:
        """Forget what came."""
        self.note.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)
