"""The papers of a generation as a serving machine holds them: heads in memory, texts fetched on demand."""

from __future__ import annotations

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import msgspec
import numpy as np

from index.derived.milvus.generations import (
    HEAD,
    MilvusGeneration,
    live_at,
    published_times,
    read_heads,
    read_layers,
    read_texts,
)
from index.derived.milvus.heads import PaperHead, PaperShape, shape_of
from index.derived.milvus.server import Consistency, MilvusServer
from index.derived.milvus.statistics import HolderCounts, Layer
from index.errors import AlteredPaperError

_SHAPES_KEPT = 256
_TEXTS_KEPT = 256


@dataclass(frozen=True, slots=True)
class PackedText:
    """What is quoted of a paper: its text, and the record that `index.store` keeps of it."""

    text: str
    record: bytes

    def dump(self) -> bytes:
        """Both as bytes."""
        return msgspec.msgpack.encode([self.text.encode("utf-8", "surrogatepass"), self.record])

    @staticmethod
    def load(data: bytes) -> PackedText:
        """What `dump` wrote."""
        text, record = msgspec.msgpack.decode(data, type=list[bytes])
        return PackedText(text.decode("utf-8", "surrogatepass"), record)


def text_checksum(data: bytes) -> bytes:
    """The checksum of a paper's packed text: what is quoted must be as it was written."""
    return hashlib.blake2b(data, digest_size=16).digest()


class Holdings:
    """One generation's papers, in the order of their paths, as an index in a folder has them."""

    def __init__(self, about: MilvusGeneration, heads: Sequence[PaperHead], layers: Sequence[Layer]) -> None:
        self.about = about
        self.heads = sorted(heads, key=lambda head: (head.path.split(os.sep), head.paper))
        self.layers = list(layers)
        self.counts = HolderCounts(layers)
        self.by_paper = {head.paper: head for head in self.heads}
        self._by_unit = _Ranges([head.first_unit for head in self.heads])
        self._by_passage = _Ranges([head.first_passage for head in self.heads])
        self.shape = lru_cache(maxsize=_SHAPES_KEPT)(self._read_shape)

    def _read_shape(self, place: int) -> PaperShape:
        return shape_of(self.heads[place])

    def unit(self, key: int) -> tuple[str | None, int | None, str | None]:
        """(exchange, paragraph, party of the asker) of a unit."""
        place = self._by_unit.place(key)
        return self.shape(place).units[key - self.heads[place].first_unit]

    def span(self, passage: int) -> tuple[int, int]:
        """(start, end) of a passage in its paper's text."""
        place = self._by_passage.place(passage)
        _, start, end, _ = self.shape(place).passages[passage - self.heads[place].first_passage]
        return start, end

    def unit_of(self, paper: int, exchange: str) -> int | None:
        """The unit of an exchange of a paper; None where there is none."""
        head = self.by_paper.get(paper)
        units = [] if head is None else shape_of(head).units
        found = (place for place, (name, _, _) in enumerate(units) if name == exchange)
        place = next(found, None)
        return None if head is None or place is None else head.first_unit + place

    @cached_property
    def unit_parties(self) -> list[tuple[int, str]]:
        """(unit, party) of the units that have an asker of their own."""
        return sorted(
            (head.first_unit + place, party)
            for head in self.heads
            for place, (_, _, party) in enumerate(shape_of(head).units)
            if party is not None
        )


class _Ranges:
    """Which of several ranges a number lies in; each begins at a number of its own."""

    def __init__(self, firsts: Sequence[int]) -> None:
        starts = np.array(firsts, np.int64)
        self._order = np.argsort(starts, kind="stable")
        self._starts = starts[self._order]

    def place(self, number: int) -> int:
        """The place of the range among those given."""
        return int(self._order[np.searchsorted(self._starts, number, side="right") - 1])


class FetchedTexts:
    """The texts of papers, fetched together and kept a while. Ids of papers are never used again."""

    def __init__(self, server: MilvusServer) -> None:
        self._server = server
        self._kept: OrderedDict[int, PackedText] = OrderedDict()
        self._lock = threading.Lock()

    def fetch(self, heads: Sequence[PaperHead], consistency: Consistency = "Bounded") -> None:
        """Have the texts of these papers at hand, by one request."""
        with self._lock:
            wanted = {head.paper: head for head in heads if head.paper not in self._kept}
        if not wanted:
            return
        for paper, data in read_texts(self._server, list(wanted), consistency).items():
            if text_checksum(data) == wanted[paper].checksum:
                self._keep(paper, PackedText.load(data))

    def _keep(self, paper: int, text: PackedText) -> None:
        with self._lock:
            self._kept[paper] = text
            while len(self._kept) > _TEXTS_KEPT:
                self._kept.popitem(last=False)

    def of(self, head: PaperHead) -> PackedText:
        """The text of one paper; raises AlteredPaperError where the server lacks it or has it otherwise."""
        kinds: tuple[Consistency, ...] = ("Bounded", "Strong")  # what came a second ago is seen by the second
        for consistency in kinds:
            self.fetch([head], consistency)
            with self._lock:
                if (found := self._kept.get(head.paper)) is not None:
                    return found
        hint = "write it anew: kamervraag index PATH --to … --rebuild"
        raise AlteredPaperError(
            f"{head.name} is not on the server as it was written; {hint}", str(self._server.address)
        )


def load_holdings(server: MilvusServer, about: MilvusGeneration, before: Holdings | None = None) -> Holdings:
    """A generation's papers and counts; of `before` is kept what still counts, and only the rest is read."""
    if before is None or before.about.generation > about.generation:
        heads = list(read_heads(server, live_at(about.generation), about.last_paper))
        return Holdings(about, heads, read_layers(server, about.generation)[1])
    then, now = before.about.generation, about.generation
    came = list(read_heads(server, f"added > {then} and {live_at(now)}", about.last_paper))
    went = f'kind == "{HEAD}" and added <= {then} and removed > {then} and removed <= {now}'
    gone = {int(row["paper"]) for row in server.query("papers", went, ("paper",))}
    base, layers = read_layers(server, now, then)
    if then not in published_times(server):  # forgotten: what went since may be swept away already
        return load_holdings(server, about)
    kept = [head for head in before.heads if head.paper not in gone]
    return Holdings(about, [*kept, *came], layers if base > then else [*before.layers, *layers])


def manifest_of(about: MilvusGeneration) -> dict[str, str]:
    """What the index was built with, as a store in a folder tells it."""
    return {**about.manifest, "generation": str(about.generation)}


def paper_row(head: PaperHead) -> tuple[int, str, str, str, str | None, str | None, str, str]:
    """A head as the catalogue reads it from a store."""
    return (head.paper, head.name, head.path, head.type, head.date, head.title, head.numbers, head.people)
