"""The index of the sample papers, built once in a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from index.build import build
from tests.support.places import SAMPLES


@cache
def build_samples() -> Path:
    """The folder of the index; it goes when the process ends. Tests read it and leave it as it is."""
    folder = Path(_home().name) / "index"
    build([SAMPLES], folder)
    return folder


@cache
def _home() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="kamervraag-samples-")
