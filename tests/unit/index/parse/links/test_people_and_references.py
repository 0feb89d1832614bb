"""Edge cases 38-59 and 115-116 of the parser: references, askers, ministers, dates, other states.

Each test is named after its case; all text is made up.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from index.document import Document, Exchange, Member, Minister
from index.files import SourceText
from index.parse import parse
from index.parse.head.dates import dates_in, first_date
from index.parse.head.heading import read_heading
from index.parse.head.heading_fields import Heading
from index.parse.links.other_papers import find_references


def paper(*answers: str) -> Document:
    """An answer to as many questions as there are answers."""
    head = (
        "Vragen van het lid Jansen (Tulp) aan de Minister van Visserij over de haven (ingezonden 5 februari "
        "2031).\n\n"
        "Antwoord van Minister Bos (Visserij) (ontvangen 1 maart 2031).\n\n"
    )
    body = "".join(
        f"Vraag {n}\nHoe zit het met de kade van haven nummer {n}0?\n\nAntwoord {n}\n{answer}\n\n"
        for n, answer in enumerate(answers, 1)
    )
    return parse(SourceText(head + body, "txt"), "haven.txt")


def leans_on(document: Document, exchange: str) -> list[str]:
    (found,) = (e for e in document.exchanges if e.id == exchange)
    return [referral.exchange for referral in found.refers_to]


def confidence(document: Document, exchange: str) -> float:
    (found,) = (e for e in document.exchanges if e.id == exchange)
    return found.refers_to[0].confidence


def overleg(*sections: tuple[str, Sequence[tuple[str, str]]]) -> Document:
    """A schriftelijk overleg: for each fractie its questions with their answers."""
    text = (
        "Verslag van een schriftelijk overleg\n\nDe vaste commissie voor Visserij heeft vragen voorgelegd "
        "over de haven.\n\n"
        "Bij brief van 3 maart 2031 heeft de minister van Visserij de vragen beantwoord.\n\n"
        "I Vragen en opmerkingen vanuit de fracties\n\n"
    )
    for fractie, exchanges in sections:
        text += f"Vragen en opmerkingen van de leden van de {fractie}-fractie\n"
        for question, answer in exchanges:
            text += f"{question}\nAntwoord:\n{answer}\n"
        text += "\n"
    return parse(SourceText(text, "txt"), "overleg.txt")


TULP = [
    (
        "De leden van de Tulp-fractie vragen hoeveel garnalen de vloot in de Waddenzee mag vangen?",
        "Dat zijn er twaalf ton per schip per jaar, en de controle daarop wordt dit jaar verdubbeld.",
    ),
    (
        "De leden van de Tulp-fractie vragen wanneer de sluis bij Zeewolde weer open gaat voor schepen?",
        "De sluis gaat in juni weer open, als het laatste werk aan de deuren gedaan is.",
    ),
]


def head(text: str) -> Heading:
    return read_heading(text)


def aanhangsel(
    who: str, by: str = "Antwoord van Minister Bos (Visserij) (ontvangen 1 maart 2031)."
) -> Heading:
    return head(
        f"Vragen {who} aan de Minister van Visserij over de haven (ingezonden 5 februari 2031).\n"
        f"{by}\n\nVraag 1\nIs de haven dicht?\n\nAntwoord 1\nJa.\n"
    )


# --- references inside the paper


@pytest.mark.parametrize(
    "words", ["Zie antwoord 2.", "Zie mijn antwoord op vraag 2.", "Zie het antwoord op vraag twee."]
)
def test_case_038_answer_is_only_a_reference(words: str) -> None:
    document = paper("Ja.", "De kade is dicht.", words)
    assert leans_on(document, "3") == ["2"]
    assert confidence(document, "3") > 0.9


def test_case_038_idem_is_the_answer_before() -> None:
    document = paper("Ja.", "De kade is dicht.", "Idem.")
    assert leans_on(document, "3") == ["2"]
    assert confidence(document, "3") <= 0.5


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ik verwijs u naar de antwoorden op de vragen 1, 2 en 4.", ["1", "2", "4"]),
        ("Zie de antwoorden op vragen 1 t/m 4.", ["1", "2", "3", "4"]),
        ("Zie de antwoorden op vraag 1 tot en met 3 en 6.", ["1", "2", "3", "6"]),
        ("Zie het antwoord op vraag 1 en op vraag 3.", ["1", "3"]),
        ("Zie het antwoord op de eerste twee vragen.", ["1", "2"]),
        ("Zie de antwoorden op de vorige twee vragen.", ["3", "4"]),
        ("Zie het antwoord op de tweede vraag.", ["2"]),
        ("Zie het antwoord op de laatste vraag.", ["6"]),
        ("Zie de beantwoording van vraag 6.", ["6"]),
        ("Zoals bij vraag 2 aangegeven, is dat zo.", ["2"]),
    ],
)
def test_case_039_several_references(words: str, expected: list[str]) -> None:
    document = paper("Ja.", "Nee.", "De kade.", "De wal.", words, "De pier.")
    assert sorted(leans_on(document, "5")) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Zie hierboven.",
        "Zie het vorige antwoord.",
        "Zoals hierboven vermeld, is de kade dicht.",
        "Ik verwijs naar het antwoord op de vorige vraag.",
    ],
)
def test_case_040_reference_without_number_is_the_exchange_before_and_unsure(words: str) -> None:
    document = paper("Ja.", "De kade is dicht.", words)
    assert leans_on(document, "3") == ["2"]
    assert confidence(document, "3") <= 0.5


@pytest.mark.parametrize(
    "words",
    [
        "Zie mijn antwoord op vraag 1 van de vragen van het lid De Boer (2031Z04321).",
        "Zie het antwoord op vraag 1 (Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. 12).",
        "In het Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. 12, heb ik bij vraag 1 hierop "
        "geantwoord.",
        "Zie het antwoord op vraag 1 van de leden De Boer en Vos (beiden Roos).",
        "In mijn antwoord op eerdere vragen, onder vraag 1, is dat gezegd.",
        "Zie het antwoord op vraag 1 in de beantwoording van de Kamervragen van vorig jaar.",
        "De vraag 1 van de heer De Boer in het debat is beantwoord.",
    ],
)
def test_case_041_reference_to_another_set_is_not_ours(words: str) -> None:
    assert leans_on(paper("Ja.", words), "2") == []


def test_case_039_questions_answered_together_send_nobody_anywhere() -> None:
    document = paper("Ja.", "Nee.", "De vragen 1 en 2 zijn vanwege hun samenhang tezamen beantwoord.")
    assert leans_on(document, "3") == []


def test_case_041_the_other_set_is_a_reference_to_a_paper() -> None:
    found = find_references("Zie mijn antwoord op vraag 3 van de vragen van het lid De Boer (2031Z04321).")
    assert [(r.kind, r.normal) for r in found] == [("vraagnummer", "2031Z04321")]


def test_case_042_like_question_of_another_fractie() -> None:
    document = overleg(
        ("Tulp", TULP),
        (
            "Roos",
            [
                (
                    "De leden van de Roos-fractie vragen wanneer schepen weer door de sluis bij Zeewolde "
                    "kunnen?",
                    "Ik verwijs naar het antwoord op de gelijkluidende vraag van de leden van de "
                    "Tulp-fractie.",
                )
            ],
        ),
    )
    assert leans_on(document, "3") == ["2"]
    assert 0.5 < confidence(document, "3") < 0.95


def test_case_042_one_for_each_fractie_that_is_named() -> None:
    roos = (
        "De leden van de Roos-fractie vragen of de sluis bij Zeewolde in juni open gaat?",
        "Dat is de bedoeling, al hangt het van het weer af of de deuren op tijd droog zijn.",
    )
    lelie = (
        "De leden van de Lelie-fractie vragen naar de sluis bij Zeewolde en wanneer die open gaat voor "
        "schepen?",
        "Zie de antwoorden op de gelijkluidende vragen van de leden van de Tulp- en Roos-fractie.",
    )
    document = overleg(("Tulp", TULP), ("Roos", [roos]), ("Lelie", [lelie]))
    assert sorted(leans_on(document, "4")) == ["2", "3"]


def test_case_042_an_answer_may_say_what_the_other_question_is_about() -> None:
    roos = (
        "De leden van de Roos-fractie vragen naar de stand van zaken?",
        "Zie het antwoord op de vraag van de leden van de Tulp-fractie over de sluis bij Zeewolde.",
    )
    assert leans_on(overleg(("Tulp", TULP), ("Roos", [roos])), "3") == ["2"]


def test_case_043_fractie_that_never_asked_it() -> None:
    roos = (
        "De leden van de Roos-fractie vragen naar de vergoeding voor kotters die vier dagen stilliggen?",
        "De vergoeding voor kotters die stilliggen is tachtig euro per dag.",
    )
    lelie = (
        "De leden van de Lelie-fractie vragen naar de vergoeding voor kotters die stilliggen?",
        "Zie het antwoord op een gelijkluidende vraag van de leden van de Tulp-fractie.",
    )
    document = overleg(("Tulp", TULP), ("Roos", [roos]), ("Lelie", [lelie]))
    assert leans_on(document, "4") == ["3"]
    assert confidence(document, "4") < 0.4


# --- who asked, who answered


def test_case_044_one_member() -> None:
    assert aanhangsel("van het lid Jansen (VVD)").askers == (Member("Jansen", "VVD"),)


def test_case_045_several_members_and_both_of_one_party() -> None:
    askers = aanhangsel("van de leden Jansen, Van den Berg (beiden CDA) en De Vries (SP)").askers
    assert askers == (Member("Jansen", "CDA"), Member("Van den Berg", "CDA"), Member("De Vries", "SP"))


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("van het lid Van der Meer-de Wit (SP)", ["Van der Meer-de Wit"]),
        ("van het lid El Yildiz (SP)", ["El Yildiz"]),
        ("van de leden van Campen/Boswijk (SP)", ["Van Campen", "Boswijk"]),
        ("van de leden Kees van Dam (SP) en Dam (CDA)", ["Kees van Dam", "Dam"]),
    ],
)
def test_case_046_particles_and_double_names(who: str, names: list[str]) -> None:
    assert [member.name for member in aanhangsel(who).askers] == names


@pytest.mark.parametrize("party", ["Groep Groenhart", "Lid Groenhart", "Fractie Groenhart"])
def test_case_047_splinter_as_party(party: str) -> None:
    assert aanhangsel(f"van het lid Groenhart ({party})").askers == (Member("Groenhart", party),)


def test_case_048_mede_namens_several() -> None:
    found = aanhangsel(
        "van het lid Jansen (SP)",
        "Antwoord van Minister Bos (Visserij), mede namens de Ministers van Financiën en voor "
        "Rechtsbescherming en de "
        "Staatssecretaris van Defensie (ontvangen 1 maart 2031).",
    )
    assert found.answered_by == (Minister("Bos", "Minister", "Visserij"),)
    assert found.mede_namens == (
        Minister(None, "Minister", "Financiën"),
        Minister(None, "Minister", "Rechtsbescherming"),
        Minister(None, "Staatssecretaris", "Defensie"),
    )


def test_case_049_minister_answers_for_a_colleague() -> None:
    found = aanhangsel(
        "van het lid Jansen (SP)",
        "Antwoord van Minister Vos (Financiën), mede namens de Minister van Visserij (ontvangen 1 maart "
        "2031).",
    )
    assert found.answered_by == (Minister("Vos", "Minister", "Financiën"),)


def test_case_050_role_comes_from_the_paper() -> None:
    asked = aanhangsel("van het lid Brekelmans (VVD)")
    assert asked.askers == (Member("Brekelmans", "VVD"),)
    answered = aanhangsel(
        "van het lid Vos (SP)", "Antwoord van Minister Brekelmans (Defensie) (ontvangen 1 maart 2031)."
    )
    assert answered.answered_by == (Minister("Brekelmans", "Minister", "Defensie"),)


def test_case_051_empty_template_fields_are_none() -> None:
    found = head(
        "Hierbij bied ik u de antwoorden aan op de vragen gesteld door  Jansen over het bericht ‘Haven "
        "dicht’.\n"
        "Deze vragen werden ingezonden op  met kenmerk 2031Z00001.\n\nDe Minister van Visserij,\n\n"
        "[Ondertekenaar 2]\n\nT.B. Bos\n\n[Ondertekenaar 3] [Ondertekenaar 4]\nVraag 1\nIs dat "
        "zo?\nAntwoord\nJa.\n"
    )
    assert (found.dates.asked, found.dates.answered, found.dates.sent) == (None, None, None)
    assert found.numbers["vraagnummer"] == "2031Z00001"
    assert found.answered_by == (Minister("T.B. Bos", "Minister", "Visserij"),)
    assert found.askers == (Member("Jansen", None),)


def test_case_052_ellipsis_for_a_date_is_none() -> None:
    found = head(
        "Verslag van een schriftelijk overleg\n\nDe commissie heeft vragen voorgelegd over de haven.\n"
        "Bij brief van …  heeft de minister van Visserij de vragen beantwoord.\n"
    )
    assert found.dates.answered is None
    assert found.answered_by == (Minister(None, "Minister", "Visserij"),)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("6 februari jl.", date(2031, 2, 6)),
        ("15 juni a.s.", date(2031, 6, 15)),
        ("op 5 maart 2031 jongstleden", date(2031, 3, 5)),
        ("d.d. 3-2-2031", date(2031, 2, 3)),
        ("03-02-31", date(2031, 2, 3)),
        ("16 december jl.", date(2030, 12, 16)),
    ],
)
def test_case_053_relative_dates(words: str, day: date) -> None:
    assert first_date(words, date(2031, 5, 16)) == day


def test_case_054_contradicting_dates_keep_their_own_words() -> None:
    found = dates_in("de raad van 5 maart 2031 en later: de raad van 6 maart 2031")
    assert [(each.text, each.day) for each in found] == [
        ("5 maart 2031", date(2031, 3, 5)),
        ("6 maart 2031", date(2031, 3, 6)),
    ]


POSTPONED = (
    "Vragen van het lid Jansen (Tulp) aan de Minister van Visserij over de haven (ingezonden 5 april 2031).\n"
    "Mededeling van Minister Bos (Visserij) (ontvangen 2 mei 2031).\n"
    "Vraag 1\nIs de haven dicht?\nVraag 2\nWaarom is dat?\nMededeling\n"
    "Hierbij deel ik u mede dat de schriftelijke vragen van het lid Jansen (Tulp) over de haven (ingezonden "
    "5 april "
    "2031, 2031Z00001) niet binnen de gebruikelijke termijn kunnen worden beantwoord.\n"
)


def states(exchanges: Sequence[Exchange]) -> list[str]:
    return [exchange.state for exchange in exchanges]


def test_case_055_postponement() -> None:
    document = parse(SourceText(POSTPONED, "txt"), "uitstel.txt")
    assert document.type == "uitstel"
    assert states(document.exchanges) == ["unanswered", "unanswered"]
    assert all(exchange.answer is None for exchange in document.exchanges)
    assert document.at(document.exchanges[-1].question) == "Waarom is dat?"
    assert document.dates.answered == date(2031, 5, 2)
    assert document.numbers["vraagnummer"] == "2031Z00001"


@pytest.mark.parametrize("words", ["(niet ontvangen)", "Nog niet beantwoord"])
def test_case_056_not_received(words: str) -> None:
    document = paper("Ja.", words)
    assert states(document.exchanges) == ["answered", "unanswered"]


def test_case_057_see_also_in_the_title_block_is_a_relation() -> None:
    found = aanhangsel(
        "van het lid Jansen (SP)",
        "Antwoord van Minister Bos (Visserij) (ontvangen 1 maart 2031). Zie ook Aanhangsel Handelingen, "
        "vergaderjaar "
        "2030–2031, nr. 12.",
    )
    assert found.see_also == ("ah-tk-20302031-12",)
    assert found.dates.answered == date(2031, 3, 1)


def test_case_058_supplement_is_no_part_of_the_last_answer() -> None:
    note = "Deze vragen dienen ter aanvulling op eerdere vragen van het lid De Boer (2031Z00002)."
    document = paper("Ja.", f"De kade is dicht.\n\nToelichting:\n{note}")
    last = document.exchanges[-1]
    assert last.answer is not None
    assert document.at(last.answer) == "De kade is dicht."
    assert not any(note in document.at(e.answer) for e in document.exchanges if e.answer)
    assert document.numbers.get("vraagnummer") is None


def test_case_059_request_as_question_is_procedural() -> None:
    document = parse(
        SourceText(
            "Vragen van het lid Jansen (Tulp) aan de Minister van Visserij over de haven (ingezonden 5 "
            "april 2031).\n\n"
            "Antwoord van Minister Bos (Visserij) (ontvangen 1 maart 2031).\n\nVraag 1\nIs de haven "
            "dicht?\n\nAntwoord 1\n"
            "Ja.\n\nVraag 2\nKunt u deze vragen elk afzonderlijk en voor het debat van donderdag "
            "beantwoorden?\n\n"
            "Antwoord 2\nJa.\n",
            "txt",
        ),
        "haven.txt",
    )
    assert [exchange.procedural for exchange in document.exchanges] == [False, True]


def test_case_115_name_order_with_initials() -> None:
    assert aanhangsel("van het lid Jansen, J.M. (Tulp)").askers == (Member("Jansen", "Tulp"),)


def test_case_116_joint_ministers_of_one_portfolio() -> None:
    found = aanhangsel(
        "van het lid Jansen (SP)",
        "Antwoord van de heer Bos, minister van Asiel en Migratie, en mevrouw Vos, minister voor Asiel en "
        "Migratie "
        "(ontvangen 1 maart 2031).",
    )
    assert found.answered_by == (
        Minister("Bos", "Minister", "Asiel en Migratie"),
        Minister("Vos", "Minister", "Asiel en Migratie"),
    )
