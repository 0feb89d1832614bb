"""The store and the models that a build works with."""

from __future__ import annotations

from pathlib import Path

from index.errors import IndexFormatError
from index.models.encode import Choice, Encoder, encoder, kept_choice, refuse_other
from index.store import Store
from index.store.store import FILE


def open_store(folder: Path, choice: Choice, rebuild: bool) -> Store:
    """The store to build in; a new one where there is none, or none that can be kept."""
    if not Store.exists(folder):
        return Store.create(folder, encoder(choice).manifest())
    try:
        store = Store.open(folder)
    except IndexFormatError:
        if not rebuild:
            raise
        for file in folder.glob(f"{FILE}*"):
            file.unlink()
        return open_store(folder, choice, rebuild)
    if not rebuild:
        refuse_other(store.manifest(), encoder_for(store, choice), folder)
    return store


def encoder_for(store: Store, choice: Choice) -> Encoder:
    """The models to build with: those asked for, else those the index was built with."""
    return encoder(kept_choice(store.manifest(), choice))
