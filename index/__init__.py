"""Papers -> an index on disk that can be searched.

The rooms in the order of the data's way, each importing only from those before it:
language, files, cleaning, parse, store, models, derived, search, build; training stands beside them.
What is handed out here is loaded when it is asked for, so that `import index.errors` loads nothing else.
`build` is a room's name as well: `from index.build import build`.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.search import Filters, Hit, Hits, Index

# OpenBLAS reads this once, when numpy is loaded, which nothing above does. The products of a search are
# small: threads of theirs win nothing, and where other work keeps the cores busy they wait for each other,
# spinning.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__all__ = ["Filters", "Hit", "Hits", "Index"]


def __getattr__(name: str) -> Any:
    """PEP 562: the names above, from the room of searching."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("index.search"), name)
