"""What a build asks of the papers that are known, each answered from an index of SQLite."""

from __future__ import annotations

import itertools
import os
from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from index.store.reading import StoreReader, by_parts
from index.store.schema import LIVE, KnownDocument, Source, Versions

_BEHIND = ","  # the sign after the "+" that stands before the digest of what lies beside a paper
_LOOKS = 20  # at papers to find the place of one


class PaperLookups(StoreReader):
    """The papers that are not retired, looked up by where they lie, by their bytes, by their makers."""

    def moved_since(self, generation: int) -> bool:
        """Whether a paper that this generation holds may lie elsewhere in a later one."""
        row = self._first_row("SELECT value FROM manifest WHERE key = 'moved_in'")
        return row is None or not str(row[0]).isdecimal() or int(row[0]) > generation

    def known(self) -> dict[str, KnownDocument]:
        """The documents that are not retired, by the path of their file."""
        return {known.source.path: known for known in self._known_documents(LIVE)}

    def known_in_order(self) -> Iterator[KnownDocument]:
        """The same by their paths, one by one: who needs only the first reads no more."""
        return self._known_documents(f"{LIVE} ORDER BY path")

    def known_near(self, roots: Iterable[Path], papers: Iterable[Path]) -> dict[str, KnownDocument]:
        """Those of `known` that are these papers, are one of the roots or lie below one (absolute)."""
        found = {}
        for root in map(str, roots):
            inside = os.path.join(root, "")
            behind = inside[:-1] + chr(ord(inside[-1]) + 1)  # the first that is below it no more
            below = self._known_documents(f"path >= ? AND path < ? AND {LIVE}", inside, behind)
            found.update({known.source.path: known for known in below})
            papers = itertools.chain(papers, [Path(root)])
        for path in map(str, papers):
            if path not in found and (known := self.known_at(path)):
                found[path] = known
        return found

    def known_of_sizes(self, sizes: Iterable[int]) -> list[KnownDocument]:
        """Those whose file has one of these sizes, by their paths."""
        paths = [
            row[0]
            for size in set(sizes)
            for row in self._rows(f"SELECT path FROM documents WHERE size = ? AND {LIVE}", (size,))
        ]
        return [known for path in sorted(paths) if (known := self.known_at(path))]

    def known_of_bytes(self, digests: Iterable[str]) -> list[KnownDocument]:
        """Those whose own bytes have one of these digests, whatever lies beside them, by their paths."""
        sql = f"SELECT path FROM documents WHERE sha256 >= ? AND sha256 < ? AND {LIVE}"
        paths = [row[0] for digest in set(digests) for row in self._rows(sql, (digest, f"{digest}{_BEHIND}"))]
        return [known for path in sorted(paths) if (known := self.known_at(path))]

    def has_name(self, name: str) -> bool:
        """Whether one of them bears this name."""
        return self._first_row(f"SELECT 1 FROM documents WHERE name = ? AND {LIVE}", (name,)) is not None

    def live_after(self, generation: int, before: Sequence[int]) -> list[int]:
        """`live` of a generation, told those of the one before it: only what came is looked at."""
        came = self._ids("added = ? AND (removed IS NULL OR removed > ?)", generation, generation)
        if self.moved_since(generation - 1) or len(came) * _LOOKS > len(before):
            return self.live(generation)
        gone = set(self._ids("removed = ?", generation))
        live = [key for key in before if key not in gone]
        for key in came:
            insort(live, key, key=lambda one: (self._place_of(one), one))
        return live

    def _ids(self, where: str, *values: int) -> list[int]:
        return [row[0] for row in self._rows(f"SELECT id FROM documents WHERE {where}", values)]

    def _place_of(self, key: int) -> str:
        return by_parts(self._require_row("SELECT path FROM documents WHERE id = ?", key)[0])

    def known_at(self, path: str) -> KnownDocument | None:
        """The document of this file that is not retired."""
        return next(self._known_documents(f"path = ? AND {LIVE}", path), None)

    def stale(self, encoder: str) -> list[KnownDocument]:
        """The documents that are not retired and that other models encoded, by their ids."""
        found = [
            known
            for others in ("encoder < ?", "encoder > ?")  # apart, so that an index answers each
            for known in self._known_documents(f"{LIVE} AND {others}", encoder)
        ]
        return sorted(found, key=lambda known: known.id)

    def _known_documents(self, where: str, *values: str) -> Iterator[KnownDocument]:
        columns = "id, name, path, size, mtime, sha256, parser, encoder"
        rows = self._rows(f"SELECT {columns} FROM documents WHERE {where}", values)
        return (KnownDocument(row[0], row[1], Source(*row[2:6]), Versions(*row[6:])) for row in rows)

    def sets_of_a_day(self) -> list[list[tuple[str, str, str]]]:
        """The papers that bear one vraagnummer and day, where several do: (name, type, numbers as JSON)."""
        number = "json_extract(numbers, '$.vraagnummer')"
        shared = f"""SELECT {number}, date FROM documents WHERE {LIVE} AND {number} > ''
            GROUP BY {number}, date HAVING count(*) > 1"""
        named = f"""SELECT name, type, numbers FROM documents
            WHERE {number} = ? AND date IS ? AND {LIVE} ORDER BY name"""
        return [list(self._rows(named, found)) for found in list(self._rows(shared))]
