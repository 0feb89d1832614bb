"""What a build asks of the papers that are known, each answered from an index of SQLite."""

from __future__ import annotations

from index.store.reading import StoreReader
from index.store.schema import LIVE, KnownDocument, Source, Versions


class PaperLookups(StoreReader):
    """The papers that are not retired, looked up by where they lie, by their bytes, by their makers."""

    def moved_since(self, generation: int) -> bool:
        """Whether a paper that this generation holds may lie elsewhere in a later one."""
        row = self._first_row("SELECT value FROM manifest WHERE key = 'moved_in'")
        return row is None or not str(row[0]).isdecimal() or int(row[0]) > generation

    def known(self) -> dict[str, KnownDocument]:
        """The documents that are not retired, by the path of their file."""
        return {known.source.path: known for known in self._known_documents(LIVE)}

    def known_at(self, path: str) -> KnownDocument | None:
        """The document of this file that is not retired."""
        return next(iter(self._known_documents(f"path = ? AND {LIVE}", path)), None)

    def stale(self, encoder: str) -> list[KnownDocument]:
        """The documents that are not retired and that other models encoded, by their ids."""
        found = [
            known
            for others in ("encoder < ?", "encoder > ?")  # apart, so that an index answers each
            for known in self._known_documents(f"{LIVE} AND {others}", encoder)
        ]
        return sorted(found, key=lambda known: known.id)

    def _known_documents(self, where: str, *values: str) -> list[KnownDocument]:
        columns = "id, name, path, size, mtime, sha256, parser, encoder"
        rows = self._rows(f"SELECT {columns} FROM documents WHERE {where}", values)
        return [KnownDocument(row[0], row[1], Source(*row[2:6]), Versions(*row[6:])) for row in rows]

    def sets_of_a_day(self) -> list[list[tuple[str, str, str]]]:
        """The papers that bear one vraagnummer and day, where several do: (name, type, numbers as JSON)."""
        number = "json_extract(numbers, '$.vraagnummer')"
        shared = f"""SELECT {number}, date FROM documents WHERE {LIVE} AND {number} > ''
            GROUP BY {number}, date HAVING count(*) > 1"""
        named = f"""SELECT name, type, numbers FROM documents
            WHERE {number} = ? AND date IS ? AND {LIVE} ORDER BY name"""
        return [list(self._rows(named, found)) for found in list(self._rows(shared))]
