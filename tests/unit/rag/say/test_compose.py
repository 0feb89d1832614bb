"""Statements and citations from findings; invented papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.document import Dates, Document, Member, Minister, Span
from rag.gather.findings import Finding
from rag.say.compose import clip_question, compose, published_address
from rag.say.frames import EN, NL, list_numbers
from rag.say.speaker import members_names, speaker_on
from tests.support.rag_papers import exchange_paper, letter
from ui.wording.formats import voice_words


def finding(document: Document, number: int = 1, **more: object) -> Finding:
    exchange = document.exchanges[number - 1]
    whole = exchange.answer or exchange.question
    return Finding(document, exchange, None, whole, spans=(whole,), **more)  # type: ignore[arg-type]


PAPER = exchange_paper(
    "a.txt",
    [("Komt er een dijk bij Schagen?", "Ja. De dijk komt in 2031."), ("En een brug?", "Zie vraag 1.")],
    numbers={"publicatie": "ah-tk-20232024-77"},
)


def test_a_statement_says_who_when_and_where() -> None:
    (statement,), (citation,) = compose([finding(PAPER)], NL)
    assert statement.text == (
        "Minister De Wolf (Water en Wegen, demissionair kabinet-Rutte IV), 1 maart 2024, "
        "antwoord op vraag 1: «Ja. De dijk komt in 2031.»"
    )
    assert statement.citations == (1,) and statement.date == date(2024, 3, 1)
    assert PAPER.text[citation.start : citation.end] == citation.quote == "Ja. De dijk komt in 2031."
    assert citation.url == "https://zoek.officielebekendmakingen.nl/ah-tk-20232024-77.html"
    assert citation.minister is not None and citation.minister.demissionary is True


def test_two_who_answer_together_are_both_named() -> None:
    valk = Minister("Valk", "Staatssecretaris", "Lucht en Licht")
    paper = replace(PAPER, answered_by=(*PAPER.answered_by, valk))
    (statement,), (citation,) = compose([finding(paper)], NL)
    assert statement.text.startswith(
        "Minister De Wolf (Water en Wegen, demissionair kabinet-Rutte IV) en staatssecretaris Valk (Lucht en "
        "Licht), 1 maart 2024, "
    )
    assert [who.name for who in citation.cosigners] == ["Valk"]
    assert voice_words(citation, "nl").endswith(" en staatssecretaris van Lucht en Licht Valk")


def test_an_answer_without_a_day_does_not_take_that_of_its_questions() -> None:
    paper = replace(PAPER, dates=Dates(asked=date(2024, 2, 5)))
    (statement,), (citation,) = compose([finding(paper)], NL)
    assert (
        "(Water en Wegen), datum onbekend, op vragen van 5 februari 2024, antwoord op vraag 1"
        in statement.text
    )
    assert citation.date is None and statement.date is None
    assert citation.minister is not None and citation.minister.cabinet is None
    assert finding(paper).order_day == date(2024, 2, 5)


def test_english_frames_keep_dutch_quotes() -> None:
    (statement,), _ = compose([finding(PAPER)], EN)
    assert "caretaker kabinet-Rutte IV), 1 March 2024, answer to question 1: «Ja. De dijk" in statement.text


def test_a_bare_verdict_stands_beside_its_question() -> None:
    paper = exchange_paper("b.txt", [("Komt er een «dijk»? Zo nee, waarom niet?", "Nee.")])
    (statement,), (citation,) = compose([finding(paper, asks=True)], NL)
    assert statement.text.endswith("op de vraag “Komt er een ‹dijk›?”: «Nee.»")
    assert citation.quote == "Nee."


def test_an_answer_that_refers_cites_both() -> None:
    target = finding(PAPER, 1)
    (statement,), citations = compose([finding(PAPER, 2, followed=(target,))], NL)
    assert "antwoord op vraag 2: «Zie vraag 1.» Het antwoord op vraag 1 luidt: «Ja. De dijk" in statement.text
    assert [citation.exchange for citation in citations] == ["2", "1"]
    assert statement.citations == (1, 2)


def test_a_members_words_are_shown_as_his() -> None:
    exchange = PAPER.exchanges[0]
    asked = Finding(PAPER, exchange, None, exchange.question, "member", spans=(exchange.question,))
    (statement,), (citation,) = compose([asked], NL)
    assert statement.text.startswith("Het lid Ter Horst (Eik), 5 februari 2024, vraag 1: «Komt er")
    assert citation.minister is None and citation.asker is not None


def test_several_members_are_named_together() -> None:
    both = [Member("Van Dam", "Eik"), Member("Bos", "Roos")]
    assert members_names(both, NL) == "De leden Van Dam (Eik) en Bos (Roos)"
    assert members_names([Member(None, "Eik")], NL) == "De Eik-fractie"
    assert members_names([], EN) == "A member of the House"


def test_a_committee_is_no_member() -> None:
    board = Member("commissie voor Kustzaken", None)
    assert members_names([board], NL) == "De commissie voor Kustzaken"


def test_a_motion_says_that_it_is_no_cabinet() -> None:
    motion = letter("m.txt", ["verzoekt de regering dijken te bouwen"], date(2024, 4, 2), "motie")
    paragraph = motion.paragraphs[0]
    said = Finding(motion, None, paragraph, paragraph.span, "member", spans=(paragraph.span,))
    (statement,), _ = compose([said], NL)
    assert "motie, geen uitspraak van het kabinet" in statement.text


def test_quotes_of_one_answer_stand_apart_with_dots() -> None:
    spans = (Span(PAPER.text.index("Ja."), PAPER.text.index("Ja.") + 3), Span(0, 0))
    text = PAPER.text
    second = text.index("De dijk komt")
    spans = (spans[0], Span(second, second + len("De dijk komt in 2031.")))
    exchange = PAPER.exchanges[0]
    assert exchange.answer is not None
    apart = Finding(PAPER, exchange, None, exchange.answer, spans=spans)
    (statement,), citations = compose([apart], NL)
    assert "«Ja.» (…) «De dijk komt in 2031.»" in statement.text
    assert [citation.n for citation in citations] == [1, 2]


@pytest.mark.parametrize(
    ("numbers", "kind", "url"),
    [
        ({"publicatie": "kst-29344-155"}, "brief", "kst-29344-155"),
        ({"kamerstuk": "29344-155"}, "brief", "kst-29344-155"),
        ({"kamerstuk": "36200-V-27"}, "motie", "kst-36200-V-27"),
        ({"vraagnummer": "2024Z18659"}, "vragen", "kv-tk-2024Z18659"),
        ({"vraagnummer": "2024Z18659"}, "antwoord", None),
        ({"aanhangsel": "617"}, "antwoord", None),
        ({}, "vragen", None),
        ({"publicatie": "ah-tk-1/../../x"}, "antwoord", None),
    ],
)
def test_links_lead_to_the_paper_itself_or_nowhere(
    numbers: dict[str, str], kind: str, url: str | None
) -> None:
    paper = exchange_paper("c.txt", [("A?", "B.")], kind=kind, numbers=numbers)  # type: ignore[arg-type]
    wanted = url and f"https://zoek.officielebekendmakingen.nl/{url}.html"
    assert published_address(paper) == wanted


def test_question_numbers_are_read_as_people_write_them() -> None:
    assert list_numbers((4, 5, 6, 9), NL) == "4 t/m 6 en 9"
    assert list_numbers((1, 2), NL) == "1 en 2"
    assert list_numbers((4, 5, 7, 8), NL) == "4, 5, 7 en 8"
    assert list_numbers((1, 3, 7), EN) == "1, 3 and 7"


def test_a_cabinet_is_named_as_of_the_day() -> None:
    minister = Minister("Bos", "Minister", "Zorg")
    assert speaker_on(minister, date(2023, 7, 6)).demissionary is False
    assert speaker_on(minister, date(2023, 7, 8)).demissionary is True
    assert speaker_on(minister, date(2090, 1, 1)).cabinet is None
    assert speaker_on(None, None).cabinet is None


def test_a_long_question_is_shortened_with_dots() -> None:
    words = " ".join(f"woord{n}" for n in range(1, 27))
    assert clip_question(words) == f"{words.rpartition(' ')[0]} …"
    assert clip_question(words.rpartition(" ")[0]) == words.rpartition(" ")[0]
    assert clip_question("Komt er een dijk? Zo nee, waarom niet?") == "Komt er een dijk?"


def test_what_one_paper_says_stands_together_and_numbers_count_on() -> None:
    other = exchange_paper("b.txt", [("Komt er een brug?", "De brug komt er niet.")])
    statements, citations = compose([finding(PAPER), finding(other), finding(PAPER, 2)], NL)
    assert [each.doc for each in statements] == ["a.txt", "a.txt", "b.txt"]
    assert [each.citations for each in statements] == [(1,), (2,), (3,)]
    assert [each.n for each in citations] == [1, 2, 3]


def test_a_members_question_among_cabinet_answers_has_its_own_day_and_place() -> None:
    exchange = PAPER.exchanges[0]
    asked = Finding(PAPER, exchange, None, exchange.question, "member", spans=(exchange.question,))
    statements, citations = compose([asked, finding(PAPER, 2)], NL)
    assert [each.date for each in citations] == [date(2024, 2, 5), date(2024, 3, 1)]
    assert statements[0].speaker != statements[1].speaker
    assert [each.voice for each in citations] == ["member", "cabinet"]


def test_a_joint_answer_is_of_all_its_questions_and_a_question_of_itself() -> None:
    joint = replace(PAPER.exchanges[0], answer_group=(1, 2))
    assert joint.answer
    answered = Finding(PAPER, joint, None, joint.answer, spans=(joint.answer,))
    asked = Finding(PAPER, joint, None, joint.question, "member", spans=(joint.question,))
    _, citations = compose([answered, asked], NL)
    assert [each.numbers for each in citations] == [(1, 2), (1,)]
