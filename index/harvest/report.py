"""What a harvest did, for people and programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

State = Literal["fetched", "unchanged", "updated", "missing", "removed", "would fetch"]


@dataclass(frozen=True, slots=True)
class PaperOutcome:
    """What became of one paper; `lacking`: it is missing by what the source itself says; `provisional`: a
    lesser file serves until a fault at the better one is over."""

    identifier: str
    state: State
    file: str = ""
    url: str = ""
    bytes: int = 0
    sentence: str = ""
    lacking: bool = False
    provisional: bool = False


@dataclass(slots=True)
class HarvestReport:
    """Counts of lines by state, and everything that is missing with its reason."""

    listed: int = 0
    fetched: int = 0
    unchanged: int = 0
    updated: int = 0  # metadata only
    removed: int = 0
    would_fetch: int = 0
    bytes: int = 0
    requests: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    broken: str = ""  # why the listing broke off, "" where it came to its end
    resumable: bool = False  # whether the same command may go on where it broke off
    missing: list[PaperOutcome] = field(default_factory=list)
    provisional: list[PaperOutcome] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)  # fetched or updated, by name

    def count(self, line: PaperOutcome) -> None:
        """Take a line into the counts."""
        self.bytes += line.bytes
        if line.state == "missing":
            self.missing.append(line)
            return
        if line.provisional:
            self.provisional.append(line)
        name = line.state.replace(" ", "_")
        setattr(self, name, getattr(self, name) + 1)
        if line.state in ("fetched", "updated"):
            self.files.append(line.file)

    @property
    def whole(self) -> bool:
        """Whether everything that was listed is there, in the best file that the source has."""
        return not (self.missing or self.provisional or self.broken or self.interrupted)
