"""Invented papers in the layouts of ministries, the House and others: all exchanges and heads."""

from __future__ import annotations

import pytest

from tests.made.paper import Made, exchange_faults, head_faults, papers, printable, read, voice_faults


@pytest.mark.parametrize("made", [each for each in papers() if not each.printed], ids=lambda made: made.name)
def test_a_made_paper_is_read_right(made: Made) -> None:
    holds(made)


@pytest.mark.slow
@pytest.mark.parametrize("made", [each for each in papers() if each.printed], ids=lambda made: made.name)
def test_a_made_paper_that_is_printed_first_is_read_right(made: Made) -> None:
    if not printable(made):
        pytest.skip(f"{made.printed} is not here to print the paper with")
    holds(made)


def holds(made: Made) -> None:
    """Fail where an exchange or a field of the head is another than its truth."""
    doc = read(made)
    assert not {name: faults for name, faults in exchange_faults(made, doc) if faults}
    assert not {name: found for name, found in head_faults(made, doc) if found is not None}
    assert not list(voice_faults(made, doc))
