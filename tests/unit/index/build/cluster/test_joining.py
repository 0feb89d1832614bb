"""What Ray does in a thread of its own ends here as it ended there."""

from __future__ import annotations

import pytest

from index.build.cluster.joining import _end_in_time


@pytest.mark.parametrize("raised", [ConnectionError("weg"), SystemExit(3), KeyboardInterrupt()])
def test_what_a_call_raises_is_raised_here(raised: BaseException) -> None:
    def call() -> None:
        raise raised

    with pytest.raises(type(raised)) as told:
        _end_in_time(call)
    assert told.value is raised
