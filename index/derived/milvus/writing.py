"""The next generation of an index on Milvus: written beside the one that is read, seen when its row is there.

What a writer that died left behind is of a generation that was never published: the next clears it away.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.derived.milvus.collections import COLLECTIONS, FIELDS_OF, LIVE, NOTHING, Collection
from index.derived.milvus.generations import (
    BASE,
    COUNTS,
    GENERATION,
    HEAD,
    TEXT,
    MilvusGeneration,
    published_times,
    read_layers,
)
from index.derived.milvus.packing import pack_parts, unpack, unpack_terms
from index.derived.milvus.server import MilvusServer, Row
from index.derived.milvus.statistics import Layer, LayerMaker
from index.derived.terms.term_counts import FIELDS

READ_FOR_S = 900.0  # how long a generation may be read after the next is there
_MOST_LAYERS = 32  # that a reader adds up before they are written as one
_ROWS_AT_ONCE = 256
_BYTES_AT_ONCE = 4_000_000
_PAPERS_AT_ONCE = 20
_NEVER_SHOWN = 0


class GenerationWriter:
    """Writes what comes and goes between one generation and the next."""

    def __init__(self, server: MilvusServer, before: int, vocabulary: int, token_type: str) -> None:
        """`before` is the generation that is read now, 0 for none."""
        self._server = server
        self._before = before
        self.generation = before + 1
        self._made = LayerMaker(vocabulary)
        self._token_type = np.dtype(token_type)
        self._waiting: dict[Collection, list[Row]] = {which: [] for which in COLLECTIONS}
        self._size = 0
        self.bytes = 0  # written so far

    def clear_leftovers(self) -> None:
        """Undo what a writer left that died before it published."""
        for which in COLLECTIONS:
            self._server.delete(which, f"added > {self._before}")
            half_gone = f"removed > {self._before} and removed < {LIVE}"
            keys = [str(row["pk"]) for row in self._server.query(which, half_gone, ("pk",))]
            for first in range(0, len(keys), _ROWS_AT_ONCE):
                self._mark(which, f"pk in {json.dumps(keys[first : first + _ROWS_AT_ONCE])}", LIVE)
        self.flush()

    def add_paper(self, paper: int, head: bytes, text: bytes | None, hashes: NDArray[np.uint64]) -> None:
        """A paper's head, its text unless that is there already, and the hashes of its terms."""
        self._made.know_terms(hashes)
        for kind, data in ((HEAD, head), (TEXT, text)):
            for part, held in enumerate(pack_parts(data) if data is not None else ()):
                self._queue_row("papers", self._paper_row(kind, paper, part, held))

    def _paper_row(self, kind: str, paper: int, part: int, data: str) -> Row:
        pk = f"{kind}:{paper}:{self.generation}:{part}"
        return {
            "pk": pk,
            "kind": kind,
            "paper": paper,
            "part": part,
            **self._span,
            "data": data,
            "nothing": NOTHING,
        }

    @property
    def _span(self) -> dict[str, int]:
        return {"added": self.generation, "removed": LIVE}

    def add_unit(self, row: Row) -> None:
        """A unit; its row lacks the key and the generations."""
        self._made.count_unit(unpack_terms(row["terms"], len(FIELDS))[1], 1)
        self._queue_row("units", {"pk": f"{row['unit']}:{self.generation}", **self._span, **row})

    def add_passage(self, row: Row) -> None:
        """A passage; its row lacks the key and the generations."""
        self._made.count_passage(np.frombuffer(unpack(row["tokens"]), self._token_type), 1)
        self._queue_row("passages", {"pk": f"{row['passage']}:{self.generation}", **self._span, **row})

    def _queue_row(self, which: Collection, row: Row) -> None:
        size = _size_of(row)
        waiting = self._waiting[which]
        if len(waiting) >= _ROWS_AT_ONCE or self._size + size > _BYTES_AT_ONCE:
            self.flush()
        self._waiting[which].append(row)
        self._size += size
        self.bytes += size if row["added"] == self.generation else 0

    def flush(self) -> None:
        """Write what waits; acknowledged by the server when this returns."""
        for which, rows in self._waiting.items():
            self._server.upsert(which, rows)
            self._waiting[which] = []
        self._size = 0

    def retire(self, papers: Sequence[int], *, texts: bool) -> None:
        """Leave papers out of the next generation; their texts too unless they come back with other marks."""
        for first in range(0, len(papers), _PAPERS_AT_ONCE):
            chosen = f"paper in {list(papers[first : first + _PAPERS_AT_ONCE])} and removed == {LIVE}"
            chosen += f" and added <= {self._before}"
            kinds = f'kind in ["{HEAD}", "{TEXT}"]' if texts else f'kind == "{HEAD}"'
            self._mark("papers", f"{chosen} and {kinds}", self.generation)
            for row in self._mark("units", chosen, self.generation):
                self._made.count_unit(unpack_terms(row["terms"], len(FIELDS))[1], -1)
            for row in self._mark("passages", chosen, self.generation):
                self._made.count_passage(np.frombuffer(unpack(row["tokens"]), self._token_type), -1)

    def _mark(self, which: Collection, where: str, removed: int) -> Iterable[Row]:
        """Write rows that meet a condition again, with the generation from which they count no longer."""
        rows = self._server.query(which, where, FIELDS_OF[which])
        for row in rows:
            row["removed"] = removed
            self._queue_row(which, row)
        return rows

    def publish(self, about: MilvusGeneration) -> MilvusGeneration:
        """Make all that was written the generation that is read; `about` lacks its number and time."""
        self.flush()
        self._server.flush()
        base, layers = read_layers(self._server, self._before)
        is_base = not base or len(layers) > _MOST_LAYERS
        layer = self._made.layer()
        data = Layer.sum([*layers, layer]) if is_base else layer
        self._write_rows(BASE if is_base else COUNTS, pack_parts(data.dump()))
        made = replace(about, generation=self.generation, published=time.time())
        self._write_rows(GENERATION, made.row_data())
        return made

    def _write_rows(self, kind: str, parts: Sequence[str]) -> None:
        for part, data in enumerate(parts):
            self._queue_row("papers", self._paper_row(kind, _NEVER_SHOWN, part, data))
        self.flush()


def sweep(server: MilvusServer, newest: MilvusGeneration) -> None:
    """Take away what only generations show that nobody reads any more."""
    times = sorted(published_times(server).items())
    followed = zip(times, times[1:], strict=False)
    old = [number for (number, _), (_, next_at) in followed if newest.published - next_at > READ_FOR_S]
    if not old:
        return
    last = max(old)
    # Before what they show: who reads on from one of them sees by its row whether all of it was there.
    server.delete("papers", f'kind == "{GENERATION}" and added <= {last}')
    for which in COLLECTIONS:
        server.delete(which, f"removed <= {last + 1}")
    base = read_layers(server, last + 1)[0]
    server.delete("papers", f'kind in ["{BASE}", "{COUNTS}"] and added < {base}')


def _size_of(row: Row) -> int:
    """About how many bytes a row takes."""
    texts = sum(len(value) for value in row.values() if isinstance(value, str))
    return texts + 4 * len(row.get("vector", ())) + 8 * len(row.get("words", ())) + 8 * len(row)
