"""What a search shows of the units and passages that it found, read by one statement a table.

A statement costs more than the row that it reads, so that one for each would cost more than the ranking.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from index.store.reading import StoreReader

UnitPlace = tuple[str | None, int | None, str | None]


class ShownReader(StoreReader):
    """The same questions, and those about what was found; each raises AlteredPaperError for an id that is not
    there: derived files name it, so that the disk altered one of the two."""

    def units(self, keys: Sequence[int]) -> dict[int, UnitPlace]:
        """(exchange, paragraph, party of the asker) of each of these units."""
        return self._rows_by_id("exchange, paragraph, party FROM units", keys)

    def spans_of(self, passages: Sequence[int]) -> dict[int, tuple[int, int]]:
        """(start, end) of each of these passages in its document's text."""
        return self._rows_by_id("start, end FROM passages", passages)

    def texts(self, keys: Iterable[int]) -> dict[int, str]:
        """The texts of these documents, each read once; raises as `packed` does."""
        return {key: self.packed(key)[0] for key in dict.fromkeys(keys)}

    def _rows_by_id(self, columns: str, keys: Sequence[int]) -> dict[int, Any]:
        sql = f"SELECT id, {columns} WHERE id IN ({', '.join('?' * len(keys))})"
        found = {row[0]: row[1:] for row in self._rows(sql, keys)}
        if lacking := set(keys) - found.keys():
            raise self.altered(f"row {min(lacking)}")
        return found
