from __future__ import annotations

from index.cleaning.transcript import Edit, Transcript


def test_edits_keep_the_way_back() -> None:
    script = Transcript("De ﬁnanciële zorg.1 Klaar")
    script.copy(0, 25, [Edit(3, 4, "fi"), Edit(18, 19, note="1")])
    text = "".join(script.pieces)
    assert text == "De financiële zorg. Klaar"
    assert script.marks == [(19, "1")]
    assert all(text[shown : shown + n] == script.source[at : at + n] for shown, at, n in script.origin)


def test_what_is_dropped_has_no_origin() -> None:
    script = Transcript("terug-\nkeer")
    script.copy(0, 6)
    script.drop(1)
    script.copy(7, 11)
    assert "".join(script.pieces) == "terugkeer"
    assert script.origin == [(0, 0, 5), (5, 7, 4)]
