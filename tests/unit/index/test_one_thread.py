"""numpy's own threads are asked for nothing, whichever way a process comes in."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ASKED = "OPENBLAS_NUM_THREADS"
PROGRAM = f"import sys, {{door}}, os; print('numpy' in sys.modules, os.environ[{ASKED!r}])"


@pytest.mark.parametrize("door", ["index", "ui.cli"])
@pytest.mark.parametrize(("given", "used"), [({}, "1"), ({ASKED: "3"}, "3")])
def test_it_is_said_before_numpy_is_loaded_unless_the_user_says_otherwise(
    door: str, given: dict[str, str], used: str
) -> None:
    environment = {name: value for name, value in os.environ.items() if name != ASKED} | given
    program = [sys.executable, "-c", PROGRAM.format(door=door)]
    told = subprocess.run(program, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", used]
