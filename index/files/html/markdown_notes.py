"""The notes of a Markdown text as the other readers write them: `[^3]` where called, `[^3]: text` each."""

from __future__ import annotations

import re

_CALLED = re.compile(r"\[\^([^\]\s\n]{1,60})\](?!:)")
_DEFINED = re.compile(r"^[ \t]{0,3}\[\^([^\]\s\n]{1,60})\]:", re.MULTILINE)
_INSIDE = re.compile(r"(?<=\S)\^\[([^\[\]\n]{1,2000})\]")  # `^[a note where it is called]`
_RAISED = re.compile(r"<sup>[ \t]?\(?(\d{1,3})\)?[ \t]?</sup>|(?:(?<=[\w.,;:?!)»”’])|(?m:^))\^(\d{1,2})\^")
_ESCAPED_BRACKETS = re.compile(r"\\\[(\d{1,3})\\\]")
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def with_plain_notes(text: str, markdown: bool) -> str:
    """The text with numbers for the names of its notes, and without the mark of a note that is nowhere.

    `markdown` says that the file is Markdown: then raised digits and notes written where they are called
    count too. Grows linearly with the text.
    """
    if markdown and ("<sup>" in text or "^" in text or "\\[" in text):
        text = _RAISED.sub(lambda raised: (raised[1] or raised[2]).translate(_DIGITS), text)
        text = _ESCAPED_BRACKETS.sub(r"[\1]", text)
    if "[^" not in text and not (markdown and "^[" in text):
        return text
    numbers = _numbers_of_notes(text)
    text = _CALLED.sub(lambda mark: f"[^{numbers[mark[1]]}]" if mark[1] in numbers else "", text)
    text = _DEFINED.sub(lambda mark: f"[^{numbers[mark[1]]}]:", text)
    return _with_inside_notes(text, max(numbers.values(), default=0)) if markdown else text


def _numbers_of_notes(text: str) -> dict[str, int]:
    """A number for each name that a line defines: its own digits, else the next that is free."""
    names = dict.fromkeys(_DEFINED.findall(text))
    numbers = {name: int(name) for name in names if name.isdecimal() and len(name) < 4}
    free = max(numbers.values(), default=0)
    for name in names:
        if name not in numbers:
            free += 1
            numbers[name] = free
    return numbers


def _with_inside_notes(text: str, last: int) -> str:
    """The text with a mark for each note that was written where it is called, and the notes behind it."""
    notes: list[str] = []

    def called(note: re.Match[str]) -> str:
        notes.append(note[1])
        return f"[^{last + len(notes)}]"

    text = _INSIDE.sub(called, text)
    lines = (f"[^{number}]: {note}" for number, note in enumerate(notes, last + 1))
    return "\n".join([text.rstrip("\n"), "", *lines, ""]) if notes else text
