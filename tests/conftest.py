"""Where the tests find the shared papers, and that they skip, saying so, where there are none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.search import Index
from tests.made.twins import write
from tests.support.places import SHARED
from tests.support.sample_folder import build_samples
from tests.support.serving import served


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real papers and gold; a test that asks for it skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here: real papers and gold are not shipped with the project")
    return SHARED


@pytest.fixture(scope="session", params=["twins", "shared"])
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with papers and their parser truth: invented twins, and ../shared where it is."""
    if request.param == "twins":
        return write(tmp_path_factory.mktemp("papers") / "twins")
    folder: Path = request.getfixturevalue("shared")
    return folder


@pytest.fixture(scope="session")
def sample_folder() -> Path:
    """An index of the sample papers, built once; tests read it and leave it as it is."""
    return build_samples()


@pytest.fixture(scope="session")
def sample_index(sample_folder: Path) -> Iterator[Index]:
    """The index of the sample papers, opened once; no test closes it."""
    with closing(Index.open(sample_folder)) as index:
        yield index


@pytest.fixture(scope="session")
def sample_address(sample_folder: Path) -> Iterator[str]:
    """Where the index of the sample papers is served by a process of its own, started once."""
    with served(sample_folder) as address:
        yield address
