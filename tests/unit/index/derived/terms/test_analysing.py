"""Papers are analysed alike here and in several processes, whatever becomes of those."""

from __future__ import annotations

import multiprocessing
from dataclasses import fields

import numpy as np
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
    alone = _told(analysing.analyse_documents(store, documents))
    of_units = [document for chunk in alone for document in chunk["documents"]]
    assert of_units == sorted(of_units, key=documents.index)
    assert _told(analysing.analyse_documents(store, documents, jobs=2)) == alone


def test_a_process_that_is_killed_costs_nothing(store, documents):
    found = []
    for chunk in analysing.analyse_documents(store, documents, jobs=2):
        if not found:
            for child in multiprocessing.active_children():
                child.kill()
        found.append(chunk)
    assert _told(found) == _told(analysing.analyse_documents(store, documents))


def test_the_texts_of_units_are_told_as_numbers_too():
    entries = [
        analysing.LexicalEntry(7, 1, "Is de brug bij Muiden dicht?", "Ja, de brug is dicht.", "bruggen"),
        analysing.LexicalEntry(8, 1, "", "De Verenigde Staten, 29 344, nr. 155.", "bruggen"),
    ]
    chunk = analysing.analyse_entries(entries)
    assert (chunk.units, chunk.documents) == ([7, 8], [1, 1])
    terms = [chunk.vocabulary[place] for place in chunk.places]
    assert terms == [term for texts in chunk.texts for text in texts for term in text.split()]
    assert chunk.lengths.tolist() == [[len(text.split()) for text in texts] for texts in chunk.texts]
    assert chunk.vocabulary == list(dict.fromkeys(terms)) and "verenigde_staten" in terms


def _told(chunks):
    return [
        {field.name: np.asarray(getattr(chunk, field.name)).tolist() for field in fields(chunk)}
        for chunk in chunks
    ]


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
