"""Of which minister a paper or a set is: put to him or signed by him. Watch and open ask here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from index.document import Document
from index.files.sidecar import Sidecar, readable_sidecar
from index.harvest.news.source_types import IN_A_SET, by_source
from index.search import Index
from index.search.catalogue import Paper
from index.search.filters import person_among, same_ministry
from index.search.same_paper import question_numbers

_ADDRESSEE = re.compile(
    r"\baan (?:de |het )?(?P<who>(?:minister|staatssecretaris)[^\n]{3,200}?) over\b", re.IGNORECASE
)
_WAITING = ("vragen", "uitstel")


def is_of_minister(wanted: str, people: Sequence[str], known: Iterable[str] = ()) -> bool:
    """Whether one of these ("B. Vos (minister van Vervoer)", "Vos", "Vervoer") is the minister or ministry
    that is wanted, as a filter takes it. `known` are others: "Vos" alone may be one of them."""
    is_wanted = person_among(_name(who) for who in (*people, *known))
    return any(is_wanted(wanted, _name(who)) or same_ministry(wanted, who) for who in people)


def _name(who: str) -> str:
    """A person without the function behind him: "B. Vos" of "B. Vos (minister van Vervoer)"."""
    return who.partition(" (")[0]


def addressees(documents: Sequence[Document], sidecars: Sequence[Sidecar]) -> tuple[str, ...]:
    """To whom a set was put, each once: by the source, else by the head of one of its papers."""
    people = [one for sidecar in sidecars for one in sidecar.people if one.role.lower() == "gericht aan"]
    if people:
        named = (f"{one.name} ({one.function})" if one.function else one.name for one in people)
        return tuple(dict.fromkeys(named))
    for document in documents:
        if found := _ADDRESSEE.search(" ".join(document.text[:1500].split())):
            return (found["who"],)
    return ()


def signers(document: Document) -> tuple[str, ...]:
    """Who answered or wrote a paper, and for which ministry."""
    people = (*document.answered_by, *document.mede_namens)
    return tuple(who for one in people for who in (one.name, one.portfolio) if who)


class SetAddressees:
    """To whom the set was put that a paper of an index belongs to: a postponement may leave it to the
    questions to say."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def of(self, paper: Paper) -> tuple[str, ...]:
        """The people and ministries; none for a paper of no set."""
        if by_source(paper).type not in IN_A_SET:
            return ()
        of_set = (one for number in question_numbers(paper) for one in self._papers_by_number[number])
        questions = (one for one in of_set if by_source(one).type in _WAITING)
        papers = {one.name: one for one in (paper, *questions)}
        sidecars = (readable_sidecar(Path(one.path)) for one in papers.values())
        documents = [self.index.document(name) for name in papers]
        return addressees(documents, [said for said in sidecars if said])

    @cached_property
    def _papers_by_number(self) -> Mapping[str, Sequence[Paper]]:
        found: dict[str, list[Paper]] = defaultdict(list)
        for one in self.index.all_copies():
            for number in question_numbers(one):
                found[number].append(one)
        return found
