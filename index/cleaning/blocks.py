"""The body of a paper, line by line into blocks: paragraphs, rows, headings and label lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from index.cleaning.joining import Join, Joiner
from index.cleaning.labels import Label
from index.cleaning.lines import Line
from index.cleaning.transcript import Edit, Transcript


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, row, heading or label line of the shown text, from `start` to `end`.

    `after` is where the text after its label begins. `gap` says that a blank line stands before it.
    """

    start: int
    end: int
    label: Label | None
    after: int
    gap: bool
    page: int


@dataclass(slots=True)
class BodyWriter:
    """Writes lines into a transcript and keeps the blocks."""

    script: Transcript
    joiner: Joiner
    blocks: list[TextBlock] = field(default_factory=list)
    _last: str = ""
    _cut: bool = False
    _blank: bool = False

    def skip(self) -> None:
        """Pass a line that is not shown here."""
        self._cut = True

    def write(self, line: Line, label: Label | None, edits: Sequence[Edit]) -> None:
        """Show a line, with the line before it where the two belong together; a blank one is noted."""
        if line.blank:
            self._blank = True
            return
        text = _apply_edits(line, edits)
        if not text.strip():
            self.script.copy(line.start, line.end, edits)
            self._cut = True
            return
        joined = None if label else self._join_to_last(text, self._cut or line.turn)
        if joined is None:
            self._open_block(line, label, edits)
        else:
            self.script.drop(joined.drop)
            self.script.add(joined.between)
            self.script.copy(line.start, line.end, edits)
            self.blocks[-1] = replace(self.blocks[-1], end=self.script.length)
        self._last = "" if label and label.length >= len(line.text) else text
        self._cut = self._blank = False

    def _join_to_last(self, text: str, cut: bool) -> Join | None:
        if not self._last or (self._blank and not cut):
            return None
        joined = self.joiner.join(self._last, text, cut)
        if not self._blank or joined is None or text[0].islower() or joined.between == "":
            return joined
        return None

    def _open_block(self, line: Line, label: Label | None, edits: Sequence[Edit]) -> None:
        if self.blocks:
            self.script.add("\n\n" if self._blank else "\n")
        start = self.script.length
        split = line.start + (label.length if label else 0)
        self.script.copy(line.start, split, [edit for edit in edits if edit.end <= split])
        after = self.script.length
        self.script.copy(split, line.end, [edit for edit in edits if edit.start >= split])
        self.blocks.append(TextBlock(start, self.script.length, label, after, self._blank, line.page))


def _apply_edits(line: Line, edits: Sequence[Edit]) -> str:
    """A line's text after its edits."""
    if not edits:
        return line.text
    parts, at = [], line.start
    for edit in edits:
        parts += [line.text[at - line.start : edit.start - line.start], edit.text]
        at = edit.end
    return "".join(parts) + line.text[at - line.start :]
