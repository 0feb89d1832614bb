"""Who is named beside a quote and where it stands: by member, minister, number, paper and address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from index.document import Document, Member, Span
from rag.gather.findings import PAPER, UNKNOWN
from rag.say.compose import (
    asker_of,
    citation,
    cite,
    compose,
    frame_place,
    group_by_paper,
    published_address,
    referral_words,
    source_words,
    speaker_line,
    voice_of,
)
from rag.say.frames import EN, NL
from rag.say.speaker import LONGEST_TERM, members_names, sitting_cabinet, speaker_name
from rag.statement import Speaker
from tests.support.rag_papers import exchange_paper, finding_of, finding_of_paragraph, letter
from tests.support.shelf import VALK

DAM, BOS, KOK = Member("Van Dam", "Eik"), Member("Bos", None), Member("Kok", "Roos")
ASKED = exchange_paper("a.txt", [("Komt er een dijk? Wanneer?", "Ja."), ("En een brug?", "Zie 1.")])
DAY = date(2024, 3, 1)


def with_first(document: Document, **changes: object) -> Document:
    first, *others = document.exchanges
    return replace(document, exchanges=(replace(first, **changes), *others))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("members", "names"),
    [
        ([DAM, BOS, KOK], "De leden Van Dam (Eik), Bos en Kok (Roos)"),
        ([DAM, BOS, KOK, DAM], "De leden Van Dam (Eik), Bos, Kok (Roos) en Van Dam (Eik)"),
        ([DAM, Member(None, "Roos")], "Het lid Van Dam (Eik)"),
        ([Member(None, "Roos"), DAM], "De Roos-fractie"),
        ([BOS], "Het lid Bos"),
        ([Member(None, None)], "Een lid van de Kamer"),
    ],
)
def test_members_are_named_all_or_by_the_first(members: Sequence[Member], names: str) -> None:
    assert members_names(members, NL) == names


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"answer_group": (), "numbers": (4,)}, "antwoord op vraag 4"),
        ({"answer_group": (4, 5), "numbers": (4,)}, "antwoord op de vragen 4 en 5"),
        ({"answer_group": (), "numbers": (), "asker": DAM}, "antwoord aan het lid Van Dam (Eik)"),
        ({"answer_group": (), "numbers": (), "asker": Member(None, "Eik")}, "antwoord aan de Eik-fractie"),
        (
            {"answer_group": (), "numbers": (), "asker": Member(None, None)},
            "antwoord in een schriftelijk overleg",
        ),
        ({"answer_group": (), "numbers": (), "asker": None}, "antwoord in een schriftelijk overleg"),
    ],
)
def test_where_an_answer_stands_is_said_by_number_or_by_who_asked(
    changes: dict[str, object], words: str
) -> None:
    assert source_words(finding_of(with_first(ASKED, **changes)), NL) == words


def test_a_letter_is_called_one_and_other_papers_without_questions_are_not() -> None:
    brief = letter("b.txt", ["De dijk."], DAY)
    assert source_words(finding_of_paragraph(brief), NL) == "brief aan de Kamer"
    for kind in ("antwoord", "motie", "overig"):
        assert source_words(finding_of_paragraph(replace(brief, type=kind)), NL) == ""  # type: ignore[arg-type]


def test_an_answer_that_is_pointed_at_is_named_by_its_numbers() -> None:
    assert referral_words(finding_of(ASKED), NL) == "Het antwoord op vraag 1 luidt:"
    assert referral_words(finding_of(with_first(ASKED, numbers=())), NL) == "Daar staat:"
    assert referral_words(finding_of_paragraph(letter("b.txt", ["De dijk."], DAY)), NL) == "Daar staat:"


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        ("cabinet", "Minister De Wolf (Water en Wegen, demissionair kabinet-Rutte IV)"),
        (UNKNOWN, "Het stuk (schrijver onbekend)"),
        ("het bureau", "Het bureau"),
        ("zorgbureau", "Zorgbureau"),
    ],
)
def test_whose_words_it_is_is_said_as_the_paper_does(voice: str, said: str) -> None:
    assert voice_of(finding_of(ASKED, voice=voice), NL) == said
    assert speaker_line(finding_of(ASKED, voice=voice), NL) == f"{said}, 1 maart 2024"


def test_a_lost_label_and_ocr_are_said_beside_the_voice() -> None:
    unsure = finding_of(with_first(ASKED, state="unsure"), voice=UNKNOWN)
    assert voice_of(unsure, NL) == NL.unsure_voice
    assert list(frame_place(unsure, NL)) == ["het is niet zeker dat dit hoort bij het antwoord op vraag 1"]
    assert speaker_line(finding_of(replace(ASKED, ocr=True), voice=PAPER), NL) == (
        "Opschrift van het stuk, 1 maart 2024 (gelezen door OCR)"
    )


def test_a_members_words_stand_under_the_asker_of_the_question_or_those_of_the_paper() -> None:
    assert speaker_line(finding_of(ASKED, voice="member"), NL).startswith(
        "Het lid Ter Horst (Eik), 5 februari"
    )
    both = replace(with_first(ASKED, asker=None), askers=(DAM, KOK))
    assert speaker_line(finding_of(both, voice="member"), NL).startswith(
        "De leden Van Dam (Eik) en Kok (Roos), "
    )


def test_beside_a_verdict_stands_its_question_unless_its_label_is_lost() -> None:
    assert list(frame_place(finding_of(ASKED, asks=True), NL)) == [
        "antwoord op vraag 1", "op de vraag “Komt er een dijk?”",
    ]  # fmt: skip
    assert list(frame_place(finding_of(with_first(ASKED, state="unsure"), asks=True), NL)) == [
        "het is niet zeker dat dit hoort bij het antwoord op vraag 1"
    ]
    assert list(frame_place(finding_of(ASKED, voice=PAPER), NL)) == []
    assert list(frame_place(finding_of(with_first(ASKED, numbers=()), voice="member"), NL)) == []
    assert list(frame_place(finding_of(ASKED, voice="zorgbureau"), NL)) == ["antwoord op vraag 1"]


def test_a_motion_is_called_one_and_other_papers_of_members_are_not() -> None:
    motion = letter("m.txt", ["Bouw een dijk."], DAY, "motie")
    assert list(frame_place(finding_of_paragraph(motion, "member"), NL)) == [NL.motion]
    for kind in ("brief", "vragen"):
        assert list(frame_place(finding_of_paragraph(replace(motion, type=kind), "member"), NL)) == []  # type: ignore[arg-type]


def test_what_is_cited_bears_its_paper_place_asker_and_voice() -> None:
    made = citation(finding_of(ASKED), ASKED.exchanges[0].answer or Span(0, 0), 7)
    assert (made.n, made.exchange, made.paragraph, made.voice, made.fractie) == (
        7,
        "1",
        None,
        "cabinet",
        None,
    )
    assert made.minister is not None and made.asker == ASKED.exchanges[0].asker and not made.ocr
    for voice, shown in ((PAPER, None), (UNKNOWN, None), ("member", "member"), ("zorgbureau", "zorgbureau")):
        other = citation(finding_of(ASKED, voice=voice), Span(0, 3), 1)
        assert (other.voice, other.minister) == (shown, None)
    group = citation(finding_of(with_first(ASKED, asker=Member(None, "Eik"))), Span(0, 3), 1)
    assert group.fractie == "Eik"
    brief = citation(finding_of_paragraph(letter("b.txt", ["De dijk."], DAY)), Span(0, 3), 1)
    assert (brief.exchange, brief.paragraph, brief.asker, brief.numbers) == (None, 1, None, ())
    assert citation(finding_of(replace(ASKED, title=None)), Span(0, 3), 1).title == "de dijk"


def test_every_composed_statement_is_carried_and_numbered_from_the_first() -> None:
    target = finding_of(ASKED)
    statements, citations = compose([finding_of(ASKED, 1, followed=(target,)), target], NL, first=4)
    assert all(each.supported for each in statements) and [each.n for each in citations] == [4, 5]
    assert [each.n for each in cite(finding_of(ASKED, 1, followed=(target,)), 3)] == [3, 4]
    assert statements[0].citations == (4, 5) and statements[1].citations == (5,)


def test_papers_stand_together_only_by_one_voice_and_day() -> None:
    answer, member, other = (
        finding_of(ASKED),
        finding_of(ASKED, voice="member"),
        finding_of(replace(ASKED, name="b.txt")),
    )
    assert group_by_paper([answer, other, member, finding_of(ASKED, 1)]) == [
        answer,
        finding_of(ASKED, 1),
        other,
        member,
    ]


def test_who_asked_is_the_exchanges_own_asker_else_the_papers_first() -> None:
    first = ASKED.exchanges[0]
    assert asker_of(replace(ASKED, askers=(DAM,)), first) == first.asker
    assert asker_of(replace(ASKED, askers=(DAM,)), replace(first, asker=None)) == DAM
    assert asker_of(replace(ASKED, askers=(DAM,)), None) == DAM
    assert asker_of(replace(ASKED, askers=(DAM,), exchanges=()), None) is None
    assert asker_of(replace(ASKED, askers=()), replace(first, asker=None)) is None


def test_a_sample_has_no_address_and_a_source_names_its_own() -> None:
    paper = replace(ASKED, numbers={"publicatie": "ah-tk-1-2", "kamerstuk": "1-1"}, url="https://a.example")
    assert published_address(paper) == "https://a.example"
    assert published_address(replace(paper, text="Fictief voorbeeldstuk")) is None
    assert (
        published_address(replace(paper, url=None))
        == "https://zoek.officielebekendmakingen.nl/ah-tk-1-2.html"
    )
    for kind, number in (
        ("uitstel", "kst-1-1"),
        ("vragen", "kv-tk-9"),
        ("antwoord", None),
        ("brief", "kst-1-1"),
    ):
        made = replace(paper, url=None, type=kind, numbers={"kamerstuk": "1-1", "vraagnummer": "9"})  # type: ignore[arg-type]
        address = published_address(made)
        assert address == (number and f"https://zoek.officielebekendmakingen.nl/{number}.html")


def test_a_minister_is_named_with_office_and_cabinet_as_far_as_they_are_known() -> None:
    assert speaker_name(Speaker("Bos", "Minister", "Zorg", None, None), NL) == "Minister Bos (Zorg)"
    assert speaker_name(Speaker("Bos", None, None, "kabinet-X", False), NL) == "Bos (kabinet-X)"
    assert (
        speaker_name(Speaker(None, None, None, "kabinet-X", True), NL)
        == "Het kabinet (demissionair kabinet-X)"
    )
    assert speaker_name(Speaker(None, None, None, None, None), EN) == "The cabinet"


def test_beyond_the_longest_term_no_cabinet_is_known() -> None:
    last = sitting_cabinet(date(2026, 6, 1))
    if last is not None and last.end is None:
        assert sitting_cabinet(last.start + LONGEST_TERM) == last
        assert sitting_cabinet(last.start + LONGEST_TERM + (date(2, 1, 2) - date(2, 1, 1))) is None
    assert sitting_cabinet(None) is None and sitting_cabinet(date(1800, 1, 1)) is None


def test_the_first_who_signed_is_the_one_that_is_named() -> None:
    both = replace(ASKED, answered_by=(*ASKED.answered_by, VALK))
    assert voice_of(finding_of(both), NL).startswith("Minister De Wolf")
    assert voice_of(finding_of(replace(ASKED, answered_by=())), NL).startswith("Het kabinet")
