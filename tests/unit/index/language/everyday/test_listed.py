from __future__ import annotations

from index.language.everyday.listed import Verb, by_infinitive, by_particle, meanings, papers_words
from index.language.words import fold

SHUT = Verb(("dicht",), "gaan")


def test_every_verb_of_the_list_has_words_of_papers() -> None:
    assert len(meanings()) > 1000
    for verb, meant in meanings().items():
        assert meant and verb not in meant and verb.infinitive == fold(verb.infinitive).strip(), verb


def test_everyday_verbs_lead_one_way_and_groups_both() -> None:
    assert Verb((), "betalen") in meanings()[Verb(("op",), "draaien")]
    assert Verb(("op",), "draaien") not in meanings()[Verb((), "betalen")]
    assert Verb((), "keuren") in meanings()[Verb((), "controleren")]
    assert Verb((), "controleren") in meanings()[Verb((), "keuren")]


def test_the_words_of_papers_come_in_all_their_forms_the_listed_ones_first() -> None:
    words = list(papers_words(SHUT).values())
    assert words[0] == "sluiten" and words.index("sluiten") < words.index("gesloten")


def test_verbs_are_found_by_infinitive_and_by_particle() -> None:
    assert SHUT in by_infinitive()["gaan"] and by_particle()["dicht"]["gaan"] == SHUT
