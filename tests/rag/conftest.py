"""One real index over the sample papers, for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import build
from index.search import Index

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """An index of the fictitious papers in samples/."""
    folder = tmp_path_factory.mktemp("index")
    build([SAMPLES], folder)
    index = Index.open(folder)
    yield index
    index.close()
