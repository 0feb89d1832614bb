"""A word's term: what the stemmer makes of it, and where its "ge-" is kept."""

from __future__ import annotations

import pytest

from index.language.stems import stem_term


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("gemeente gemeenten gemeentes", "mening menen gemeend"),
        ("gezin gezinnen", "zin zinnen"),
        ("gezond gezonde gezondheid", "zon zonder"),
        ("gewoon gewone", "woon wonen"),
        ("geleden", "leden"),
        ("gevolg gevolgen", "volgen gevolgd"),
        ("getal getallen", "tal"),
        ("gevangenen gevangene", "vangen"),
    ],
)
def test_a_noun_keeps_the_beginning_that_a_participle_loses(words: str, others: str) -> None:
    (term,) = set(map(stem_term, words.split()))
    assert term not in set(map(stem_term, others.split()))


def test_a_participle_has_the_term_of_its_verb() -> None:
    for participle, verb in (("gewerkt", "werken"), ("gebouwd", "bouwen"), ("gevolgd", "volgen")):
        assert stem_term(participle) == stem_term(verb)
