"""A name is the same whichever apostrophe is typed."""

from __future__ import annotations

import pytest

from rag.gather.name_match import contains_name, fold_name, fold_text
from rag.gather.question_profile import read_profile
from rag.gather.requirements import read_needs


@pytest.mark.parametrize("asked", ["'", "’", "‘", "ʼ", "`", "´"])
@pytest.mark.parametrize("written", ["'", "’", "‘", "ʼ"])
def test_one_apostrophe_is_all_apostrophes(asked: str, written: str) -> None:
    assert contains_name(fold_name(f"ME{asked}ers"), fold_text(f"Er raakten twee ME{written}ers gewond."))
    assert not contains_name(fold_name(f"ME{asked}ers"), fold_text("Er raakten meer mensen gewond."))


def test_what_a_question_needs_has_the_common_one() -> None:
    (need,) = read_needs(read_profile("Wat gebeurde er met de ME’ers in de haven?"), "nl")
    assert (need.said, need.term) == ("ME’ers", "me'ers")
