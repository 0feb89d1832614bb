"""What narrows a search (period, party, minister, type, paper), and what that leaves to look at, exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.derived.columns import Columns
from index.derived.lexical import LexicalScope, PaperConditions
from index.language.vocabulary import ministry, party_spellings
from index.language.words import fold, words
from index.search.catalogue import Catalogue, Holders, Mask
from index.search.engine import AnyStore
from index.search.ranking import SearchScope
from index.store.schema import first_id

SMALL_WORDS = frozenset(
    "van de der den ten ter te het en of voor in op the of and von di da la le el al".split()
)

PARTY_KNOWN = 730  # days around a paper in which another one tells of which party a member is


@dataclass(frozen=True, slots=True)
class Filters:
    """Every field that is set must hold; names are matched without regard to case and accents.

    `since` and `until` are inclusive. `doc` is a paper's file name.
    """

    since: date | None = None
    until: date | None = None
    party: str | None = None
    minister: str | None = None
    ministry: str | None = None
    type: str | None = None
    doc: str | None = None

    def __bool__(self) -> bool:
        return self != Filters()


def merge_filters(said: Iterable[Filters]) -> Filters:
    """What several filters ask together; of two on one field the later."""
    values = {
        field.name: value
        for each in said
        for field in fields(Filters)
        if (value := getattr(each, field.name)) is not None
    }
    return Filters(**values)


def papers_left(filters: Filters, catalogue: Catalogue) -> Mask | None:
    """Which papers a search may look at, None for all; replaced papers only where asked for."""
    kept = None if filters.doc else catalogue.distinct if filters.type else catalogue.current
    for _, holders, names in _wanted_names(filters, catalogue):
        has_name = np.zeros(len(catalogue.papers), bool)
        for name in names:
            has_name[holders[name]] = True
        kept = _combine_masks(kept, has_name)
    if filters.since:
        kept = _combine_masks(kept, catalogue.days >= filters.since.toordinal())
    if filters.until:
        kept = _combine_masks(kept, (catalogue.days > 0) & (catalogue.days <= filters.until.toordinal()))
    return kept


def _wanted_names(filters: Filters, catalogue: Catalogue) -> list[tuple[str, Holders, list[str]]]:
    """Each name that is asked for: its field, who holds names of its kind, and those that are the same."""
    kinds: list[tuple[str, Holders, str | None, Callable[[str, str], bool]]] = [
        ("party", catalogue.by_party, filters.party, same_party),
        ("minister", catalogue.by_minister, filters.minister, person_among(catalogue.by_minister)),
        ("ministry", catalogue.by_ministry, filters.ministry, same_ministry),
        ("type", catalogue.by_type, filters.type, same_word),
        ("doc", catalogue.by_file if filters.doc else {}, filters.doc, str.__eq__),
    ]
    return [
        (field, holders, [name for name in holders if is_same(wanted, name)])
        for field, holders, wanted, is_same in kinds
        if wanted
    ]


def paper_conditions(filters: Filters, catalogue: Catalogue) -> PaperConditions:
    """What `papers_left` leaves, as conditions on the papers' heads."""
    return PaperConditions(
        shown="all" if filters.doc else "lone" if filters.type else "current",
        since=filters.since.toordinal() if filters.since else 0,
        until=filters.until.toordinal() if filters.until else 0,
        held=tuple((field, tuple(names)) for field, _, names in _wanted_names(filters, catalogue)),
    )


def _combine_masks(one: Mask | None, other: Mask) -> Mask:
    return other if one is None else one & other


def same_party(wanted: str, found: str) -> bool:
    """Whether two spellings name one party."""
    return not party_spellings(wanted).isdisjoint(party_spellings(found))


def same_name(wanted: str, found: str) -> bool:
    """Whether every word of what was asked stands in the name: "agema" in "Fleur Agema".

    Signs and the small words of names ("-", "van der", "en") alone name nobody.
    """
    asked = set(words(wanted))
    return asked <= set(words(found)) and not asked <= SMALL_WORDS


def same_person(wanted: str, found: str) -> bool:
    """Whether a name may be that of who is asked for: as `same_name`, or for "David van Weel" with the
    initial of the first name ("D.M. van Weel") or without any ("Van Weel")."""
    if same_name(wanted, found):
        return True
    given, surname = _name_parts(wanted)
    theirs, other = _name_parts(found)
    return (
        bool(given)
        and surname == other
        and theirs[:1] in ("", given[:1])
        and min(map(len, (given, theirs))) < 2
    )


