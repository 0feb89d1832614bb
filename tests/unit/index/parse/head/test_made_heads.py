"""Heads of invented papers in the templates of ministries, the House and others, field by field."""

from __future__ import annotations

import pytest

from tests.made.heads import MadeHead, count, papers


@pytest.mark.parametrize("made", papers(), ids=lambda made: made.name)
def test_a_made_head_is_read_right(made: MadeHead) -> None:
    wrong, fields = count(made)
    assert fields and not wrong
