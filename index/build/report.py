"""What a build did, for people and programs."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FileRemark:
    """Something to tell about one file."""

    path: str
    sentence: str


@dataclass(slots=True)
class BuildReport:
    """What a build did, and what the index holds after it."""

    documents: int = 0
    exchanges: int = 0
    paragraphs: int = 0
    passages: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    moved: int = 0  # the same bytes at another place
    generation: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    failed: list[FileRemark] = field(default_factory=list)
    kept: list[FileRemark] = field(default_factory=list)  # papers out of reach, which stay in the index
    left_out: list[FileRemark] = field(default_factory=list)  # invented papers beside real ones
    warnings: list[FileRemark] = field(default_factory=list)
    duplicates: list[FileRemark] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)  # files of a kind that is not read
