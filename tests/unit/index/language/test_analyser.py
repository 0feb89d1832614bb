from __future__ import annotations

import pytest

from index.language.analyser import (
    FRAME_WEIGHT,
    MOST_OFFICIAL,
    NEIGHBOURS,
    OFFICIAL_WEIGHT,
    PART_WEIGHT,
    analyse,
    analyse_query,
    as_meant,
)


def shared_terms(one: str, other: str) -> set[str]:
    return set(analyse(one)) & set(analyse(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("terugkeersamenwerking", "samenwerking bij terugkeer"),
        ("de Iraakse vluchtelingen", "vluchtelingen uit Irak"),
        ("Irakezen en Syriërs", "Irak en Syrië"),
        ("financiële gevolgen", "FINANCIELE GEVOLG"),
        ("oﬃciële cijfers", "officiele cijfer"),
        ("Kamerstuk 29 344, nr. 155", "29344-155"),
        ("Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 1193", "ah-tk-20232024-1193"),
        ("2022Z09230", "2022z09230"),
        ("82.000 asielzoekers", "82 000 asielzoekers"),
        ("de Verenigde Staten", "de VS"),
        ("op 3-2-2031", "3 februari 2031"),
    ],
)
def test_two_spellings_share_their_terms(one: str, other: str) -> None:
    smaller = min(len(set(analyse(one))), len(set(analyse(other))))
    assert len(shared_terms(one, other)) >= min(2, smaller)


def test_a_compound_is_kept_whole_and_split() -> None:
    whole, *parts = analyse("terugkeersamenwerking")
    assert whole.startswith("terugkeersamenwerk")
    assert set(parts) == set(analyse("terugkeer samenwerking"))


@pytest.mark.parametrize(
    "word", ["ziekenhuis", "onderzoek", "informatie", "verantwoordelijkheid", "gevangenis"]
)
def test_a_word_of_its_own_is_not_split(word: str) -> None:
    assert len(analyse(word)) == 1


def test_stop_words_are_left_out() -> None:
    assert analyse("Wat is dat en waarom is het er niet?") == []


def test_iran_is_not_irak_and_indien_is_not_india() -> None:
    assert not shared_terms("Iraanse", "Iraakse")
    assert not shared_terms("indien nodig", "India")


def test_a_question_weighs_parts_less_than_words() -> None:
    weights = dict(analyse_query("terugkeersamenwerking", lambda term: True))
    assert sorted(weights.values()) == [PART_WEIGHT, PART_WEIGHT, 1.0]


def test_parts_weigh_fully_where_the_index_lacks_the_compound() -> None:
    weights = dict(analyse_query("terugkeersamenwerking", lambda term: len(term) < 14))
    assert set(weights.values()) == {1.0}


def test_a_question_of_stop_words_has_no_terms() -> None:
    assert analyse_query("wat is het?") == []


def test_a_country_is_found_under_its_name_in_other_languages() -> None:
    assert shared_terms("the United States", "de Verenigde Staten") == {"verenigde_staten"}
    assert shared_terms("Iraqi refugees", "Irakezen") == {"irak"}


def test_the_same_text_gives_the_same_terms() -> None:
    text = "De leden vragen naar terugkeersamenwerking met de Verenigde Staten."
    assert analyse(text) == analyse(text)


KNOWN = {
    term for text in ("campagne politie hond terugkeer India veerboot", "dijk") for term in analyse(text)
}


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [("campange", "campagne"), ("terugker", "terugkeer"), ("politehond", "politie hond"), ("inda", "India")],
)
def test_a_misspelt_word_brings_what_was_meant(misspelt: str, meant: str) -> None:
    found = dict(analyse_query(misspelt, KNOWN.__contains__))
    assert set(analyse(meant)) <= set(found)
    assert all(found[term] < 1.0 for term in analyse(meant))


def test_a_word_that_the_index_knows_is_not_corrected() -> None:
    known = {*KNOWN, *analyse("campange")}
    assert set(dict(analyse_query("campange", known.__contains__))) == set(analyse("campange"))


@pytest.mark.parametrize("word", ["kelder", "boeven", "gereedschap"])
def test_a_dutch_word_that_the_index_lacks_is_not_corrected(word: str) -> None:
    known = {term for term in analyse("helder melder boven boeken gereed")}
    assert set(dict(analyse_query(word, known.__contains__))) == set(analyse(word))


def test_only_words_that_the_index_holds_are_brought() -> None:
    own = analyse("campange")
    assert set(dict(analyse_query("campange", lambda term: False))) == {*own, own[0] + NEIGHBOURS}


def test_a_word_that_nobody_knows_stands_for_its_neighbours_too() -> None:
    assert "zuiderdik" + NEIGHBOURS in dict(analyse_query("Zuiderdik", lambda term: 0.0))


@pytest.mark.parametrize("word", ["kelder", "2031z00001", "dij"])
def test_dutch_words_numbers_and_short_words_do_not(word: str) -> None:
    assert not any(term.endswith(NEIGHBOURS) for term, _ in analyse_query(word, lambda term: 0.0))


def test_an_everyday_word_brings_the_official_ones() -> None:
    weights = dict(
        analyse_query("achter de tralies", lambda term: 0.0 if term in analyse("tralies") else 0.01)
    )
    assert set(analyse("detentie gevangenis")) <= set(weights)
    assert weights[analyse("detentie")[0]] == OFFICIAL_WEIGHT


def test_a_word_that_the_papers_use_brings_less() -> None:
    def weight(share: float) -> float:
        return dict(analyse_query("diender", lambda term: share))[analyse("politieagent")[0]]

    assert weight(0.001) > weight(0.02) > weight(0.5) > 0


def test_official_words_that_the_index_lacks_are_not_brought() -> None:
    assert not set(dict(analyse_query("diender", lambda term: 0.0))) & set(analyse("politieagent"))


def test_a_verb_brings_no_more_words_than_count() -> None:
    own = {"gecontroleerd"}
    brought = {term for term, _ in analyse_query("gecontroleerd", lambda term: 0.001)} - set(analyse(*own))
    assert set(analyse("keuren")) <= brought and len(brought) <= MOST_OFFICIAL


def test_words_that_only_frame_the_question_weigh_little() -> None:
    weights = dict(analyse_query("Wat heeft het kabinet gezegd over dijken?", lambda term: 0.1))
    assert weights[analyse("dijken")[0]] == 1.0
    assert weights[analyse("kabinet")[0]] == weights[analyse("gezegd")[0]] == FRAME_WEIGHT


HELD = {stem for word in ("india", "memorandum", "campagne", "dijk") for stem in analyse(word)}


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Heeft Inda het memorandun getekend?", "Heeft India het memorandum getekend?"),
        ("kosten van de campange", "kosten van de campagne"),
        ("de dijk in Zwartkruis", "de dijk in Zwartkruis"),  # no word lies near
        ("de dijk in Zuiddijkje", "de dijk in Zuiddijkje"),  # no part of a name for the whole
        ("wat kost lachgas?", "wat kost lachgas?"),  # a word, though no paper holds it
        ("", ""),
    ],
)
def test_a_word_that_no_text_holds_is_read_as_the_one_that_was_meant(asked: str, meant: str) -> None:
    assert as_meant(asked, lambda term: 0.01 if term in HELD else 0.0) == meant
