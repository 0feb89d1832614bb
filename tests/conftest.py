"""Where the tests find the shared papers, and that they skip, saying so, where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real papers and gold; a test that asks for it skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here: real papers and gold are not shipped with the project")
    return SHARED
