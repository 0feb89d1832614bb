"""What kind of paper this is: what its head says, held against what its body shows."""

from __future__ import annotations

from index.cleaning import Clean
from index.parse.consultation import fractie_heading
from index.parse.document import DocumentType
from index.parse.heading import Heading


def document_type(clean: Clean, heading: Heading) -> DocumentType:
    """The type of a paper; `overig` where neither head nor body tells."""
    kinds = [block.label.kind for block in clean.blocks if block.label]
    if heading.type is not None:
        return heading.type
    if "question" in kinds:
        return "antwoord" if "answer" in kinds else "vragen"
    if "answer" in kinds:
        return "schriftelijk overleg" if _fracties(clean) else "antwoord"
    return "overig"


def _fracties(clean: Clean) -> bool:
    return any(fractie_heading(clean.text[block.start : block.end]) for block in clean.blocks)
