"""What every embedding model offers, the bundled one and any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from index.models.token_table import Floats

Progress = Callable[[int], None]


class Embedder(Protocol):
    """Questions and passages as vectors of one space; which one stands in the index's manifest."""

    @property
    def model_id(self) -> str:
        """The name it was asked for by, or that of the bundled model."""

    @property
    def revision(self) -> str:
        """Changes whenever the vectors do."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    @property
    def prompts(self) -> Mapping[str, str]:
        """What is put before a "query" and a "passage"; empty where nothing is."""

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """Float32 (n, d), each of length one, or zero for a text without tokens."""

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """As `encode_queries`; `progress` hears how many were done each time some are."""
