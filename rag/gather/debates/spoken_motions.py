"""Motions as they are read out in a debate, where motions are asked for: the report may be all there is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.document import Document
from index.search import Index
from index.search.index import Hit
from rag.gather.debates.party_motions import with_motions_of_party
from rag.gather.debates.voices import kind_of_turn
from rag.understand.question import Query
from rag.understand.subquestions import SubQuestion

_OF_MOTION = re.compile(
    r"\W*(?:De Kamer,?\s|(?:verzoekt|roept|nodigt)\b.{0,40}\b(?:regering|kabinet|Presidium)\b|"
    r"spreekt (?:als haar |zijn )?(?:oordeel |mening )?uit\b|"
    r"constaterende\b|overwegende\b|van mening\b|van oordeel\b)"
)


def search_hits(query: Query, part: SubQuestion, index: Index, depth: int) -> Sequence[Hit]:
    """What a search finds, with the motions that its filters would leave out and that are asked for."""
    hits = with_spoken_motions(index.search(part.text, depth, query.filters).hits, query, part, index, depth)
    return with_motions_of_party(hits, query, part, index, depth)


def with_spoken_motions(
    hits: Sequence[Hit], query: Query, part: SubQuestion, index: Index, depth: int
) -> Sequence[Hit]:
    """What was found among motions, and the motions that members read out in debates; best first, at most
    `depth`. Only where the words of the question ask for motions, and no filter was given."""
    said = any(note.kind == "understood" and note.field == "type" for note in query.notes)
    if query.filters.type != "motie" or not said:
        return hits
    found = index.search(part.text, depth, replace(query.filters, type=None)).hits
    spoken = [hit for hit in found if is_spoken_motion(index.document(hit.doc), hit.paragraph)]
    return sorted([*hits, *spoken], key=lambda hit: -hit.score)[:depth] if spoken else hits


def is_spoken_motion(document: Document, number: int | None) -> bool:
    """Whether a paragraph, by its number, is part of a motion that a member reads out in a debate."""
    paragraph = next((each for each in document.paragraphs if each.number == number), None)
    if paragraph is None or kind_of_turn(document, paragraph.voice or "") != "member":
        return False
    return _OF_MOTION.match(document.at(paragraph.span)) is not None
