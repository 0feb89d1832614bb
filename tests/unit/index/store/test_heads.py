from __future__ import annotations

from datetime import date

import pytest

from index.document import Member, Minister
from index.store.heads import Paper, PaperList
from index.store.reading import PaperRow

ROW: PaperRow = (
    *(7, "brug.txt", "/stukken/brug.txt", "antwoord", "2031-04-05", "De brug"),
    '{"vraagnummer": "2031Z00007"}',
    '{"askers": [["Dael", "KWIK"], [null, "HEI"]], "ministers": [["Terwolde", "Minister", "Bruggen"]]}',
)
BARE: PaperRow = (
    8,
    "dijk.txt",
    "/stukken/dijk.txt",
    "brief",
    None,
    None,
    "{}",
    '{"askers":[],"ministers":[]}',
)
PAPER = Paper(
    *(7, "brug.txt", "/stukken/brug.txt", "antwoord", date(2031, 4, 5), "De brug"),
    {"vraagnummer": "2031Z00007"},
    (Member("Dael", "KWIK"), Member(None, "HEI")),
    (Minister("Terwolde", "Minister", "Bruggen"),),
)


def test_a_row_is_made_into_its_paper_once() -> None:
    papers = PaperList([ROW, BARE])
    assert papers[0] == PAPER and papers[0] is papers[0] is papers[-2]
    assert papers[1] == Paper(*BARE[:4], None, None, {}, (), ())
    assert list(papers) == [papers[0], papers[1]] == list(papers[:]) and len(papers) == 2
    assert list(papers)[0] is papers[0]
    with pytest.raises(IndexError):
        papers[2]


def test_only_a_paper_that_is_looked_at_is_made() -> None:
    papers = PaperList([ROW, BARE])
    assert papers.days() == [date(2031, 4, 5).toordinal(), 0]
    assert [one.askers for one in papers.people()] == [(("Dael", "KWIK"), (None, "HEI")), ()]
    assert [(one.id, one.date, one.numbers) for one in papers.marks()] == [
        (7, date(2031, 4, 5), {"vraagnummer": "2031Z00007"}),
        (8, None, {}),
    ]
    assert not papers._made
    assert list(papers.take([1]).rows) == [BARE]


def test_papers_that_are_made_already_say_the_same_as_rows() -> None:
    papers = PaperList.of([PAPER])
    assert papers[0] is PAPER and PaperList.of(papers) is papers
    assert papers.people() == PaperList([ROW]).people() and papers.marks() == PaperList([ROW]).marks()
    assert PaperList(papers.rows)[0] == PAPER


@pytest.mark.parametrize("altered", [{4: "2031-04-"}, {6: '{"vraag'}, {6: "[]"}, {7: '{"askers": 3}'}])
def test_a_row_that_the_disk_altered_is_no_head(altered: dict[int, str]) -> None:
    papers = PaperList([tuple(altered.get(place, value) for place, value in enumerate(ROW))])  # type: ignore[list-item]
    with pytest.raises((ValueError, TypeError, LookupError)):
        assert papers.days() and papers.people() and papers.marks()
