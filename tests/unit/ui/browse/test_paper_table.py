"""Counts of facets against a plain count over all papers, whatever is chosen."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Member, Minister
from index.search.catalogue import Paper
from ui.browse.paper_table import FACETS, PaperTable, Selection, member_label

MEMBERS = [Member("Zilver", "Tulp"), Member("Zilver", "Roos"), Member("Koper", None), Member(None, "Eik")]
MINISTERS = [
    Minister("Vos", "Minister", "Water"),
    Minister("B. Vos", "Minister", "Dijken"),
    Minister(None, None, "Water"),
]
PAPER = st.builds(
    lambda kind, day, askers, ministers: ("", kind, day, tuple(askers), tuple(ministers)),
    st.sampled_from(["vragen", "antwoord", "brief"]),
    st.one_of(st.none(), st.dates(date(2030, 1, 1), date(2034, 1, 1))),
    st.lists(st.sampled_from(MEMBERS), max_size=3),
    st.lists(st.sampled_from(MINISTERS), max_size=2),
)


def made(rows: list[tuple[str, str, date | None, tuple[Member, ...], tuple[Minister, ...]]]) -> list[Paper]:
    return [
        Paper(n + 5, f"{n}.txt", f"/p/{n}.txt", kind, day, f"Titel {n % 3}", {}, askers, ministers)
        for n, (_, kind, day, askers, ministers) in enumerate(rows)
    ]


def held(paper: Paper, facet: str) -> set[str]:
    return {
        "type": {paper.type},
        "year": {str(paper.date.year)} if paper.date else set(),
        "party": {who.party for who in paper.askers if who.party},
        "member": {label for who in paper.askers if (label := member_label(who))},
        "minister": {who.name for who in paper.ministers if who.name},
        "ministry": {who.portfolio for who in paper.ministers if who.portfolio},
    }[facet]


@given(st.lists(PAPER, max_size=12), st.dictionaries(st.sampled_from(FACETS), st.integers(0, 5), max_size=3))
@settings(max_examples=60, deadline=None)
def test_every_count_is_what_choosing_it_leaves(rows: list, chosen: dict[str, int]) -> None:  # type: ignore[type-arg]
    papers = made(rows)
    table = PaperTable(papers)
    names = {facet: sorted(set().union(*(held(paper, facet) for paper in papers))) for facet in FACETS}
    picked = {facet: names[facet][n % len(names[facet])] for facet, n in chosen.items() if names[facet]}
    selection = Selection(**picked)

    def left(wanted: dict[str, str]) -> list[Paper]:
        return [
            paper for paper in papers if all(value in held(paper, facet) for facet, value in wanted.items())
        ]

    assert [papers[place] for place in table.kept(selection).nonzero()[0]] == left(picked)
    for facet in FACETS:
        rest = {name: value for name, value in picked.items() if name != facet}
        plain = Counter(value for paper in left(rest) for value in held(paper, facet))
        assert dict(table.counts(facet, selection)) == dict(plain)
        for value, count in table.counts(facet, selection):
            assert int(table.kept(Selection(**rest, **{facet: value})).sum()) == count


def test_orders_put_what_has_no_day_last() -> None:
    days = [date(2031, 5, 1), None, date(2033, 1, 1), date(2030, 2, 2)]
    table = PaperTable(made([("", "brief", day, (), ()) for day in days]))
    everything = table.kept(Selection())
    assert [days[place] for place in table.places(everything)] == [days[2], days[0], days[3], None]
    assert [days[place] for place in table.places(everything, "old")] == [days[3], days[0], days[2], None]
    assert table.places(everything, "title").tolist() == [0, 3, 1, 2]


@pytest.mark.parametrize(
    ("who", "label"),
    [
        (Member("Zilver", "Tulp"), "Zilver (Tulp)"),
        (Member("Koper", None), "Koper"),
        (Member(None, "Eik"), None),
        (Member("commissie voor Water", None), None),
    ],
)
def test_members_of_one_surname_are_told_apart_by_party(who: Member, label: str | None) -> None:
    assert member_label(who) == label


def test_papers_without_a_party_and_spellings_of_one_are_told() -> None:
    askers = [
        (Member("Vos", "Bond voor Bruggen (BvB)"),),
        (Member("Bos", "BvB"), Member("Vos", None)),
        (Member("Vos", None),),
        (),
    ]
    table = PaperTable(made([("", "motie", None, who, ()) for who in askers]))
    assert table.counts("party", Selection()) == [("BvB", 2)]
    assert table.partyless.tolist() == [False, False, True, False]
