from __future__ import annotations

import pytest

from index.parse.head.respelling import respell

SHOWN = "561\nVragen van MarijkeJansen (Tulp) over «Haven van\nnieuwe boten» (ingezonden 1 mei 2031).\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("over «Haven vannieuwe boten»", "over «Haven van nieuwe boten»"),
        ("van Marijke Jansen", "van Marijke Jansen"),
        ("«Haven van nieuwe boten»", "«Haven van nieuwe boten»"),
        ("iets anders", "iets anders"),
        ("«»", "«»"),
        ("", ""),
        (None, None),
    ],
)
def test_the_same_letters_as_shown(words: str | None, expected: str | None) -> None:
    assert respell(words, SHOWN) == expected
