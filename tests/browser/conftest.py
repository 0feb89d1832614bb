"""The browser, a library behind a server, and a visitor of it: what the tests of the page share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.serving import library, served

if TYPE_CHECKING:  # playwright may not be installed: then each file here skips by itself
    from tests.support.visiting import Browser, Visit


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the samples and of hostile papers, which a test may change."""
    return library(tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def address(index: Path) -> Iterator[str]:
    """Where that index is served."""
    with served(index) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser, closed at the end."""
    from tests.support.visiting import launched

    yield from launched()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A visitor with a context of his own."""
    from tests.support.visiting import visiting

    yield from visiting(browser, address)
