"""The report of a debate: who speaks in each of its paragraphs, as the report names him."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from index.document import Document, Paragraph, Span
from index.language.vocabulary import party

_SURNAME = r"[A-ZÀ-Þ][\w’'-]{1,30}"
_NAME = (
    rf"(?:(?:van|de|den|der|ter|ten|el|al|’t|'t|in) ){{0,3}}{_SURNAME}"
    rf"(?:[ -]+(?:(?:van|de|den|der) ){{0,3}}{_SURNAME}){{0,3}}"
)
_OFFICE_PATTERN = r"De (?:voorzitter|minister|staatssecretaris|informateur)"
_TITLE_PATTERN = r"(?:De heer|Mevrouw|Het lid|Minister(?:-president)?|Staatssecretaris|De (?:heer|mevrouw))"
SPEAKS = re.compile(
    rf"\W{{0,3}}(?P<who>{_TITLE_PATTERN} {_NAME}(?: \([^()\n]{{1,40}}\))?|{_OFFICE_PATTERN})"
    r"[\s*_]{0,3}(?P<colon>:)?(?=[ \n*_,]|$)"
)
_QUOTES = ("«", "“", "„", '"', "‘", "'", "‹")  # what begins with one is cited by who speaks, no turn
_MIN_TURNS = 3
SECOND = re.compile(
    rf"(?<=[.?!”\"])[ \n](?P<who>{_TITLE_PATTERN} {_NAME}(?: \([^()\n]{{1,40}}\))?|De voorzitter): "
)
_NAMED = re.compile(rf"\W{{0,3}}(?P<who>{_NAME} \((?P<party>[A-Z0-9][\w+ &/-]{{0,25}})\))(?P<colon>:)(?= )")
_SECOND_NAMED = re.compile(rf"(?<=[.?!”\"]) (?=[A-Z])(?P<mark>{_NAMED.pattern})")
_LINE_BELOW = re.compile(r"\n(?=[A-Z])")
_OF_REPORT = re.compile(
    r"De (?:algemene )?(?:beraadslaging|vergadering|behandeling|stemming)\b[^:\n]{0,80}\b"
    r"(?:geopend|hervat|gesloten|geschorst|heropend|aangehouden)\.?"
    r"|(?:De motie|Het (?:gewijzigde )?(?:amendement|artikel|wetsvoorstel))\b[^.:]{0,80}\b"
    r"(?:aangenomen|verworpen|ingetrokken|rondgedeeld|ondersteund)\.?"
    r"|\([A-Z][^()\n]{2,60}\)|(?:Sluiting|Aanvang|Schorsing)\b[^.:]{0,20}\d[\d.:]{3,4} uur\.?"
)


def is_by_turns(document: Document) -> bool:
    """Whether people speak by turns in a paper: at least three marks of a speaker (`De heer Wiek (ABC):`)."""
    return max(len(_line_marks(document)), len(_names_alone(document))) >= _MIN_TURNS


def with_speakers(document: Document, report: str | None) -> tuple[Paragraph, ...]:
    """The paragraphs, each in the voice of who speaks; of the report itself where nobody does.

    A turn runs on to the next speaker or heading; one that begins inside a paragraph parts it. A paragraph
    with the mark of a second speaker of whom that cannot be told is nobody's. Where the turns of a report are
    marked by a colon, `Mevrouw Bos zegt …` is what its speaker says of her.
    """
    marks = _line_marks(document)
    by_colon = len(marks) > 1
    marks = marks if by_colon else [*marks, *_names_alone(document)]
    whole = _part_turns(document, frozenset(marks))
    found, who, heading, at = [], report, None, 0
    for each in whole:
        gap, at = document.text[at : each.span.start], each.span.end
        text = document.at(each.span)
        if each.heading != heading:
            who, heading = report, each.heading
        who = _speaker_in_gap(gap, who, report, by_colon)
        if _OF_REPORT.fullmatch(text.strip(" *_")):
            found.append(replace(each, voice=report))
            continue
        speaks, doubtful = _speaker(text, by_colon, by_line=len(marks) > 1)
        who = None if doubtful else speaks or who
        found.append(replace(each, voice=None if SECOND.search(text) else who))
    return tuple(replace(each, number=number) for number, each in enumerate(found, 1))


def _line_marks(document: Document) -> list[str]:
    """Who the marks with a colon at the beginnings of paragraphs name."""
    found = (_mark_at(document.text, each.span.start) for each in document.paragraphs)
    return [mark["who"] for mark in found if mark is not None]


def _mark_at(text: str, start: int) -> re.Match[str] | None:
    """The mark of a speaker with its colon; without a title (`Wiek (ABC):`) his party must be a known one."""
    if text.startswith(_QUOTES, start):
        return None
    mark = SPEAKS.match(text, start)
    if mark and mark["colon"]:
        return mark
    named = _NAMED.match(text, start)
    return named if named and party(named["party"]) else None


def _names_alone(document: Document) -> list[str]:
    """Who the lines name that hold a name and nothing else, text below them: turns without a colon.

    None where no name comes back: a list of who is present names each once.
    """
    lines = filter(None, (line.strip(" *_#\t") for line in document.text.split("\n")))
    names = [_name_alone(line) for line in lines]
    found = [name for name, below in pairwise(names) if name and not below]
    return found if len(set(found)) < len(found) else []


def _name_alone(line: str) -> str | None:
    """The speaker whom a line names that holds nothing else."""
    mark = None if line.startswith(_QUOTES) else SPEAKS.match(line)
    return mark["who"] if mark and not line[mark.end() :].strip(" *_") else None


def _speaker_in_gap(gap: str, who: str | None, report: str | None, by_colon: bool) -> str | None:
    """Who speaks behind what stands between two paragraphs: a name taken for a signature, a heading."""
    for line in gap.split("\n"):
        plain = line.strip(" *_#\t")
        name = _name_alone(plain)
        if name:
            who = None if by_colon and not plain.endswith(":") else name
        elif plain:
            who = report
    return who


def _speaker(text: str, by_colon: bool, by_line: bool) -> tuple[str | None, bool]:
    """Who begins to speak in a paragraph, None where nobody does; and whether that is in doubt.

    A name without its colon may be one that lost it: so where what follows begins a sentence, in doubt where
    the party stands behind the name. Where names stand on lines of their own, only such a one speaks.
    """
    speaks = _mark_at(text, 0) or SPEAKS.match(text)
    if speaks is None or text.startswith(_QUOTES):
        return None, False
    behind = text[speaks.end() :].lstrip(" *_,")
    if speaks["colon"] or not (by_colon or by_line) or not behind or behind[0] == "\n" or behind[0].isupper():
        return speaks["who"], False
    return None, speaks["who"].endswith(")")


def _part_turns(document: Document, known: frozenset[str]) -> Iterator[Paragraph]:
    """The paragraphs, parted where another turn begins inside: on a line of its own, or behind a sentence.

    Behind a sentence it must be one who speaks elsewhere too, or whose party stands beside his name: one may
    cite another.
    """
    for each in document.paragraphs:
        start, end = each.span.start, each.span.end
        cuts = [m.end() for m in _LINE_BELOW.finditer(document.text, start, end)]
        cuts = [at for at in cuts if _mark_at(document.text, at)]
        for second in (SECOND, _SECOND_NAMED) if known else ():
            for mark in second.finditer(document.text, start, end):
                at = mark.start("who")
                if mark["who"] in known or (mark["who"].endswith(")") and _mark_at(document.text, at)):
                    cuts.append(at)
        for a, b in pairwise([start, *sorted(set(cuts)), end]):
            yield replace(each, span=Span(a, a + len(document.text[a:b].rstrip())))