def person_among(names: Iterable[str]) -> Callable[[str, str], bool]:
    """`same_person` among known names: a surname alone is nobody's who is asked for by a first name where
    another of that surname is known by one."""
    known = [_name_parts(name) for name in names]

    def same(wanted: str, found: str) -> bool:
        given, surname = _name_parts(wanted)
        bare = bool(given) and not _name_parts(found)[0] and not same_name(wanted, found)
        others = bare and any(first[:1] != given[:1] for first, last in known if first and last == surname)
        return not others and same_person(wanted, found)

    return same


def parties_of(name: str, day: date, catalogue: Catalogue) -> frozenset[str]:
    """The parties with which papers name a member within PARTY_KNOWN days of a day, as motions name none: as
    papers write them, of all who bear that name; empty where none does."""
    given, surname = _name_parts(name)
    found = set[str]()
    for other, places in catalogue.by_member.items():
        theirs, last = _name_parts(other)
        if last != surname or (given and theirs and given != theirs):
            continue
        near = np.abs(catalogue.days[places] - day.toordinal()) <= PARTY_KNOWN
        for paper in (catalogue.papers[place] for place in places[near].tolist()):
            members = (*paper.askers, *paper.members_speaking)
            found |= {each.party for each in members if each.name == other and each.party}
    return frozenset(found)


def _name_parts(name: str) -> tuple[str, str]:
    """The first name or initial of a name, folded, and its surname with its particles: david, van weel."""
    said = words(name)
    start = next((n for n, word in enumerate(said) if word in SMALL_WORDS), None)
    if start is None:
        start = max(0, len(said) - 1)
    return (said[0] if start else ""), " ".join(said[start:])


def same_ministry(wanted: str, portfolio: str) -> bool:
    """Whether two spellings name one portfolio, or what was asked is a part of it."""
    ours, theirs = ministry(wanted), ministry(portfolio)
    return (ours is not None and ours == theirs) or same_name(wanted, portfolio)


def same_word(wanted: str, found: str) -> bool:
    """Whether two words differ in case or accents only."""
    return fold(wanted) == fold(found)


def search_scope(
    filters: Filters, catalogue: Catalogue, columns: Columns, store: AnyStore, generation: int
) -> SearchScope | None:
    """The units and passages that the filters leave; None where that is everything."""
    papers = papers_left(filters, catalogue)
    if papers is None or (len(papers) and papers.all() and not filters.party):
        return None
    units, passages = papers[columns.unit_document], papers[columns.passage_document]
    others = (
        _units_of_other_parties(filters.party, columns, store, generation)
        if filters.party
        else np.empty(0, np.int64)
    )
    if len(others):
        units[others] = False
        passages = _passages_of_units(units, columns)
    within = _lexical_scope(filters, papers, columns)
    return SearchScope(units, passages, replace(within, conditions=paper_conditions(filters, catalogue)))


def _units_of_other_parties(
    party: str, columns: Columns, store: AnyStore, generation: int
) -> NDArray[np.int64]:
    """The units that a member of another party asked, in papers where each question has its own asker."""
    rows = store.unit_parties(generation)
    same = {found: same_party(party, found) for found in {found for _, found in rows}}
    asked = np.array([unit for unit, found in rows if not same[found]], np.int64)
    return columns.units_at(asked[np.isin(asked, columns.unit_ids)])  # the store has those of all visitors


def _passages_of_units(units: Mask, columns: Columns) -> Mask:
    """The passages of the units that are left."""
    owners = np.repeat(np.arange(len(columns.passage_ids)), np.diff(columns.units_of.starts))
    passages = np.zeros(len(columns.passage_ids), bool)
    passages[owners[units[columns.units_of.flat]]] = True
    return passages


def _lexical_scope(filters: Filters, papers: Mask, columns: Columns) -> LexicalScope:
    """The same for the lexical side: a period is a range of ids, anything else the papers themselves."""
    dated = filters.since or filters.until
    first = first_id(filters.since, after=filters.since is None) if dated else None
    last = first_id(filters.until, after=True) - 1 if filters.until else None
    of_period = Filters(since=filters.since, until=filters.until)
    if filters == of_period and dated:
        inside = slice(*np.searchsorted(columns.unit_ids, [first or 0, 2**62 if last is None else last + 1]))
        if papers[columns.unit_document[inside]].all():
            return LexicalScope(None, first, last)
    return LexicalScope(tuple(columns.documents[papers].tolist()), first, last)
