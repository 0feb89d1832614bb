from __future__ import annotations

from importlib import resources

from index.language.everyday.expressions import (
    LISTS,
    LONGEST,
    everyday_terms,
    in_official_words,
    listed_expressions,
    meant_words,
    official_terms,
)


def test_the_longest_and_the_shorter_expressions_are_found() -> None:
    said = everyday_terms("Zit hij achter de tralies?")
    assert everyday_terms("achter tralies") in dict(official_terms(said))


def test_an_entry_does_not_lead_to_itself() -> None:
    for expression, meant in official_terms(everyday_terms("gevangenis school computer hond boete")):
        assert not set(expression) & set(meant)


def test_every_line_of_the_list_has_both_sides() -> None:
    lines = [
        line
        for name in LISTS
        for line in (resources.files("index") / "data" / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    pairs = list(listed_expressions())
    assert len(pairs) == len(lines)
    assert all(everyday and meant for everyday, meant in pairs)
    for everyday, meant in listed_expressions(LISTS[:1]):
        assert everyday_terms(meant) and all(
            everyday_terms(expression) for expression in everyday.split(",")
        ), everyday


def test_every_listed_expression_is_found_by_its_terms() -> None:
    for everyday, meant in listed_expressions():
        for expression in map(everyday_terms, everyday.split(",")):
            wanted = set(everyday_terms(meant)) - set(expression)
            found = dict(official_terms(expression)).get(expression, ())
            assert wanted <= set(found) or not 0 < len(expression) <= LONGEST, everyday


def test_words_that_are_not_listed_bring_nothing() -> None:
    assert list(official_terms(everyday_terms("xqzx wqzw"))) == []


def test_a_question_is_said_in_official_words_where_one_is_listed() -> None:
    assert "detentie" in in_official_words("Zit de pianist achter de tralies?").split()
    assert "pianist" in in_official_words("Zit de pianist achter de tralies?").split()
    assert "tralies" not in in_official_words("Zit de pianist achter de tralies?")
    assert in_official_words("Vaart de pianist?") == "" == in_official_words("")


def test_a_split_verb_brings_what_papers_call_it_and_their_forms() -> None:
    found = {term: set(meant.values()) for (term, *_), meant in meant_words("wie draait er voor op".split())}
    assert {"betalen", "betaald"} <= found["draait"]
    assert not any("betalen" in meant for _, meant in meant_words("de molen draait op wind".split()))


def test_a_verb_brings_its_own_other_forms() -> None:
    meant = [set(words.values()) for _, words in meant_words(["betaalt"])]
    assert any({"betalen", "betaald"} <= words for words in meant)
