"""Papers are looked up one by one as a walk over all of them would find them, and by indexes alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.passages import cut_document
from index.store import Store
from index.store.schema import EncodedPassages, KnownDocument, Source, Versions
from tests.support.shelf import letter

PATHS = ("/a/1.txt", "/a/b/2.txt", "/a/b/c/3.txt", "/a-b/4.txt", "/a.txt", "/a0.txt", "/ab/5.txt", "/é/6.txt")


def add(store: Store, path: str, digest: str = "", size: int = 3) -> int:
    document = letter(Path(path).name, ["De brug."])
    cut = cut_document(document)
    encoded = EncodedPassages([b"\1\0"] * len(cut.passages), [b"\0" * 8] * len(cut.passages))
    return store.add(document, cut, encoded, Source(path, size, 1, digest), Versions("p", "e"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store.create(tmp_path / "index", {"dimension": "4", "token_type": "uint16", "vocabulary": "9"})
    with made.transaction():
        for number, path in enumerate(PATHS):
            add(made, path, f"{number % 2}f" + "+ab" * (number % 3 == 0), 3 + number % 2)
        made.retire([add(made, "/a/weg.txt", "0f")])
    return made


@pytest.mark.parametrize("root", ["/a", "/", "/a/b", "/a/1.txt", "/niet", "/é", "/a-b"])
def test_near_is_what_lies_below_a_folder_or_is_named(store: Store, root: str) -> None:
    inside = root.rstrip("/") + "/"
    expected = {path for path in PATHS if path.startswith(inside) or path == root}
    assert store.known_near([Path(root)], ()).keys() == expected
    assert store.known_near([Path(root)], [Path("/a0.txt"), Path("/x")]).keys() == expected | {"/a0.txt"}


def test_all_are_known_in_the_order_of_their_paths(store: Store) -> None:
    assert [one.source.path for one in store.known_in_order()] == sorted(PATHS)
    assert store.known().keys() == set(PATHS)


def test_papers_are_found_by_length_bytes_and_name(store: Store) -> None:
    def paths(found: list[KnownDocument]) -> list[str]:
        return [one.source.path for one in found]

    assert paths(store.known_of_sizes([3, 3, 99])) == sorted(PATHS[::2])
    assert paths(store.known_of_bytes(["0f"])) == sorted(PATHS[::2])  # with and without a file beside it
    assert paths(store.known_of_bytes(["0"])) == [] and paths(store.known_of_bytes([])) == []
    assert store.has_name("2.txt") and not store.has_name("weg.txt")


@pytest.mark.parametrize("seed", range(12))
def test_the_list_of_a_generation_follows_from_that_before(store: Store, seed: int) -> None:
    dice = np.random.default_rng(seed)
    with store.transaction():
        for number in range(40):
            add(store, f"/{dice.integers(9)}/{dice.choice(list('a-b.c'))}/{number}.txt")
    before = store.live(store.publish({}))
    with store.transaction():
        store.retire(dice.choice(before, 5, replace=False).tolist())
        for number in range(2):
            add(store, f"/{dice.integers(9)}/{dice.choice(list('a-b.c'))}/nieuw{number}.txt")
    generation = store.publish({})
    assert store.live_after(generation, before) == store.live(generation) != before
    with store.transaction():
        store.move(before[0], Source("/zz.txt", 1, 1, ""))
    assert not store.moved_since(generation)  # as long as nothing is published of it
    before, generation = store.live(generation), store.publish({})
    assert store.moved_since(generation - 1) and not store.moved_since(generation)
    assert store.live_after(generation, before) == store.live(generation)


@pytest.mark.parametrize(
    "sql",
    [
        "path >= '/a/' AND path < '/a0' AND removed IS NULL",
        "size = 3 AND removed IS NULL",
        "sha256 >= '0f' AND sha256 < '0f,' AND removed IS NULL",
        "added = 3 AND (removed IS NULL OR removed > 3)",
        "removed = 3",
    ],
)
def test_no_look_reads_all_papers(store: Store, sql: str) -> None:
    plan = store.connection.execute(f"EXPLAIN QUERY PLAN SELECT path FROM documents WHERE {sql}").fetchall()
    assert all("SEARCH" in row[3] for row in plan), plan
