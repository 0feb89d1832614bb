"""What kind of paper this is: what its head says, held against what its body shows."""

from __future__ import annotations

import re
from itertools import pairwise

from index.cleaning import CleanPaper
from index.document import DocumentType
from index.parse.exchanges.fracties import heading_of
from index.parse.head.heading_fields import Heading

_SPEAKER_LINE = re.compile(
    r"(?:De heer|Mevrouw|De voorzitter|Het lid|Minister(?:-president)?|Staatssecretaris)\b[^:.?!\n]{0,80}:"
)
_NAME_ALONE = re.compile(
    r"(?:De heer|Mevrouw|De voorzitter|Het lid|Minister(?:-president)?|Staatssecretaris)(?: [^:.?!\n]{2,60})?"
)


def document_type(clean: CleanPaper, heading: Heading) -> DocumentType:
    """The type of a paper; `overig` where neither head nor body tells."""
    kinds = [block.label.kind for block in clean.blocks if block.label]
    if heading.type == "vragen" and not kinds and is_debate(clean, least=2):
        return "mondelinge vragen"
    if heading.type == "vragen" and is_numbered(clean):
        return "antwoord"
    if heading.type is not None and not (heading.type in ("brief", "overig") and is_numbered(clean)):
        return heading.type
    if "question" in kinds:
        return "antwoord" if "answer" in kinds else "vragen"
    if "answer" in kinds:
        return "schriftelijk overleg" if _has_fractie_headings(clean) else "antwoord"
    return "overig"


def is_numbered(clean: CleanPaper) -> bool:
    """Whether a paper has numbered questions with answers, whatever its head says."""
    labels = [block.label for block in clean.blocks if block.label]
    asked = sum(label.kind == "question" and bool(label.numbers) and not label.weak for label in labels)
    return asked >= 2 and any(label.kind == "answer" for label in labels)


def is_debate(clean: CleanPaper, least: int = 3) -> bool:
    """Whether a paper reports a debate: members and ministers take at least so many turns to speak."""
    speakers = [clean.text[block.start : block.start + 120] for block in clean.blocks if not block.label]
    marked = sum(_SPEAKER_LINE.match(line) is not None for line in speakers)
    alone = [_NAME_ALONE.fullmatch(line.partition("\n")[0]) for line in speakers]
    turns = [name for name, below in pairwise([*alone, None]) if name and not below]
    again = len({turn[0] for turn in turns}) < len(turns)  # a list of who is present names each once
    return marked >= least or (again and len(turns) > least)


def _has_fractie_headings(clean: CleanPaper) -> bool:
    return any(heading_of(clean.text[block.start : block.end]) for block in clean.blocks)
