"""The lines of a paper as its footnotes lie in them: the forms of a note's first line, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.cleaning.lines import Line

MAX_LINES = 14  # of a note
INLINE = re.compile(r"\[(\d{1,3}): ?([^\[\]\n]{1,4000}?)[ \t]*\]")
LONE_NUMBER = re.compile(r"(\d{1,2})")
_SUPERSCRIPT_TO_DIGIT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_STYLE_PATTERNS = (
    ("named", re.compile(r"\[\^(\d{1,3})\]:[ \t]*(?=\S)")),  # as the readers of docx, html and PDF write it
    ("sup", re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[ \t]*(?=\S)")),
    ("box", re.compile(r"\[(\d{1,3})\][ \t]*(?=\S)")),
    ("paren", re.compile(r"(\d{1,3})\)[ \t]*(?=\S)")),
    ("round", re.compile(r"\((\d{1,2})\)[ \t]*(?=\S)")),
    (
        "plain",
        re.compile(
            r"(\d{1,3})(?:[ \t]+|(?=\D))(?=[A-ZÀ-Ý«‘“\"'(„]|https?:|www\.|[a-z]{2,20}\.(?:nl|com)|\d{4}[ -]"
            r"|\d{1,2} (?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.? \d{4}|\d\d \d{3}[ ,-])"
        ),
    ),
    ("plain", re.compile(r"(\d{1,2})(?=(?:19|20)\d\d[ ,]|[a-z]{2,12} [A-Z])")),
)
_CITATION = re.compile(
    r"https?:|www\.|\w\.nl\b|\w\.com\b|kamerst|handelingen|\bTK\b|\bnr\. ?\d|«|\bp\. ?\d|\b(?:19|20)\d\d\b"
    r"|richtlijn|verordening|rapport|brief van|zie |ECLI|stcrt|stb\.",
    re.IGNORECASE,
)
_CLOSED_END = re.compile(r"[.)/»”\"']$|https?:\S+$")
_FIRST_CHARACTERS = frozenset("0123456789[(⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class NoteStart:
    """A line that begins with a number as a note of this style does; `skip` characters are the number's."""

    style: str
    number: int
    skip: int
    form: re.Pattern[str]

    def is_followed_by(self, line: Line) -> bool:
        """Whether a line begins with the next number in the same form."""
        match = self.form.match(line.text)
        return match is not None and _number_of(match) == self.number + 1


@dataclass(frozen=True, slots=True)
class NoteLines:
    """A paper's lines, each known by its place; `barred` are labels and furniture, which end a note."""

    lines: Sequence[Line]
    barred: Sequence[bool]

    def starts_at(self, i: int) -> Iterator[NoteStart]:
        """What the line may begin, form by form."""
        text = self.lines[i].text
        if self.barred[i] or text[:1] not in _FIRST_CHARACTERS:
            return
        for style, form in _STYLE_PATTERNS:
            if match := form.match(text):
                yield NoteStart(style, _number_of(match), match.end(), form)

    def note_at(self, i: int, start: NoteStart | None = None) -> list[int]:
        """The places of the note that begins here: to a blank, a page's end, a label or the next note.

        Without a `start` no other note follows it.
        """
        places = [i]
        for j in range(i + 1, min(len(self.lines), i + 2 * MAX_LINES)):
            line = self.lines[j]
            if self.barred[j] or line.turn or len(places) > MAX_LINES:
                break
            if (start and start.is_followed_by(line)) or INLINE.search(line.text):
                break
            if self.lines[i].small and not line.small and not line.blank:
                break
            if not line.blank:
                places.append(j)
            elif start is None or not self._goes_on_below(places[-1], j, start):
                break
        return places

    def _goes_on_below(self, last: int, blank: int, start: NoteStart) -> bool:
        """Whether a note cut by a blank line goes on: it is open, and the next note follows close behind."""
        if _CLOSED_END.search(self.lines[last].text) or blank + 2 >= len(self.lines):
            return False
        return not self.barred[blank + 1] and any(
            map(start.is_followed_by, self.lines[blank + 2 : blank + 4])
        )

    def is_text(self, j: int) -> bool:
        """Whether a note may go on at this place, where the number of each stands alone above it."""
        return j < len(self.lines) and not (
            self.lines[j].blank
            or self.barred[j]
            or self.lines[j].turn
            or LONE_NUMBER.fullmatch(self.lines[j].text)
        )

    def text(self, places: Sequence[int]) -> str:
        """The text of a note, its lines joined."""
        return " ".join(self.lines[j].text for j in places)

    def cites(self, places: Sequence[int]) -> bool:
        """Whether these lines read as a source does."""
        return _CITATION.search(self.text(places)) is not None

    def is_at_foot(self, places: Sequence[int]) -> bool:
        """Whether nothing of the body follows on the page."""
        for j in range(places[-1] + 1, len(self.lines)):
            if self.lines[j].turn or self.barred[j]:
                return True
            if not self.lines[j].blank:
                return any(form.match(self.lines[j].text) for _, form in _STYLE_PATTERNS)
        return True

    def pieces(self, places: Sequence[int], skip: int = 0) -> tuple[tuple[int, int], ...]:
        """Where the lines lie in the source, the first without `skip` characters."""
        spans = [(self.lines[j].start, self.lines[j].end) for j in places]
        return ((spans[0][0] + skip, spans[0][1]), *spans[1:])


def _number_of(match: re.Match[str]) -> int:
    return int(match[1].translate(_SUPERSCRIPT_TO_DIGIT))
