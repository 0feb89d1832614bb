"""Toezeggingen: sentences in which the cabinet says what it will do, and what later papers tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.document import CABINET, Document, Span
from index.language.sentences import find_sentences
from index.language.stems import stem_term
from index.language.words import words
from index.search import Index
from index.search.catalogue import Paper
from ui.browse.paper_table import Mask, PaperTable
from ui.browse.patient_reader import PatientReader
from ui.browse.related import own_numbers

_KAMER = r"(?:de|uw|beide|Uw|De)\s+Kamers?\b"
_INFORM = (
    r"(?:informeren|berichten|rapporteren|inlichten|(?:toe)?sturen|toezenden|toekomen|aanbieden|voorleggen|"
    r"(?:nader )?ingaan|op de hoogte (?:stellen|brengen|houden))"
)
_TELLS = r"(?:informeer|bericht|stuur|zend|rapporteer|bied)"
_GAP = r"[^.;:?!\n]{0,140}?"
# In the present or future, by who writes: what was told or promised before is told of, not promised.
_PROMISES = (
    re.compile(r"\b(?:ik|wij|we)\s+zegg?(?:en)?\b[^.;:?!\n]{0,80}?\btoe\b", re.I),
    re.compile(r"\bzegg?(?:en)?\s+(?:ik|wij|we)\b[^.;:?!\n]{0,80}?\btoe\b", re.I),
    re.compile(rf"\b(?:ik|wij|we)\s+(?:zal|zullen)\b{_GAP}\b{_KAMER}{_GAP}\b{_INFORM}\b", re.I),
    re.compile(rf"\b(?:zal|zullen)\s+(?:ik|wij|we)\b{_GAP}\b{_KAMER}{_GAP}\b{_INFORM}\b", re.I),
    re.compile(rf"\b(?:ik|wij|we)\s+{_TELLS}\s+{_KAMER}", re.I),
    re.compile(rf"\b{_TELLS}\s+(?:ik|wij|we)\s+{_KAMER}", re.I),
    re.compile(rf"\b{_KAMER}\s+(?:wordt|zal|worden|zullen)\b{_GAP}\bgeïnformeerd\b", re.I),
)
_NOT = re.compile(r"\b(?:niet|geen|eerder|zoals|reeds|destijds|conform|kan ik|bereid)\b", re.I)
_NOW = re.compile(r"\b(?:met deze brief|in deze brief|hierbij|bij dezen|hiermee)\b", re.I)  # is told at once
_TERM = re.compile(
    r"\b(?:(?:uiterlijk |nog )?"
    r"(?:vóór|voor|in|rond|eind|begin|medio|halverwege|binnen|na|uiterlijk|dit|deze|komende?)\s"
    r"(?:het |de |dit |deze )?(?:einde van |eind van |loop van |begin van )?(?:het |de |dit )?"
    r"(?:(?:eerste|tweede|derde|vierde|volgende|komende|\d{1,2}) )?"
    r"(?:zomer(?:reces)?|herfst|najaar|voorjaar|winter|kerstreces|jaar|kwartaal|maanden?|weken|"
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|20\d\d)"
    r"(?: (?:van )?20\d\d)?)\b",
    re.I,
)
_KEPT = re.compile(r"\b(?:toegezegd\w*|toezegging(?:en)?|gestand|nagekomen)\b", re.I)
_STEMS = ("informeren", "berichten", "sturen", "toezenden", "rapporteren", "toekomen", "toe", "geinformeerd")
_STATUS = re.compile(r"^Status van de toezegging: (?P<said>[^\n]+?)\.$", re.M)


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise, verbatim at `span` of the paper `doc`; `term` is its own words for when, "" for none.

    `status` is what the source keeps of it, where the paper is the source's own note of a toezegging.
    """

    doc: str
    span: Span
    words: str
    term: str
    status: str = ""


def commitments_in(document: Document) -> list[Commitment]:
    """The promises in what the cabinet itself says in a paper; or the one that the source notes."""
    if "toezegging" in document.numbers or (document.title or "").startswith("Toezegging "):
        return _noted_commitment(document)
    found = {}
    for span in _cabinet_spans(document):
        for sentence in find_sentences(document.text, span):
            said = " ".join(document.at(sentence).split())
            if _is_promise(said):
                term = _TERM.search(said)
                found[sentence.start] = Commitment(document.name, sentence, said, term[0] if term else "")
    return [found[start] for start in sorted(found)]


def _is_promise(sentence: str) -> bool:
    if "?" in sentence or len(sentence) > 600:
        return False
    return any(
        (found := pattern.search(sentence)) and not _NOT.search(found[0]) for pattern in _PROMISES
    ) and not (_KEPT.search(sentence) or _NOW.search(sentence))


def _cabinet_spans(document: Document) -> Iterator[Span]:
    """What the paper proves to be the cabinet's own words."""
    spans = {one.answer for one in document.exchanges if one.answer and one.voice == CABINET}
    yield from sorted(spans, key=lambda span: span.start)
    yield from (one.span for one in document.paragraphs if one.voice == CABINET)


def _noted_commitment(document: Document) -> list[Commitment]:
    """The words of a note that the source keeps of a toezegging, with their status."""
    status = _STATUS.search(document.text)
    for paragraph in document.paragraphs:
        said = " ".join(document.at(paragraph.span).split())
        if not re.match(r"(?:Toezegging \S+$|Status van|Toegezegd door|Ministerie:)", said):
            return [Commitment(document.name, paragraph.span, said, "", status["said"] if status else "")]
    return []


def fulfilled_by(commitment: Commitment, paper: Paper, index: Index, table: PaperTable) -> Paper | None:
    """The first later paper in which the cabinet names this paper and a promise at once; None for none."""
    numbers = own_numbers(paper)
    found = [index.papers_with(stem_term(number)) for number in numbers]
    if not found or paper.date is None:
        return None
    later = [
        table.papers[place] for place in np.flatnonzero(np.isin(table.ids, np.concatenate(found))).tolist()
    ]
    later = [one for one in later if one.date and one.date > paper.date]
    for one in sorted(later, key=lambda each: (str(each.date), each.name)):
        document = index.document(one.name)
        for span in _cabinet_spans(document):
            if _KEPT.search(document.at(span)) and set(numbers) & set(words(document.at(span))):
                return one
    return None


class CommitmentReader:
    """Reads papers for promises, newest first, so long at a time; never a paper twice."""

    def __init__(self) -> None:
        self._reader: PatientReader[Sequence[Commitment]] = PatientReader()

    def read(
        self, places: Sequence[int], index: Index, table: PaperTable
    ) -> tuple[dict[int, Sequence[Commitment]], int]:
        """The promises of these papers by position, and how many of the papers are still unread."""
        ids = {place: table.papers[place].id for place in places}  # an id is never used again
        return self._reader.read(ids, lambda place: commitments_in(index.document(table.papers[place].name)))


def papers_that_may_promise(index: Index, table: PaperTable) -> Mask:
    """Which papers hold the words of a promise at all."""
    ids = [index.papers_with(stem_term(word)) for word in _STEMS]
    notes = np.array([(paper.title or "").startswith("Toezegging ") for paper in table.papers], bool)
    spoken = np.array([paper.type not in ("vragen", "uitstel", "motie") for paper in table.papers], bool)
    return notes | (spoken & np.isin(table.ids, np.concatenate(ids)))
