"""Which words are on the motion that a question names: not those on another one, nor on no motion at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.document import Document, Paragraph
from index.language.vocabulary import party
from index.language.words import fold
from rag.gather.debates.numbered_motions import motion_spoken_of
from rag.gather.debates.voices import kind_of_turn, place_of, spoken_before
from rag.gather.findings import Finding
from rag.gather.name_match import fold_text, is_named
from rag.understand.members import asks_fate
from rag.understand.surnames import PARTICLES

BEFORE = 3  # paragraphs above "deze motie", under the same heading, that may name it
_MOTION = re.compile(r"\bmoties?\b|\bverzoekt de regering\b", re.I)
_NAME = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en|[Tt]e|[Ee]l|'t) ){0,3}[A-ZÀ-Þ][\w'’-]+"
    r"(?: \([^)]{1,30}\))?"
)
_MOVERS = re.compile(
    r"\b[Mm]oti(?:e|es|on|ons)"
    r"(?:-| (?:(?:van|by|of) )?(?:(?:het lid|de leden|het Kamerlid|mevrouw|de heer) )?)"
    rf"(?P<who>{_NAME}(?:(?:/|, | en | )(?:het lid )?{_NAME}){{0,6}})"
)
_NO_MOVER = frozenset("kamer tweede eerste kamerstuk kamerstukken handelingen tk ek nr staten".split())


def beside_motion(document: Document, paragraph: Paragraph | None, asked: str) -> bool:
    """Whether a minister's turn in a debate speaks of no motion, nor replies to one, where the question is of
    a motion; a member's too, where it is what became of it."""
    turn = kind_of_turn(document, paragraph.voice or "") if paragraph else None
    if paragraph is None or turn is None or (turn == "member" and not asks_fate(asked)):
        return False
    said = f"{document.at(paragraph.span)}\n{spoken_before(document, paragraph)}"
    return _MOTION.search(asked) is not None and _MOTION.search(said) is None


def of_other_motion(finding: Finding, asked: str) -> bool:
    """Whether words are on another motion than the question names; "deze motie" is the one named last."""
    wanted = movers_said(asked)
    if not wanted or finding.document.type == "motie":
        return False
    for text in _read_backwards(finding):
        if named := movers_said(text):
            names = fold_text(" ".join(named))
            return not any(is_named(mover, names) for mover in wanted)
    return False


def on_named_motion(finding: Finding, asked: str) -> bool:
    """Whether a minister's turn in a debate speaks, by its number there, of the motion whose mover a question
    names: "de motie op stuk nr. 213 ontraad ik"."""
    wanted = movers_said(asked)
    if not wanted or kind_of_turn(finding.document, finding.voice) != "minister":
        return False
    return bool(wanted & movers_said(motion_spoken_of(finding.document, finding.text).partition("\n")[0]))


def movers_said(text: str) -> frozenset[str]:
    """The folded names by which a text calls motions: of "de motie-Kievit/Van Dorp" kievit and dorp."""
    said = (part for match in _MOVERS.finditer(text) for part in re.split(r"[^\w'’]+", match["who"]))
    names = {fold(part) for part in said if len(part) > 1 and party(part) is None}
    return frozenset(names - _NO_MOVER - PARTICLES - {"lid", "en", "het"})


def _read_backwards(finding: Finding) -> Iterator[str]:
    """A text, and what stands above it and may say which motion it is on, the nearest first."""
    document, paragraph = finding.document, finding.paragraph
    yield finding.text
    if paragraph is None:
        yield document.at(finding.exchange.question) if finding.exchange else ""
        return
    if kind_of_turn(document, finding.voice) is not None:
        yield spoken_before(document, paragraph)
        return
    place = place_of(document, paragraph)
    for before in reversed(document.paragraphs[max(0, place - BEFORE) : place]):
        if before.heading == paragraph.heading and before.voice == paragraph.voice:
            yield document.at(before.span)
    yield paragraph.heading or ""
