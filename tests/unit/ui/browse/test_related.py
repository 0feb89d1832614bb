"""What belongs with a paper: its set, the papers that name it, the dossier, and the vote on a motion."""

from __future__ import annotations

import json

import pytest

from index.build import build
from index.search import Index
from ui.browse.paper_table import PaperTable, Selection
from ui.browse.related import Related, related_papers
from ui.browse.votes import outcome_of

ASKED = """Vragen van het lid Zilver (Tulp) aan de Minister van Dijken over de zeedijk
(ingezonden 3 februari 2031, nr. 2031Z00001)

Vraag 1
Is de zeedijk veilig?
"""
LATER = """Mededeling van de Minister van Dijken over het uitstel van de vragen over de zeedijk
(ingezonden 3 februari 2031, nr. 2031Z00001)
(ontvangen 24 februari 2031)

De vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord.
"""
ANSWER = """AH 17

2031Z00001

Antwoord van minister Vos (Dijken) (ontvangen 3 maart 2031)

1. Is de zeedijk veilig?

Antwoord:
De zeedijk is veilig, zoals in Kamerstuk 50 111, nr. 7 staat.
"""
LETTER = """50 111
Zeeweringen

Nr. 7
BRIEF VAN DE MINISTER VAN DIJKEN

Den Haag, 2 april 2031

In antwoord op de vragen met nummer 2031Z00001 is gemeld dat de zeedijk veilig is.
"""
MOTION = """50 111
Zeeweringen

Nr. 9
MOTIE VAN HET LID ZILVER

Voorgesteld 5 mei 2031

De Kamer, gehoord de beraadslaging, overwegende dat de zeedijk oud is, verzoekt de regering
de zeedijk te verhogen, en gaat over tot de orde van de dag.

Zilver
"""
VOTE = """Stemming: de zeedijk

Zaak 2031Z00009, Kamerstuk 50111-9

Besluit van de Kamer over deze motie: Verworpen (stemming met handopsteken).

Voor stemden: Tulp (14), Van den Berg (Roos).

Tegen stemden: Eik (30), Meeuw (21; vergissing).

Het oordeel van het kabinet over deze motie: ontraden.
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("related")
    papers: dict[str, tuple[str, dict[str, object]]] = {
        "a-vragen.txt": (ASKED, {"type": "vragen", "numbers": {"vraagnummer": "2031Z00001"}}),
        "b-uitstel.txt": (LATER, {"type": "uitstel", "numbers": {"vraagnummer": "2031Z00001"}}),
        "c-antwoord.txt": (ANSWER, {}),
        "kst-50111-7.txt": (LETTER, {"numbers": {"kamerstuk": "50111-7", "dossier": "50111"}}),
        "kst-50111-9.txt": (MOTION, {"numbers": {"kamerstuk": "50111-9", "dossier": "50111"}}),
        "stemming.txt": (
            VOTE,
            {
                "type": "overig",
                "title": "Stemming: de zeedijk",
                "numbers": {"dossier": "50111", "zaak": "2031Z00009"},
            },
        ),
    }
    (folder / "papers").mkdir()
    for name, (text, said) in papers.items():
        (folder / "papers" / name).write_text(text)
        told = {"identifier": name, "source": "tweedekamer", "paper": name, **said}
        (folder / "papers" / f"{name}.meta.json").write_text(json.dumps(told))
    build([folder / "papers"], folder / "index")
    return Index.open(folder / "index")


def related(index: Index, name: str) -> Related:
    table = PaperTable(index.papers())
    paper = next(one for one in table.papers if one.name == name)
    return related_papers(paper, index.document(name), index, table)


def test_a_set_is_a_chain_from_question_to_answer(index: Index) -> None:
    found = related(index, "c-antwoord.txt")
    assert [one.name for one in found.chain] == ["a-vragen.txt", "b-uitstel.txt", "c-antwoord.txt"]
    assert related(index, "a-vragen.txt").chain == found.chain and not related(index, "kst-50111-7.txt").chain


def test_papers_that_name_one_another_are_found_both_ways(index: Index) -> None:
    answer, letter = related(index, "c-antwoord.txt"), related(index, "kst-50111-7.txt")
    assert [one.name for one in answer.named_by] == ["kst-50111-7.txt"] == [one.name for one in answer.names]
    assert [one.name for one in letter.named_by] == ["c-antwoord.txt"]
    assert {one.type for one in letter.names} == {"vragen", "uitstel", "antwoord"}


def test_a_dossier_is_counted_and_can_be_listed(index: Index) -> None:
    found = related(index, "kst-50111-7.txt")
    table = PaperTable(index.papers())
    assert (found.dossier, found.in_dossier) == ("50111", 3)
    assert (
        int(table.kept(Selection(dossier="50111")).sum()) == 3
        and not table.kept(Selection(dossier="1")).any()
    )


def test_the_vote_on_a_motion_is_read(index: Index) -> None:
    table = PaperTable(index.papers())
    motion = next(one for one in table.papers if one.type == "motie")
    found = outcome_of(motion, index, table)
    assert found is not None and found.decision == "Verworpen" and found.carried is False
    assert (found.yes.votes, found.no.votes, found.judged) == (15, 51, "ontraden")
    assert found.yes.voters == ["Tulp (14)", "Van den Berg (Roos)"]
    others = [one for one in table.papers if one.type != "motie"]
    assert all(outcome_of(one, index, table) is None for one in others)  # they are named beside it at most
