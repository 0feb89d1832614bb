"""What is derived from the store for searching: arrays, the lexical and the vector index of one generation.

Each generation lies in a folder of its own, made beside its final place and moved there when whole; a
reader never sees half of one. The lexical index starts from hard links to the one before it and is caught up.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.derived import lexical, lexical_writing, vectors
from index.derived.columns import Columns, Ints, positions_in, read_columns, write_columns
from index.derived.disk_faults import disk_faults
from index.derived.ragged import Ragged, group_places, invert, stack_rows
from index.derived.seal import flush, is_intact, is_whole, seal
from index.language.analyser import ANALYSER_VERSION
from index.store import Store
from index.store.store import DAY_BITS, KINDS

FORMAT = 6


@dataclass(frozen=True, slots=True)
class Derived:
    """One generation, open."""

    columns: Columns
    lexical: lexical.Lexical
    vectors: vectors.Vectors


def folder_of(store: Store, generation: int) -> Path:
    """Where a generation's derived files lie."""
    return store.path.parent / f"derived-{generation}"


def is_made(store: Store, generation: int, *, to_the_bit: bool = False) -> bool:
    """Whether a generation's derived files are there, of this version and of their lengths; by `to_the_bit`
    their checksums are taken too, which reads them all."""
    return is_whole(folder_of(store, generation), _expected_stamp(store, generation), to_the_bit=to_the_bit)


def open_derived(store: Store, generation: int) -> Derived:
    """Open a generation that `is_made`."""
    folder = folder_of(store, generation)
    return Derived(read_columns(folder), lexical.Lexical(folder / "lexical"), vectors.Vectors(folder))


def derive(store: Store, generation: int) -> None:
    """Derive a generation from the store, catching up from the one before where it is there.

    Raises IndexFormatError where the disk takes no more; what was half made is cleared away.
    """
    target = folder_of(store, generation)
    making = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        with disk_faults(store.path.parent):
            _make_whole(store, generation, making)
            shutil.rmtree(target, ignore_errors=True)
            making.replace(target)
            flush(target.parent)
    finally:
        shutil.rmtree(making, ignore_errors=True)  # on a full disk it would be in the way of the next try
    for old in _other_derived_folders(target):
        shutil.rmtree(old, ignore_errors=True)


def _make_whole(store: Store, generation: int, making: Path) -> None:
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    before = _sound_folder_before(store, generation)
    columns, encoded = _gather_columns(store, generation)
    write_columns(making, columns)
    vectors.write_vectors(making, encoded)
    _write_lexical(store, making / "lexical", columns.documents, before)
    seal(making, _expected_stamp(store, generation), before)


def _sound_folder_before(store: Store, generation: int) -> Path | None:
    """The folder of the generation before, None where it cannot be built on: what is read of it to be written
    again must be as it was, to the bit; what is linked keeps its checksum and is found out later."""
    folder, stamp = folder_of(store, generation - 1), _expected_stamp(store, generation - 1)
    return (
        folder
        if is_intact(folder, stamp, lambda name: name.startswith("lexical/counts/") and name.endswith(".npy"))
        else None
    )


def _other_derived_folders(target: Path) -> list[Path]:
    return [folder for folder in target.parent.glob("derived-*") if folder != target]


def _expected_stamp(store: Store, generation: int) -> dict[str, object]:
    """What the stamp must say: these files were made from this store, at this generation, by this code."""
    of = store.manifest()["store"]
    return {"format": FORMAT, "store": of, "generation": generation, "analyser": ANALYSER_VERSION}


