"""What is wanted of a build beside its papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.models.encoder import ModelChoice

Progress = Callable[[int, int, str], None]  # files done, files in all, the one just done


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build.

    Where `choice` names no model or prompts, an index keeps those it was built with. `jobs`: processes; APART
    reads each paper outside this one. `ocr`: pictures of text are recognised. `rebuild` takes an index of
    another version or model along to this one; without it such an index is refused. `prune`: papers leave
    also where too many have gone at once. Papers of the folder `invented`, and copies, stay out and leave
    where there are others. `workers`: the address of a Ray cluster that reads the papers.
    """

    choice: ModelChoice = ModelChoice()
    jobs: int = 1
    ocr: bool = False
    rebuild: bool = False
    prune: bool = False
    invented: Path | None = None
    workers: str | None = None
