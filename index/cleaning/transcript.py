"""The shown text, written piece by piece from the source, with the way back to the file as read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Edit:
    """Show `text` instead of the source characters `start` to `end`; `note` is the key of a lifted marker."""

    start: int
    end: int
    text: str = ""
    note: str | None = None


@dataclass(slots=True)
class Transcript:
    """A text under construction; `source` is the file as read."""

    source: str
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    origin: list[tuple[int, int, int]] = field(default_factory=list)  # shown, source, length
    marks: list[tuple[int, str]] = field(default_factory=list)  # where a marker stood, and its note

    def copy(self, start: int, end: int, edits: Sequence[Edit] = ()) -> None:
        """Show the source from `start` to `end` with the edits (in order, not overlapping) made."""
        for edit in edits:
            if edit.start < start or edit.end > end:
                continue
            self._record_origin(start, edit.start)
            if edit.note is not None:
                self.marks.append((self.length, edit.note))
            self.add(edit.text)
            start = edit.end
        self._record_origin(start, end)

    def add(self, text: str) -> None:
        """Show text that the source does not have."""
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def drop(self, count: int) -> None:
        """Take back the last characters, which must have been copied from the source."""
        if count:
            self.pieces[-1] = self.pieces[-1][:-count]
            self.length -= count
            shown, source, length = self.origin[-1]
            self.origin[-1] = (shown, source, length - count)

    def _record_origin(self, start: int, end: int) -> None:
        if end <= start:
            return
        shown, source, length = self.origin[-1] if self.origin else (0, -1, 0)
        if shown + length == self.length and source + length == start:
            self.origin[-1] = (shown, source, length + end - start)
        else:
            self.origin.append((self.length, start, end - start))
        self.add(self.source[start:end])
