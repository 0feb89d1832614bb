"""Papers are analysed alike here and in several processes, whatever becomes of those."""

from __future__ import annotations

import multiprocessing

import pytest

from index.build import build
from index.derived import derived_index
from index.derived.terms import analysing
from index.store import Store
from tests.bench.invented import paper


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("analysed")
    (folder / "papers").mkdir()
    for seed in range(8):
        (folder / "papers" / f"{seed}.txt").write_text(paper(2, seed), encoding="utf-8")
    build([folder / "papers"], folder / "index")
    opened = Store.open(folder / "index")
    yield opened
    opened.close()


@pytest.fixture
def documents(store, monkeypatch):
    monkeypatch.setattr(analysing, "WORTH_A_POOL", 1)
    monkeypatch.setattr(analysing, "CHUNK", 1)
    monkeypatch.setattr(analysing, "AHEAD", 1)
    return store.live(store.generation)


def test_several_processes_give_what_one_gives_in_the_same_order(store, documents):
    alone = list(analysing.analyse_documents(store, documents))
    assert [entry.document for entry in alone] == sorted(
        [entry.document for entry in alone], key=documents.index
    )
    assert list(analysing.analyse_documents(store, documents, jobs=2)) == alone


def test_a_process_that_is_killed_costs_nothing(store, documents):
    found = []
    for entry in analysing.analyse_documents(store, documents, jobs=2):
        if not found:
            for child in multiprocessing.active_children():
                child.kill()
        found.append(entry)
    assert found == list(analysing.analyse_documents(store, documents))


def test_what_fails_in_a_process_says_so_itself(store, documents):
    with pytest.raises(KeyError):
        list(analysing.analyse_documents(store, [*documents, 10**6], jobs=2))


def test_a_generation_derived_by_two_processes_is_the_same(store, documents):
    folder = derived_index.folder_of(store, store.generation)
    derived_index.derive(store, store.generation, anew=True)
    before = _contents(folder)
    derived_index.derive(store, store.generation, anew=True, jobs=2)
    assert _contents(folder) == before


def _contents(folder):
    """The arrays and logs; tantivy names its files at random."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix in (".npy", ".log")
    }
