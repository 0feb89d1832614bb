"""The store and the models that a build works with."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.build.report import FileRemark
from index.build.sources import file_of
from index.errors import SpoiltIndexError
from index.models.encoder import Encoder, ModelChoice, encoder, refuse_other, remembered_choice
from index.store import Store
from index.store.salvage import noted_folders, papers_named
from index.store.schema import FILE, writing

BEFORE = "before-"
SET_ASIDE = "could not be read and is kept under this name"
NOTHING_LEFT = "holds nothing any more"
NAMED_IN_IT = "; the papers that it held are read again from where they lay"
MISSING_FROM_IT = "; papers may be missing of these folders, name them too: {}"
MOST_FOLDERS = 20


def open_store(folder: Path, choice: ModelChoice, rebuild: bool, remarks: list[FileRemark]) -> Store:
    """The store to build in; a new one where there is none, or none that can be kept (`remarks` says so).

    One that cannot be read is set aside where `rebuild` is asked for: see `papers_set_aside`.
    """
    if not Store.exists(folder):
        if noted_folders(folder) and not remarks:
            remarks.append(FileRemark(str(folder / FILE), NOTHING_LEFT))
        return Store.create(folder, encoder(choice).manifest())
    try:
        store = Store.open(folder)
        store.prepare()
        if rebuild and (faults := store.faults()):
            store.close()
            raise SpoiltIndexError(faults[0], store.path)
    except SpoiltIndexError:
        if not rebuild:
            raise
        _rename_store_files(folder)
        remarks.append(FileRemark(str(folder / f"{BEFORE}{FILE}"), SET_ASIDE))
        return open_store(folder, choice, rebuild, remarks)
    if not rebuild:
        refuse_other(store.manifest(), encoder_for(store, choice), folder)
    return store


@contextmanager
def existing_store(folder: Path) -> Iterator[Store]:
    """The store of an index that is there, with the right to write to it; in a folder that is none, nothing
    is left behind. Raises IndexFormatError."""
    with closing(Store.open(folder)) as store, writing(folder):
        yield store


def _rename_store_files(folder: Path) -> None:
    """Keep a store that cannot be used under another name: it may hold papers that are nowhere else."""
    for file in folder.glob(f"{FILE}*"):
        file.replace(file.with_name(f"{BEFORE}{file.name}"))


def papers_set_aside(folder: Path, found: Iterable[Path], remarks: list[FileRemark]) -> list[Path]:
    """The papers that are still there of a store that `open_store` could not read; none where it could.

    A rebuild that names one of two folders loses neither: what the spoilt store names is read again, and
    `remarks` gets the folders of which papers may be missing: none are `found` there, and not all are read.
    """
    if not remarks:
        return []
    named, all_named = papers_named(folder, BEFORE) if remarks[0].sentence == SET_ASIDE else (set(), False)
    there = sorted(path for path in map(Path, named) if file_of(path).is_file())
    sure = {str(path.parent) for path in (*(there if all_named else ()), *found)}
    lost = sorted(({os.path.dirname(path) for path in named} | noted_folders(folder)) - sure)
    told = lost[:MOST_FOLDERS] + [f"{len(lost[MOST_FOLDERS:])} more folders"] * bool(lost[MOST_FOLDERS:])
    more = (NAMED_IN_IT if there else "") + (MISSING_FROM_IT.format(", ".join(told)) if lost else "")
    remarks[0] = FileRemark(remarks[0].path, remarks[0].sentence + more)
    return there


def encoder_for(store: Store, choice: ModelChoice) -> Encoder:
    """The models to build with: those asked for, else those the index was built with."""
    return encoder(remembered_choice(store.manifest(), choice))
