from __future__ import annotations

from importlib import resources

from index.language.everyday import LISTS, LONGEST, listed, official, terms


def test_the_longest_and_the_shorter_expressions_are_found() -> None:
    said = terms("Zit hij achter de tralies?")
    assert terms("achter tralies") in dict(official(said))


def test_an_entry_does_not_lead_to_itself() -> None:
    for expression, meant in official(terms("gevangenis school computer hond boete")):
        assert not set(expression) & set(meant)


def test_every_line_of_the_list_has_both_sides() -> None:
    lines = [
        line
        for name in LISTS
        for line in (resources.files("index") / "data" / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    pairs = list(listed())
    assert len(pairs) == len(lines)
    assert all(everyday and meant for everyday, meant in pairs)
    for everyday, meant in listed(LISTS[:1]):
        assert terms(meant) and all(terms(expression) for expression in everyday.split(",")), everyday


def test_every_listed_expression_is_found_by_its_terms() -> None:
    for everyday, meant in listed():
        for expression in map(terms, everyday.split(",")):
            wanted = set(terms(meant)) - set(expression)
            found = dict(official(expression)).get(expression, ())
            assert wanted <= set(found) or not 0 < len(expression) <= LONGEST, everyday


def test_words_that_are_not_listed_bring_nothing() -> None:
    assert list(official(terms("xqzx wqzw"))) == []
