"""What became of a motion: decision, votes, the cabinet's judgement, as the paper of its vote says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.document import Document
from index.language.stems import stem_term
from index.search import Index
from index.search.catalogue import Paper
from ui.browse.paper_table import PaperTable
from ui.browse.related import own_numbers

TITLE = "Stemming"  # how harvest names these papers
_DECISION = re.compile(
    r"Besluit van de Kamer over deze motie: (?P<said>[^\n]+?)(?: \(stemming [^)\n]*\))?\.(?:\n|$)"
)
_JUDGED = re.compile(r"Het oordeel van het kabinet over deze motie: (?P<said>[^\n]+?)\.(?:\n|$)")
_SIDE = {
    "for": re.compile(r"^Voor stemden: (.+)\.$", re.M),
    "against": re.compile(r"^Tegen stemden: (.+)\.$", re.M),
}
_VOTER = re.compile(r"(?P<name>[^(),][^(]*?) \((?P<inside>[^()]*)\)|(?P<bare>[^(),]+)")


@dataclass(frozen=True, slots=True)
class Side:
    """Who voted one way: names as the paper writes them, and how many votes they are."""

    voters: Sequence[str] = ()
    votes: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """A vote on a motion; `decision` in the Kamer's words, "" where it is not said; `doc` says it."""

    decision: str
    judged: str
    yes: Side
    no: Side
    doc: str

    @property
    def carried(self) -> bool | None:
        """Whether the motion was carried; None where the decision is neither."""
        said = self.decision.lower()
        return True if said.startswith("aangenomen") else False if said.startswith("verworpen") else None


def outcome_of(motion: Paper, index: Index, table: PaperTable) -> Outcome | None:
    """The last vote on a motion that is in the index; None where there is none."""
    found = [index.papers_with(stem_term(number)) for number in own_numbers(motion)]
    if not found:
        return None
    for place in np.flatnonzero(np.isin(table.ids, np.concatenate(found))).tolist()[::-1]:
        paper = table.papers[place]
        if paper.type == "overig" and (paper.title or "").startswith(TITLE):
            document = index.document(paper.name)
            if _is_of(motion, document):
                return read_outcome(document)
    return None


def _is_of(motion: Paper, document: Document) -> bool:
    """Whether the head of a vote names this motion, and not its words alone."""
    head = re.search(r"^Zaak [^\n]*Kamerstuk (?P<number>\S+)$", document.text, re.M)
    return head is not None and head["number"] == motion.numbers.get("kamerstuk")


def read_outcome(document: Document) -> Outcome | None:
    """What the paper of a vote says; None where it tells neither a decision nor votes."""
    decision, judged = _last_said(_DECISION, document), _last_said(_JUDGED, document)
    sides = {name: _side(pattern.findall(document.text)) for name, pattern in _SIDE.items()}
    if not (decision or sides["for"].voters or sides["against"].voters):
        return None
    return Outcome(decision, judged, sides["for"], sides["against"], document.name)


def _last_said(pattern: re.Pattern[str], document: Document) -> str:
    found = list(pattern.finditer(document.text))
    return found[-1]["said"] if found else ""


def _side(lines: Sequence[str]) -> Side:
    """The voters of the last line: a party with its seats in brackets, or one member."""
    if not lines:
        return Side()
    voters, votes = [], 0
    for found in _VOTER.finditer(lines[-1]):
        if name := (found["name"] or found["bare"] or "").strip(" ,"):
            seats = re.match(r"\d+", found["inside"] or "")
            votes += int(seats[0]) if seats else 1
            voters.append(f"{name} ({found['inside']})" if found["inside"] else name)
    return Side(voters, votes)
