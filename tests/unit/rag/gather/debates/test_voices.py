"""Whose turns of a debate are heard, and what stands beside them; all is invented."""

from __future__ import annotations

import pytest

from index.document import Document
from index.search import Filters
from rag.gather.debates.motions import beside_motion
from rag.gather.debates.voices import (
    author_of,
    is_heard,
    names_author,
    of_other_minister,
    spoken_before,
    subject_of_debate,
    turn_words,
    without_label,
)
from tests.support.parsed import read

REPORT = read(
    "VERSLAG VAN EEN COMMISSIEDEBAT\n\nDe commissie heeft op 4 februari 2041 overleg gevoerd met mevrouw "
    "Zeilmaker, Minister van Bergen en Dalen, over de kabelbaan van Heuvelrade.\n\n"
    "De voorzitter: Goedemorgen.\n\nDe heer Wiek (ABC): Ik groet u.\n\nGaat hij dicht?\n\n"
    "Minister Zeilmaker: Nee.\n\nHij is veilig.\n\nStaatssecretaris De Lier: Geld is er ook."
)


def at(words: str) -> int:
    return next(n for n, each in enumerate(REPORT.paragraphs) if words in REPORT.at(each.span))


@pytest.mark.parametrize(
    ("voice", "members", "cabinet", "heard"),
    [
        ("Minister Zeilmaker", False, True, True),
        ("De heer Wiek (ABC)", False, True, False),
        ("De voorzitter", False, True, False),
        ("De heer Wiek (ABC)", True, False, True),
        ("Minister Zeilmaker", True, False, False),
        ("member", True, False, True),
        ("member", False, False, False),
        ("cabinet", False, True, True),
        ("De heer Wiek (ABC)", False, False, True),
    ],
)
def test_a_turn_is_heard_by_whose_it_is(voice: str, members: bool, cabinet: bool, heard: bool) -> None:
    assert is_heard(REPORT, voice, members, cabinet) == heard


def test_outside_a_debate_an_author_named_like_a_minister_is_none() -> None:
    letter = Document(name="brief.txt", type="brief", text="")
    assert not is_heard(letter, "Minister Zeilmaker", members=False, cabinet=True)


@pytest.mark.parametrize(
    ("filters", "others"),
    [
        (Filters(minister="Zeilmaker"), ["Staatssecretaris De Lier"]),
        (Filters(ministry="Bergen en Dalen"), ["Staatssecretaris De Lier"]),
        (Filters(party="ABC"), []),
    ],
)
def test_a_minister_who_is_asked_for_is_heard_alone(filters: Filters, others: list[str]) -> None:
    voices = ["De heer Wiek (ABC)", "Minister Zeilmaker", "Staatssecretaris De Lier", "cabinet"]
    assert [voice for voice in voices if of_other_minister(REPORT, voice, filters)] == others


def test_the_mark_of_a_speaker_is_no_part_of_his_words() -> None:
    (start, *_) = [without_label(REPORT, REPORT.paragraphs[at("Nee.")])]
    assert start is not None and REPORT.at(start) == "Nee."
    apart = read(
        "Handelingen\n\nDe heer Wiek (ABC):\n\nDicht?\n\nMinister Bos:\n\nJa.\n\nDe heer Wiek (ABC):\n\nO."
    )
    assert [without_label(apart, each) for each in apart.paragraphs if apart.at(each.span).endswith(":")] == [
        None, None, None,
    ]  # fmt: skip


def test_a_minister_stands_beside_what_was_asked_and_what_is_debated() -> None:
    said = REPORT.paragraphs[at("Hij is veilig.")]
    assert spoken_before(REPORT, said) == "De heer Wiek (ABC)\nIk groet u.\nGaat hij dicht?"
    assert "de kabelbaan van Heuvelrade" in subject_of_debate(REPORT)
    words = turn_words(REPORT, said)
    assert words.startswith("Minister Zeilmaker\n") and "Gaat hij dicht?" in words and "Heuvelrade" in words
    assert spoken_before(REPORT, REPORT.paragraphs[at("Geld is er")]) == ""


MOVED = read(
    "Handelingen\n\nAan de orde is de kabelbaan.\n\nDe heer Wiek (ABC): Ik dien een motie in.\n\n"
    "Minister Bos: Die ontraad ik.\n\nMevrouw Kaper (ABC): En de pont?\n\n"
    "Minister Bos: De pont vaart in mei.\n\n"
    "De heer Wiek (ABC): Dank.\n\nMinister Bos: De motie over de pont is overbodig."
)


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("Wat vond de minister van de motie van Wiek?", ["Minister Bos: De pont vaart in mei."]),
        ("Wat vond de minister van de pont?", []),
    ],
)
def test_what_a_minister_says_of_a_motion_speaks_of_one_or_replies_to_one(
    question: str, left_out: list[str]
) -> None:
    found = [MOVED.at(each.span) for each in MOVED.paragraphs if beside_motion(MOVED, each, question)]
    assert found == left_out


@pytest.mark.parametrize(
    ("voice", "named"),
    [
        ("Algemene Rekenkamer", True),
        ("Gezondheidsraad", False),
        ("cabinet", False),
        ("unknown", False),
        ("Minister Rekenkamer", False),
    ],
)
def test_an_author_who_is_neither_cabinet_nor_member_is_heard_by_name(voice: str, named: bool) -> None:
    assert names_author(voice, "Wat raadde de Rekenkamer de minister aan?") == named


def test_an_author_is_neither_cabinet_nor_member() -> None:
    voices = ["Algemene Rekenkamer", "cabinet", "member", "paper", "Minister Bos", "De heer Wiek (ABC)"]
    assert [author_of(voice) for voice in voices] == ["Algemene Rekenkamer", *[None] * 5]
