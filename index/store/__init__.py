"""SQLite, the only truth: documents, their units and passages, and the generation they belong to.

In: `Document`s with their passages, encoded. Out: the same, by generation. Does not search.
"""

from index.store.schema import KINDS, EncodedPassages, Source
from index.store.store import Store

__all__ = ["KINDS", "EncodedPassages", "Source", "Store"]
