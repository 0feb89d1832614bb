"""The store and the models that a build works with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index.embed import BUNDLED_ID
from index.encode import Choice, Encoder, encoder, refuse_other
from index.errors import IndexFormatError
from index.store import FILE, Store


def open_store(folder: Path, choice: Choice, rebuild: bool) -> Store:
    """The store to build in; a new one where there is none, or none that can be kept."""
    if not Store.begun(folder):
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
    kept = choice.model or store.manifest()["model"]
    return encoder(replace(choice, model=None if kept == BUNDLED_ID else kept))
