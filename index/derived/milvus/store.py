"""The papers of an index on Milvus, read as those of a store in a folder are."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Sequence
from typing import Any

from index.derived.milvus.address import MilvusAddress
from index.derived.milvus.generations import MilvusGeneration, newest_generation
from index.derived.milvus.heads import PaperHead
from index.derived.milvus.library import FetchedTexts, Holdings, load_holdings, manifest_of, paper_row
from index.derived.milvus.server import MilvusServer
from index.document import Document
from index.errors import AlteredPaperError, MilvusError
from index.store.reading import unpack_document
from index.store.showing import UnitPlace

_LOOK_EVERY_S = 1.0  # how long a newer generation may go unseen
_HOLDINGS_KEPT = 3  # generations that are held whole at once


class Shelves:
    """What all who read one index on a server share: the connection, and the generations that were read."""

    def __init__(self, server: MilvusServer, about: MilvusGeneration) -> None:
        self.server = server
        self.texts = FetchedTexts(server)
        self._newest, self._looked = about, time.monotonic()
        self._held: dict[int, Holdings] = {}
        self._lock = threading.RLock()

    def newest(self) -> MilvusGeneration:
        """The last published state, as seen at most a second ago."""
        with self._lock:
            if time.monotonic() - self._looked > _LOOK_EVERY_S:
                found = newest_generation(self.server, "Bounded")
                if found is None or self._is_older(found):
                    found = newest_generation(self.server)  # no node lags behind that
                self._newest = self._refuse_remade(found)
                self._looked = time.monotonic()
            return self._newest

    def _is_older(self, found: MilvusGeneration) -> bool:
        """Whether this is neither the generation that is read nor one behind it."""
        newest = self._newest
        return found.generation < newest.generation or (
            found.generation == newest.generation and found.published != newest.published
        )

    def _refuse_remade(self, found: MilvusGeneration | None) -> MilvusGeneration:
        place = str(self.server.address)
        if found is None:  # a search would find nothing, as if the papers said nothing
            raise MilvusError("is being written anew, or was taken away; try again later", place)
        if found.manifest["store"] != self._newest.manifest["store"] or self._is_older(found):
            raise MilvusError("was made anew there; open it again", place)
        return found

    def holdings(self, generation: int) -> Holdings:
        """The papers of a generation; raises MilvusError for one that is no longer known."""
        with self._lock:
            if (found := self._held.get(generation)) is not None:
                return found
            if generation != self._newest.generation:
                raise MilvusError(f"generation {generation} is no longer held", str(self.server.address))
            before = self._held[max(self._held)] if self._held else None
            made = self._held[generation] = load_holdings(self.server, self._newest, before)
            while len(self._held) > _HOLDINGS_KEPT:
                del self._held[min(self._held)]
            return made

    def head(self, paper: int) -> PaperHead:
        """A paper of any generation that is held; raises KeyError for none. Ids are never used again."""
        with self._lock:
            held = [self._held[generation] for generation in sorted(self._held, reverse=True)]
        for holdings in held:
            if (found := holdings.by_paper.get(paper)) is not None:
                return found
        raise KeyError(paper)


class MilvusStore:
    """What `index.search` asks of a store. One that is `held` stays at its generation.

    Closing one that is held leaves the connection to the others.
    """

    def __init__(self, shelves: Shelves, held: int | None = None) -> None:
        self.shelves = shelves
        self._held = held

    @staticmethod
    def open(address: MilvusAddress) -> MilvusStore:
        """The index at an address; raises MilvusError where there is none."""
        server = MilvusServer.connect(address)
        about = newest_generation(server) if server.has_index() else None
        if about is None:
            there = ", ".join(name for name in server.names() if name != address.name)
            also = f"; there is {there}" if there else ""
            server.close()
            raise MilvusError(
                f'holds no index "{address.name}"{also}; make it with: kamervraag index PATH --to {address}',
                str(address),
            )
        return MilvusStore(Shelves(server, about))

    @property
    def place(self) -> str:
        """The address, for people."""
        return str(self.shelves.server.address)

    @property
    def generation(self) -> int:
        """The number of the state that is read."""
        return self.shelves.newest().generation if self._held is None else self._held

    def _holdings(self) -> Holdings:
        return self.shelves.holdings(self.generation)

    def at(self, generation: int) -> MilvusStore:
        """The same index, held at a generation."""
        return MilvusStore(self.shelves, generation)

    def held(self) -> MilvusStore:
        """The same index, held at the newest generation."""
        return self.at(self.generation)

    def close(self) -> None:
        """Let go of the server."""
        if self._held is None:
            self.shelves.server.close()

    def manifest(self) -> dict[str, str]:
        """What the index was built with, and its generation."""
        return manifest_of(self.shelves.newest() if self._held is None else self._holdings().about)

    def size(self) -> int:
        """The bytes that were written, as counted by the writer."""
        return self.shelves.newest().bytes

    def failures(self) -> dict[str, Any]:
        """Files that could not be read are known where the index is made, not here."""
        return {}

    def paper_rows(
        self, generation: int
    ) -> list[tuple[int, str, str, str, str | None, str | None, str, str]]:
        """(id, name, path, type, date, title, numbers, people as JSON), in the order of the paths."""
        return [paper_row(head) for head in self.shelves.holdings(generation).heads]

    def unit_of(self, document: int, exchange: str) -> int | None:
        """The unit of an exchange of a paper; None where there is none."""
        return self._holdings().unit_of(document, exchange)

    def unit_parties(self, generation: int) -> list[tuple[int, str]]:
        """(unit, party) of the units that have an asker of their own."""
        return self.shelves.holdings(generation).unit_parties

    def units(self, keys: Sequence[int]) -> dict[int, UnitPlace]:
        """(exchange, paragraph, party of the asker) of each of these units."""
        holdings = self._holdings()
        return {key: holdings.unit(key) for key in keys}

    def spans_of(self, passages: Sequence[int]) -> dict[int, tuple[int, int]]:
        """(start, end) of each of these passages in its paper's text."""
        holdings = self._holdings()
        return {passage: holdings.span(passage) for passage in passages}

    def texts(self, keys: Iterable[int]) -> dict[int, str]:
        """The texts of these papers, by one request; raises as `text` does."""
        wanted = list(dict.fromkeys(keys))
        self.shelves.texts.fetch([self.shelves.head(key) for key in wanted])
        return {key: self.text(key) for key in wanted}

    def text(self, key: int) -> str:
        """The text of a paper; raises KeyError for none, AlteredPaperError where it is not as written."""
        return self.shelves.texts.of(self.shelves.head(key)).text

    def document(self, key: int) -> Document:
        """The parsed paper; raises as `text` does."""
        packed = self.shelves.texts.of(self.shelves.head(key))
        return unpack_document(packed.record, packed.text)

    def is_upload(self, key: int, _: str) -> bool:
        """Whether a visitor added this paper where the index is made."""
        return self.shelves.head(key).upload

    def altered(self, name: str) -> AlteredPaperError:
        """What to raise of a part that is not as it was written."""
        return AlteredPaperError(f"{name} is not as it was written; write the index there anew", self.place)
