"""The words of a PDF page -> runs: words on one height, close together, raised digits where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.files.pdf_words import Word

GAP = 1.8  # of the font size: wider than any space between words, narrower than between columns
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Run:
    """Words on one height without a wide gap between them."""

    words: list[Word]
    raised: set[int] = field(default_factory=set)  # ids of words set above the line

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return max(word.right for word in self.words)

    @property
    def base(self) -> float:
        """The height on which it stands."""
        return self._plain[0].base

    @property
    def size(self) -> float:
        """The size in which most letters are set."""
        sizes: dict[float, int] = {}
        for word in self._plain:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @property
    def letters(self) -> int:
        """How long it is, spaces included."""
        return sum(len(word.text) + 1 for word in self.words) - 1

    @property
    def _plain(self) -> list[Word]:
        return [word for word in self.words if id(word) not in self.raised] or self.words

    def text(self) -> str:
        """The words with the spaces that the file or the distance asks for."""
        parts: list[str] = []
        for i, word in enumerate(self.words):
            raised = id(word) in self.raised
            if i and _spaced(self.words[i - 1], word, raised):
                parts.append(" ")
            parts.append(word.text.translate(RAISED) if raised else word.text)
        return "".join(parts)


def page_runs(words: Sequence[Word]) -> list[Run]:
    """Group words by height, put raised digits back on their line, cut at wide gaps; top first."""
    lines = _heights(words)
    runs = [run for line in lines for run in _cut(line)]
    return sorted(runs, key=lambda run: (-run.base, run.left))


def _heights(words: Sequence[Word]) -> list[Run]:
    lines: list[Run] = []
    waiting = [word for word in words if _may_be_raised(word)]
    for word in sorted((w for w in words if not _may_be_raised(w)), key=lambda w: -w.base):
        last = lines[-1] if lines else None
        if last and abs(last.words[-1].base - word.base) <= 0.3 * min(word.size, last.words[-1].size):
            last.words.append(word)
        else:
            lines.append(Run([word]))
    for word in waiting:
        _place(word, lines)
    return lines


def _may_be_raised(word: Word) -> bool:
    return word.text.strip("()[],.;*").isdecimal() and len(word.text) <= 5


def _place(word: Word, lines: list[Run]) -> None:
    """Put a number on the line whose height it has, or above which it is raised, else on its own."""
    near = [
        (abs(line.words[0].base - word.base), i)
        for i, line in enumerate(lines)
        if -0.3 * word.size <= word.base - line.words[0].base <= 0.75 * line.words[0].size
    ]
    for distance, i in sorted(near):
        line = lines[i]
        lifted = word.base - line.words[0].base > 0.12 * line.words[0].size
        small = word.size <= 0.95 * max(other.size for other in line.words)
        if lifted and small and not _touches(word, line):
            continue
        if distance > 0.3 * word.size and not (lifted and small):
            continue
        line.words.append(word)
        if lifted and small:
            line.raised.add(id(word))
        return
    lines.append(Run([word]))


def _touches(word: Word, line: Run) -> bool:
    return any(
        -0.5 * other.size < word.left - other.right < 0.5 * other.size
        or -0.3 * other.size < other.left - word.right < 0.8 * other.size
        for other in line.words
    )


def _cut(line: Run) -> list[Run]:
    line.words.sort(key=lambda word: word.left)
    runs: list[Run] = []
    for word in line.words:
        if runs and word.left - runs[-1].right <= GAP * max(word.size, runs[-1].words[-1].size):
            runs[-1].words.append(word)
        else:
            runs.append(Run([word]))
        if id(word) in line.raised:
            runs[-1].raised.add(id(word))
    return runs


def _spaced(before: Word, word: Word, raised: bool) -> bool:
    """Distance alone decides for a raised number, which the file often puts elsewhere in its order."""
    gap = word.left - before.right
    if raised:
        return gap > 0.35 * before.size
    return (word.spaced and gap > 0.02 * word.size) or gap > 0.25 * word.size
