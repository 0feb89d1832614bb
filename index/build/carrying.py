"""An index in a folder -> the same on a Milvus server: only what changed, one generation at a time.

The folder stays the truth, as it is for everything that is derived: what is lost on the server can be carried
there again, and a carrying that was cut off is taken up by the next.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.build.carried_rows import CarriedMarks, CarriedPapers
from index.build.opening import existing_store
from index.derived import derived_index
from index.derived.milvus.address import MilvusAddress
from index.derived.milvus.collections import inverted_lists
from index.derived.milvus.generations import FORMAT, MilvusGeneration, live_at, newest_generation, read_heads
from index.derived.milvus.server import WRITER_WAITS_S, MilvusServer
from index.derived.milvus.writing import GenerationWriter, sweep
from index.errors import IndexFormatError, MilvusError
from index.store import Store

Progress = Callable[[int, int, str], None]  # papers done, papers in all, what was just done
_OF_THE_FOLDER = ("generation", "moved", "moved_in")  # entries of a manifest that say nothing on a server
_MUST_AGREE = ("dimension", "vocabulary", "token_type", "analyser")  # within one set of collections


@dataclass(frozen=True, slots=True)
class CarryReport:
    """What was carried, in papers, and what the server holds now. `changed`: moved, or replaced by others."""

    place: str
    generation: int
    added: int
    changed: int
    removed: int
    papers: int
    passages: int
    seconds: float


def carry(
    index_dir: Path, address: MilvusAddress, *, rebuild: bool = False, progress: Progress | None = None
) -> CarryReport:
    """Bring the index at `address` up to date with the one in `index_dir`.

    Readers go on with the generation they have and see the new one when it is whole. `rebuild` replaces one
    that was made of other papers or by another version; without it such a one is refused with MilvusError.
    Raises IndexFormatError where the folder holds no finished index.
    """
    started = time.perf_counter()
    with existing_store(index_dir) as store:
        generation = store.generation
        if not generation or not derived_index.is_made(store, generation):
            raise IndexFormatError("is not finished; run kamervraag index on it first", index_dir)
        with closing(MilvusServer.connect(address, WRITER_WAITS_S)) as server:
            carrier = _Carrier(store, generation, server, rebuild)
            counts = carrier.run(progress or (lambda *_: None))
            about = carrier.about
    seconds = time.perf_counter() - started
    return CarryReport(str(address), about.generation, *counts, about.papers, about.passages, seconds)


class _Carrier:
    """One carrying."""

    def __init__(self, store: Store, generation: int, server: MilvusServer, rebuild: bool) -> None:
        manifest = store.manifest()
        self._server = server
        self._manifest = {key: value for key, value in manifest.items() if key not in _OF_THE_FOLDER}
        self._papers = CarriedPapers(store, generation)
        self._passages = self._papers.passages
        self.about = self._find_before(rebuild)

    def _find_before(self, rebuild: bool) -> MilvusGeneration:
        """The generation that is there; an empty one where there is none to go on from or to keep,
        with its number: who reads that sees the next one come."""
        place, about = str(self._server.address), None
        try:
            about = newest_generation(self._server) if self._server.has_index() else None
            if about is not None and not rebuild:
                self._refuse_other(about, place)
                return about
        except MilvusError:
            if not rebuild:
                raise
        self._server.drop()  # also what was cut off before its first generation, maybe of another model
        self._server.create(int(self._manifest["dimension"]), self._passages)
        lists = inverted_lists(self._passages)
        nothing = (0,) * len(self._papers.terms.norms)
        number = about.generation if about else 0
        return MilvusGeneration(FORMAT, number, 0.0, {}, 0, 0, 0, 0, nothing, lists, 0)

    def _refuse_other(self, about: MilvusGeneration, place: str) -> None:
        if about.manifest.get("store") != self._manifest.get("store"):
            raise MilvusError("holds the papers of another index; give another name, or add --rebuild", place)
        for key in _MUST_AGREE:
            if about.manifest.get(key) != self._manifest.get(key):
                found, ours = about.manifest.get(key), self._manifest.get(key)
                raise MilvusError(f"was written with {key} {found}, not {ours}; add --rebuild", place)

    def run(self, progress: Progress) -> tuple[int, int, int]:
        """Write what came, changed its marks and went, and publish; how many of each."""
        about, wanted = self.about, self._papers.marks
        there = {
            head.paper: CarriedMarks(head.path, head.current, head.lone)
            for head in read_heads(self._server, live_at(about.generation), about.last_paper)
        }
        came = [key for key in wanted if key not in there]
        went = [key for key in there if key not in wanted]
        changed = [key for key in wanted if key in there and there[key] != wanted[key]]
        if not (came or went or changed or about.manifest != self._manifest):
            return 0, 0, 0
        manifest = self._manifest
        vocabulary, token_type = int(manifest["vocabulary"]), manifest["token_type"]
        writer = GenerationWriter(self._server, about.generation, vocabulary, token_type)
        writer.clear_leftovers()
        writer.retire(went, texts=True)
        writer.retire(changed, texts=False)
        again, todo = set(changed), [*came, *changed]
        for done, key in enumerate(todo, 1):
            self._write_paper(writer, key, is_new=key not in again)
            progress(done, len(todo), str(self._server.address))
        self.about = writer.publish(self._describe(writer))
        sweep(self._server, self.about)
        return len(came), len(changed), len(went)

    def _write_paper(self, writer: GenerationWriter, key: int, *, is_new: bool) -> None:
        carried = self._papers.paper(key)
        writer.add_paper(key, carried.head, carried.text if is_new else None, carried.hashes)
        for row in carried.units:
            writer.add_unit(row)
        for row in carried.passages:
            writer.add_passage(row)

    def _describe(self, writer: GenerationWriter) -> MilvusGeneration:
        """What the next generation is to say of itself."""
        terms, wanted, before = self._papers.terms, self._papers.marks, self.about
        return MilvusGeneration(
            format=FORMAT,
            generation=writer.generation,
            published=0.0,
            manifest=self._manifest,
            last_paper=max([before.last_paper, *wanted]),
            papers=len(wanted),
            units=len(terms.units),
            passages=self._passages,
            totals=tuple(int(total) for total in terms.totals[: len(terms.norms)]),
            lists=before.lists,
            bytes=before.bytes + writer.bytes,
        )
