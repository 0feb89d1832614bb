"""Where an index lies: in a folder, or on a Milvus server.

What speaks to a server is imported only where one is named, inside these functions: it would cost every start
25 ms.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from index.derived import derived_index
from index.derived.derived_index import Derived
from index.derived.milvus.address import MilvusAddress, is_address, parse_address
from index.document import Document
from index.store import Store
from index.store.schema import Source

if TYPE_CHECKING:
    from index.derived.milvus.store import MilvusStore

AnyStore: TypeAlias = "Store | MilvusStore"


def open_store(place: str | Path | MilvusAddress) -> AnyStore:
    """The store in a folder or at an address; raises IndexFormatError where there is none."""
    if isinstance(place, str) and is_address(place):
        place = parse_address(place)
    if not isinstance(place, MilvusAddress):
        return Store.open(Path(place), reading=True)
    from index.derived.milvus.store import MilvusStore

    return MilvusStore.open(place)


def at_generation(store: AnyStore, generation: int) -> AnyStore:
    """A store that reads a generation: the one in a folder keeps what was retired for one more."""
    return store if isinstance(store, Store) else store.at(generation)


def open_derived(store: AnyStore, generation: int) -> Derived:
    """What a generation is searched by."""
    if isinstance(store, Store):
        return derived_index.open_derived(store, generation)
    from index.derived.milvus.opening import open_generation

    return open_generation(store, generation)


def source_at(store: AnyStore, path: str) -> Source | None:
    """The file at a path as it was when it was read; None on a server, which may hold another machine's."""
    known = store.known_at(path) if isinstance(store, Store) else None
    return known.source if known else None


def shared_or_held(shared: Callable[[int], Document], store: AnyStore, key: int) -> Document:
    """A paper as all readers share it; from the store that is held where it has gone since."""
    try:
        return shared(key)
    except KeyError:
        return store.document(key)
