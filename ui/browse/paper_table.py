"""Papers by what a list of them narrows to: an array for each facet, so that a count costs milliseconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.document import Member
from index.language.vocabulary import ministries, party, party_labels
from index.language.words import fold
from index.search.catalogue import Paper, names_no_party
from index.search.same_paper import question_numbers

Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Selection:
    """What a list is narrowed to; "" is everything. But for `words` and `dossier` each is a facet's name."""

    words: str = ""
    dossier: str = ""
    type: str = ""
    year: str = ""
    party: str = ""
    member: str = ""
    minister: str = ""
    ministry: str = ""

    def without(self, facet: str) -> Selection:
        """The same, not narrowed by one facet."""
        return replace(self, **{facet: ""})


FACETS = tuple(field.name for field in fields(Selection) if field.name not in ("words", "dossier"))


@dataclass(frozen=True, slots=True)
class Facet:
    """The names of one facet and who holds them: `codes[i]` is a name of the paper at `owners[i]`."""

    names: Sequence[str]
    codes: Ints
    owners: Ints
    number: Mapping[str, int]

    @classmethod
    def of(cls, held: Iterable[Iterable[str | None]]) -> Facet:
        """The facet of papers that hold these names, each counted once a paper."""
        number: dict[str, int] = {}
        codes: list[int] = []
        owners: list[int] = []
        for place, names in enumerate(held):
            for name in dict.fromkeys(name for name in names if name):
                codes.append(number.setdefault(name, len(number)))
                owners.append(place)
        return cls(list(number), np.array(codes, np.int64), np.array(owners, np.int64), number)

    def counts(self, kept: Mask) -> list[tuple[str, int]]:
        """(name, how many of the papers kept hold it), the most first, then by name; none that is in none."""
        found = np.bincount(self.codes[kept[self.owners]], minlength=len(self.names))
        counted = [(self.names[code], int(found[code])) for code in np.flatnonzero(found).tolist()]
        return sorted(counted, key=lambda item: (-item[1], fold(item[0])))

    def mask(self, name: str, size: int) -> Mask:
        """Which of `size` papers hold a name; none for a name that is in no paper."""
        kept = np.zeros(size, bool)
        if (code := self.number.get(name)) is not None:
            kept[self.owners[self.codes == code]] = True
        return kept


class PaperTable:
    """The papers of one generation; never changes, so that threads may share it."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.papers = papers
        self.ids = np.array([paper.id for paper in papers], np.int64)
        self.facets = {name: Facet.of(map(names_of, papers)) for name, names_of in _HELD.items()}
        labels = party_labels(self.facets["party"].names)
        self.facets["party"] = Facet.of(
            (labels[who.party] for who in paper.askers if who.party) for paper in papers
        )
        # A filter on a party leaves these out, whoever asked them: motions name their members alone.
        self.partyless = np.array([names_no_party(paper) for paper in papers], bool)

    def kept(self, selection: Selection, found: Mask | None = None) -> Mask:
        """Which papers a selection leaves; `found` holds those with its words, None where it has none."""
        mask = np.ones(len(self.papers), bool) if found is None else found.copy()
        if selection.dossier:
            inside = np.zeros(len(mask), bool)
            inside[list(self.of_dossier.get(selection.dossier, ()))] = True
            mask &= inside
        for name in FACETS:
            if wanted := getattr(selection, name):
                mask &= self.facets[name].mask(wanted, len(mask))
        return mask

    def counts(self, facet: str, selection: Selection, found: Mask | None = None) -> list[tuple[str, int]]:
        """What choosing each name of a facet would leave, the rest of the selection kept."""
        return self.facets[facet].counts(self.kept(selection.without(facet), found))

    def places(self, kept: Mask, sort: str = "new") -> Ints:
        """The positions of the papers kept: "new" or "old" first, or by "title"; undated last."""
        order = self._by_title if sort == "title" else self._by_day
        order = order[::-1] if sort not in ("old", "title") else order
        if sort == "old":
            dated = np.array([self.papers[place].date is not None for place in order.tolist()], bool)
            order = np.concatenate([order[dated], order[~dated]])
        return order[kept[order]]

    @cached_property
    def _by_day(self) -> Ints:
        keys = [(str(paper.date or ""), paper.name) for paper in self.papers]
        return np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64)

    @cached_property
    def _by_title(self) -> Ints:
        keys = [(fold(paper.title or paper.name), paper.name) for paper in self.papers]
        return np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64)

    @cached_property
    def heads(self) -> Sequence[str]:
        """What each paper's head says, folded: title, file, numbers and people."""
        return [_head_text(paper) for paper in self.papers]

    @cached_property
    def of_set(self) -> Mapping[str, Sequence[int]]:
        """The positions of the papers of each set of questions, by its number, the oldest first."""
        found: dict[str, list[int]] = {}
        for place in self._by_day.tolist():
            for number in question_numbers(self.papers[place]):
                found.setdefault(number, []).append(place)
        return found

    @cached_property
    def of_number(self) -> Mapping[str, Sequence[int]]:
        """The positions of the papers that bear a number: "49637-62", "2031Z00001", "ah-tk-20302031-17"."""
        found: dict[str, list[int]] = {}
        for place, paper in enumerate(self.papers):
            for number in dict.fromkeys(_normal_numbers(paper)):
                found.setdefault(number, []).append(place)
        return found

    @cached_property
    def of_dossier(self) -> Mapping[str, Sequence[int]]:
        """The positions of the papers of each dossier."""
        found: dict[str, list[int]] = {}
        for place, paper in enumerate(self.papers):
            if dossier := dossier_of(paper):
                found.setdefault(dossier, []).append(place)
        return found


def _normal_numbers(paper: Paper) -> Iterator[str]:
    numbers = paper.numbers
    yield from (numbers[kind] for kind in ("kamerstuk", "publicatie") if kind in numbers)
    yield from question_numbers(paper)
    if "aanhangsel" in numbers and "vergaderjaar" in numbers:
        yield f"ah-tk-{numbers['vergaderjaar'].replace('-', '')}-{numbers['aanhangsel']}"


def dossier_of(paper: Paper) -> str:
    """The number of the dossier that a paper is in, as far as it says one: "36740-VII"."""
    return paper.numbers.get("dossier") or paper.numbers.get("kamerstuk", "").rpartition("-")[0]


def member_label(who: Member) -> str | None:
    """ "Ter Horst (Eik)": with the party, since members share surnames; None for a fractie or committee."""
    if not who.name or who.is_committee:
        return None
    return f"{who.name} ({party(who.party) or who.party})" if who.party else who.name


def _head_text(paper: Paper) -> str:
    people = [f"{member.name or ''} {member.party or ''}" for member in paper.askers]
    people += [f"{who.name or ''} {who.portfolio or ''}" for who in paper.ministers]
    return fold(" ".join(filter(None, (paper.title, paper.name, *paper.numbers.values(), *people))))


_HELD: Mapping[str, Callable[[Paper], Iterable[str | None]]] = {
    "type": lambda paper: (paper.type,),
    "year": lambda paper: (str(paper.date.year),) if paper.date else (),
    "party": lambda paper: (who.party for who in paper.askers),
    "member": lambda paper: (member_label(who) for who in paper.askers),
    "minister": lambda paper: (who.name for who in paper.ministers),
    "ministry": lambda paper: (
        name for who in paper.ministers if who.portfolio for name in ministries(who.portfolio)
    ),
}
