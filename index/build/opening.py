"""The store and the models that a build works with."""

from __future__ import annotations

from pathlib import Path

from index.build.report import FileRemark
from index.errors import SpoiltIndexError
from index.models.encoder import Encoder, ModelChoice, encoder, refuse_other, remembered_choice
from index.store import Store
from index.store.store import FILE

SET_ASIDE = (
    "could not be read and is kept under this name: papers of folders not named now are not in the new index"
)


def open_store(folder: Path, choice: ModelChoice, rebuild: bool, remarks: list[FileRemark]) -> Store:
    """The store to build in; a new one where there is none, or none that can be kept (`remarks` says so)."""
    if not Store.exists(folder):
        return Store.create(folder, encoder(choice).manifest())
    try:
        store = Store.open(folder)
        store.prepare()
    except SpoiltIndexError:
        if not rebuild:
            raise
        _rename_store_files(folder)
        remarks.append(FileRemark(str(folder / f"before-{FILE}"), SET_ASIDE))
        return open_store(folder, choice, rebuild, remarks)
    if not rebuild:
        refuse_other(store.manifest(), encoder_for(store, choice), folder)
    return store


def _rename_store_files(folder: Path) -> None:
    """Keep a store that cannot be used under another name: it may hold papers that are nowhere else."""
    for file in folder.glob(f"{FILE}*"):
        file.replace(file.with_name(f"before-{file.name}"))


def encoder_for(store: Store, choice: ModelChoice) -> Encoder:
    """The models to build with: those asked for, else those the index was built with."""
    return encoder(remembered_choice(store.manifest(), choice))
