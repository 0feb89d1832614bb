"""The sample papers as an index, once for all tests of what a person touches."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import build

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the index of samples/; tests read it, none changes it."""
    folder = tmp_path_factory.mktemp("samples") / "index"
    build([SAMPLES], folder)
    return folder
