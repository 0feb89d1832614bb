"""Papers told by their heads: which line is quoted, of which paper, and who held an office when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from index.document import Dates, Document, Minister, Span
from index.search import Index
from index.search.catalogue import Paper
from rag.gather.about_papers import (
    _find_office_holder,
    _is_same_office,
    _line_naming,
    _line_of_askers,
    _signature_span,
    _spans_to_quote,
    asked_facets,
    quote_heads,
)
from rag.gather.absence.papers_meant import _nearest_papers, _title_and_first_questions, names_number
from rag.gather.findings import PAPER
from rag.gather.heading import REST, heading_span
from rag.gather.question_profile import read_profile
from tests.support.rag_papers import exchange_paper
from tests.support.shelf import EIK, WOLF, shelf

__all__ = ["shelf"]


def test_a_paper_with_a_number_is_asked_what_it_is_about_only_where_nothing_else_is() -> None:
    assert asked_facets("Waarover gaat 2031Z00001?", ("2031Z00001",)) == {"topic"}
    assert asked_facets(
        "Waarover gaan de vragen die Eik stelde en door wie zijn ze gesteld?", ("2031Z00001",)
    ) != {"topic"}
    assert asked_facets("Wie was de minister die in mei de vragen beantwoordde?", ()) == {"minister"}
    assert asked_facets("Wie was minister, en wie beantwoordde de vragen?", ()) == {"answered"}


TEXT = (
    "Vragen over de sluis\nGesteld door Ter Horst.\nAntwoord van de minister van Water (Den Haag) "
    "(ontvangen 1 mei 2030).\n\nHet lid Ter Horst woont ver weg.\nWas getekend, De Wolf"
)


def headed(**said: object) -> Document:
    made = Document("a", "antwoord", TEXT, title="Vragen over de sluis", askers=(EIK,), answered_by=(WOLF,))
    return replace(made, **said)  # type: ignore[arg-type]


def said(document: Document, span: Span | None) -> str | None:
    return None if span is None else document.at(span)


def test_the_line_that_names_someone_is_the_first_or_the_last() -> None:
    document = headed()
    assert said(document, _line_naming(document, ["Ter Horst"])) == "Gesteld door Ter Horst."
    assert (
        said(document, _line_naming(document, ["Ter Horst"], last=True)) == "Het lid Ter Horst woont ver weg."
    )
    assert said(document, _line_naming(document, [None, "Bos", "J. de Wolf"])) == "Was getekend, De Wolf"
    assert _line_naming(document, ["Horsten", None]) is None


def test_a_line_is_quoted_from_at_most_two_hundred_letters_before_the_name() -> None:
    document = Document("a", "brief", "x" * 300 + " Bos")
    span = _line_naming(document, ["Bos"])
    assert span is not None and span.start == 301 - 200


def test_the_signature_runs_to_its_last_bracket() -> None:
    signed = "Antwoord van de minister van Water (Den Haag) (ontvangen 1 mei 2030)."
    assert said(headed(), _signature_span(headed())) == signed
    bare = headed(text=TEXT.replace("2030).", "2030) en verder"))
    assert said(bare, _signature_span(bare)) == signed.rstrip(".")
    assert _signature_span(headed(text="Niets.")) is None


def test_askers_are_named_apart_only_where_the_heading_does_not_name_them() -> None:
    assert said(headed(), _line_of_askers(headed(), frozenset({"asked"}))) == "Gesteld door Ter Horst."
    assert _line_of_askers(headed(), frozenset({"topic"})) is None
    named = headed(
        text=f"Vragen van Ter Horst over de sluis\n{TEXT}", title="Vragen van Ter Horst over de sluis"
    )
    assert _line_of_askers(named, frozenset({"asked"})) is None


def test_of_a_head_is_quoted_what_is_asked_for_in_reading_order() -> None:
    heading, asker = "Vragen over de sluis", "Gesteld door Ter Horst."
    signed = "Antwoord van de minister van Water (Den Haag) (ontvangen 1 mei 2030)."
    for wanted, expected in (
        ({"asked"}, [heading, asker]),
        ({"topic"}, [heading]),
        ({"answered"}, [signed, "Was getekend, De Wolf"]),  # the office alone does not say who
        ({"asked", "answered"}, [heading, asker, signed, "Was getekend, De Wolf"]),
    ):
        assert [headed().at(span) for span in _spans_to_quote(headed(), frozenset(wanted))] == expected  # type: ignore[arg-type]
    unsigned = headed(text=TEXT.replace("Antwoord van", "Van"))
    assert [unsigned.at(span) for span in _spans_to_quote(unsigned, frozenset({"answered"}))] == [
        "Was getekend, De Wolf"
    ]


def library(*documents: Document) -> Index:
    held = {each.name: each for each in documents}
    papers = [
        Paper(n, each.name, each.name, each.type, each.dates.spoken, None, {}, (), each.answered_by)
        for n, each in enumerate(documents)
    ]
    index = SimpleNamespace(document=held.__getitem__, papers=lambda: papers, share=lambda _: 1.0)
    return index  # type: ignore[return-value]


def best_titles(question: str, *titles: str, near: Sequence[float]) -> list[str]:
    documents = [Document(f"{n}", "antwoord", title, title=title) for n, title in enumerate(titles)]
    found = _nearest_papers(read_profile(question), documents, lambda _, __: near)
    return [each.name for each in found]


def test_the_papers_meant_hold_the_subject_and_the_first_found_wins_of_equals() -> None:
    assert best_titles("Wie vroeg naar de sluis?", "De brug", "De sluis", near=[0.5, 0.5]) == ["1"]
    assert best_titles("Wie vroeg naar de sluis?", "De sluis", "De sluis", near=[0.5, 0.5]) == ["0", "1"]
    assert best_titles("Wie vroeg naar de sluis?", "De sluis", "De sluis", near=[0.5, 0.2]) == ["0"]
    assert best_titles("Wie vroeg naar de sluis?", *["De sluis"] * 5, near=[1, 1.05, 1.1, 1.15, 1.2]) == list(
        "0123"
    )
    assert best_titles("Wie vroeg naar de sluis?", "De sluis", "De sluis", near=[0.5, 0.6]) == ["1", "0"]
    assert best_titles("Wie vroeg?", near=[]) == []


def test_of_an_answer_or_a_subject_one_paper_is_quoted_and_of_who_asked_all() -> None:
    documents = [headed(name=name) for name in "ab"]
    hits = [SimpleNamespace(doc=each.name, paragraph=None) for each in documents]
    for wanted, names in (("asked", "ab"), ("answered", "a"), ("topic", "a")):
        found = quote_heads(
            read_profile("Wie vroeg naar de sluis?"), frozenset({wanted}), hits, library(*documents),  # type: ignore[arg-type]
            lambda _, titles: [0.5] * len(titles),
        )  # fmt: skip
        assert "".join(each.document.name for each in found) == names
        assert all(each.voice == PAPER and each.whole == each.spans[0] for each in found)


@pytest.mark.parametrize(
    ("question", "language", "named"),
    [
        ("Wie vroeg naar de sluis?", "nl", True),
        ("Wie stelde vragen over de sluizen van Meerkoet?", "nl", True),
        ("Wie stelde vragen?", "nl", True),
        ("Wie stelde vragen over kamelen?", "nl", False),
        ("Wie stelde vragen over de kabelbaan van Meerkoet?", "nl", False),  # half of it
        ("Who asked questions about penguins?", "en", False),
    ],
)
def test_the_head_of_a_paper_that_speaks_not_of_the_subject_is_no_answer(
    question: str, language: str, named: bool
) -> None:
    paper = headed(name="a", title="Vragen over de sluis van Meerkoet")
    hits = [SimpleNamespace(doc="a", paragraph=None)]
    found = quote_heads(
        read_profile(question), frozenset({"asked"}), hits, library(paper),  # type: ignore[arg-type]
        lambda _, titles: [0.5] * len(titles), language,
    )  # fmt: skip
    assert bool(found) is named


def test_a_paper_that_is_named_by_its_number_is_the_one_that_bears_it() -> None:
    papers = [headed(name=name, numbers={"vraagnummer": f"2043Z0000{name}"}) for name in "12"]
    shelf_of_two, hits = library(*papers), [SimpleNamespace(doc=name, paragraph=None) for name in "12"]
    for number, names in (("2043Z00002", ["2"]), ("2043Z00009", [])):
        found = quote_heads(
            read_profile(f"Waar gaat {number} over?"), frozenset({"topic"}), hits, shelf_of_two,  # type: ignore[arg-type]
            lambda _, titles: [0.5] * len(titles), numbers=(number,),
        )  # fmt: skip
        assert [each.document.name for each in found] == names
        assert names_number(hits, [number], shelf_of_two) is bool(names)  # type: ignore[arg-type]
    naming = headed(name="3", text=f"{TEXT} Zie ook 2043Z00009.")
    assert names_number([SimpleNamespace(doc="3")], ["2043Z00009"], library(naming))  # type: ignore[list-item]


def office(question: str, *days: date, portfolio: str = "Water en Wegen") -> list[str]:
    minister = Minister("De Wolf", "Minister", portfolio)
    documents = [
        headed(name=f"{day.year}", dates=Dates(answered=day), answered_by=(minister,)) for day in days
    ]
    return [each.document.name for each in _find_office_holder(question, library(*documents))]


def test_who_held_an_office_is_told_by_the_nearest_paper_of_that_time() -> None:
    days = date(2020, 6, 1), date(2022, 6, 1), date(2024, 6, 1)
    assert office("Wie was minister van Water en Wegen in 2022?", *days) == ["2022"]
    assert office("Wie was minister van Water en Wegen in 2023?", *days) == []
    assert office("Wie is minister van Water en Wegen?", *days) == ["2024"]
    assert office("Wie was minister van Water en Wegen sinds 2022?", *days) == ["2022"]
    before = date(2021, 12, 20)
    assert office("Wie was minister van Water en Wegen sinds 2022?", before, *days) == ["2022"]
    assert office("Wie was minister van Water en Wegen sinds 2025?", before, *days) == []
    assert office("Wie was minister van Zand?", *days) == [] == office("Wie was minister?", *days)


def test_an_office_is_the_same_by_its_words_or_as_a_ministry_that_is_known() -> None:
    assert _is_same_office("water en wegen", None, "Water en Wegen") and not _is_same_office(
        "water", None, "Water en Wegen"
    )
    assert _is_same_office("x", "Financiën", "Financiën") and not _is_same_office(
        "x", "Financiën", "Defensie"
    )
    assert not _is_same_office("x", None, "Zand")


def test_a_heading_runs_on_to_its_end_but_not_for_ever() -> None:
    title = "Vragen over de sluis"
    text = f"{title} {'x' * 300}"
    span = heading_span(Document("a", "antwoord", text, title=title))
    assert span == Span(0, len(title) + REST)
    assert heading_span(Document("a", "antwoord", "Over de brug.", subject="Over de brug")) == Span(0, 13)


def test_a_paper_is_known_by_its_title_subject_and_first_two_questions() -> None:
    paper = replace(
        exchange_paper("a", [("Een?", "Ja."), ("Twee?", "Ja."), ("Drie?", "Ja.")]), title="T", subject="S"
    )
    assert _title_and_first_questions(paper) == "T\nS\nEen?\nTwee?"
