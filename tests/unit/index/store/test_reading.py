"""What is read from the store comes in the order in which a build comes to the files."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.store.reading import by_parts

NAMES = st.lists(st.text("ab -.~!é", min_size=1, max_size=3), min_size=1, max_size=4)


@given(st.lists(NAMES, max_size=8))
def test_paths_are_ordered_by_their_parts(parts: list[list[str]]) -> None:
    paths = ["/" + "/".join(own) for own in parts]
    assert sorted(paths, key=by_parts) == sorted(paths, key=lambda path: path.split("/"))
