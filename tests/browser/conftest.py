"""The browser, a library behind a server, and a visitor of it: what the tests of the page share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.serving import library, served

if TYPE_CHECKING:  # playwright may not be installed: then each file here skips by itself
    from tests.support.visiting import Browser, Visit


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where an index of the samples and of hostile papers is served: once, as a start costs five seconds.

    Tests leave it as it is; a file with tests that change it has an `address` of its own, of `index`.
    """
    with served(library(tmp_path_factory.mktemp("page"))) as found:
        yield found


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same index, of one file's own, where its tests change it."""
    return library(tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser, closed after a file: while it lives, no test of its process can call asyncio.run."""
    from tests.support.visiting import launched

    yield from launched()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A visitor with a context of his own."""
    from tests.support.visiting import visiting

    yield from visiting(browser, address)
