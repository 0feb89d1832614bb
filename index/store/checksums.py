"""Checksums of what the store holds of a paper: a bit that the disk turned must not become a quote.

Faults are looked for and not forgery: who can write to the file can write the checksum too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

SIZE = 16  # bytes
SHOWN = "name, type, date, title, numbers, people, text, record"  # columns of a paper that readers get to see

UNIT = "id, exchange, paragraph, party, context"
PASSAGE = "id, kind, start, end, units, tokens, vector"


def row_checksum(row: Sequence[object]) -> bytes:
    """The checksum of a row's values in their order: text, bytes, numbers or None. SIZE bytes."""
    return rows_checksum([row])


def rows_checksum(rows: Iterable[Sequence[object]]) -> bytes:
    """The checksum of rows in their order. SIZE bytes."""
    made = hashlib.blake2b(digest_size=SIZE)
    for row in rows:
        for value in row:
            data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
            # The length parts "ab", "c" from "a", "bc".
            made.update(b"%s %d %s" % (type(value).__name__.encode(), len(data), data))
    return made.digest()