def _gather_columns(store: Store, generation: int) -> tuple[Columns, NDArray[np.float16]]:
    manifest = store.manifest()
    documents = np.array(store.live(generation), np.int64)
    by_id = np.argsort(documents)
    units = np.array(list(store.unit_rows(generation)), np.int64).reshape(-1, 2)
    unit_ids, unit_document, _ = _sort_by_day(units[:, 0], positions_in(units[:, 1], documents, by_id))
    ids, owners, kinds, members, tokens, encoded = [], [], [], [], [], []
    for key, document, kind, belongs, ids_blob, vector in store.passage_rows(generation):
        ids.append(key)
        owners.append(document)
        kinds.append(kind)
        members.append(np.array(json.loads(belongs), np.int64))
        tokens.append(ids_blob)
        encoded.append(vector)
    passage_ids, passage_document, order = _sort_by_day(
        np.array(ids, np.int64), positions_in(np.array(owners, np.int64), documents, by_id)
    )
    unit_sorter = np.argsort(unit_ids)
    belonging = stack_rows([members[row] for row in order], np.int64)
    units_of = Ragged(belonging.starts, positions_in(belonging.flat, unit_ids, unit_sorter))
    kind_of_token = np.dtype(manifest["token_type"])
    token_rows = _stack_token_rows([tokens[row] for row in order], kind_of_token)
    columns = Columns(
        documents=documents,
        unit_ids=unit_ids,
        unit_sorter=unit_sorter,
        unit_document=unit_document,
        passage_ids=passage_ids,
        passage_document=passage_document,
        passage_kind=np.array(kinds, np.uint8)[order],
        units_in=group_places(unit_document, len(documents)),
        passages_of=invert(units_of, len(unit_ids)),
        units_of=units_of,
        tokens=token_rows,
        titles=_stack_token_rows(store.title_tokens(generation), kind_of_token),
        idf=_inverse_frequencies(token_rows, int(manifest["vocabulary"])),
    )
    rows = [encoded[row] for row in order]
    return columns, vectors.unpack(rows, int(manifest["dimension"]), store.path)


def _sort_by_day(ids: Ints, documents: Ints) -> tuple[Ints, Ints, Ints]:
    """Ids and positions of documents by day, document and place in it; and which row came to which place."""
    order = np.lexsort((ids, documents, ids >> DAY_BITS))
    return ids[order], documents[order], order


def _stack_token_rows(blobs: list[bytes], kind: np.dtype[Any]) -> Ragged:
    return stack_rows([np.frombuffer(blob, kind) for blob in blobs], kind)


def _inverse_frequencies(tokens: Ragged, vocabulary: int) -> NDArray[np.float32]:
    """BM25's weight of each token: how rare it is among the passages (each lists a token once)."""
    holders = np.bincount(tokens.flat, minlength=vocabulary)
    total = len(tokens.starts) - 1
    return np.asarray(np.log(1 + (total - holders + 0.5) / (holders + 0.5)), np.float32)


def _write_lexical(store: Store, folder: Path, documents: Ints, before: Path | None) -> None:
    """Catch up with the lexical index of the generation before, where it is there and not worn."""
    held_in = None if before is None else before / "lexical"
    if held_in is None or lexical_writing.is_worn(held_in):
        lexical_writing.write_lexical(folder, _lexical_entries(store, documents.tolist()))
        return
    held = lexical_writing.documents_in(held_in)
    new = documents[~np.isin(documents, held)].tolist()
    gone = held[~np.isin(held, documents)]
    lexical_writing.write_lexical(folder, _lexical_entries(store, new), held_in, gone)


def _lexical_entries(store: Store, documents: list[int]) -> Iterator[lexical_writing.LexicalEntry]:
    for document in documents:
        text = store.text(document)
        words: dict[int, dict[str, list[str]]] = {}
        for kind, start, end, units in store.spans(document):
            field = "question" if KINDS[kind] == "question" else "answer"
            for unit in json.loads(units):
                words.setdefault(unit, {}).setdefault(field, []).append(text[start:end])
        for unit, around in store.contexts(document):
            words_by_field = words.get(unit, {})
            yield lexical_writing.LexicalEntry(
                unit,
                document,
                " ".join(words_by_field.get("question", ())),
                " ".join(words_by_field.get("answer", ())),
                around,
            )
