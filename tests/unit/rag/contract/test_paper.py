"""The JSON of `kamervraag parse`: the contract's keys, and spans that say what stands beside them."""

from __future__ import annotations

import json

from index.files import SourceText
from index.parse import parse
from rag.contract import parse_json

PAPER = """Vragen van het lid Ter Horst (Tulp) aan de Minister van Water over de haven
(ingezonden 5 februari 2031).
Antwoord van Minister Bos (Water) (ontvangen 1 maart 2031).

Vraag 1
Kent u het rapport over de haven?

Antwoord 1
Ja.

Vraag 2
Wanneer wordt de haven uitgediept?

Vraag 3
Wie betaalt dat?

Antwoord 2 en 3
Dat gebeurt in het voorjaar, zoals ik bij het antwoord op vraag 1 schreef.
"""


def test_the_contracts_object() -> None:
    found = json.loads(json.dumps(parse_json(parse(SourceText(PAPER, "txt"), "stuk.txt"))))
    assert (
        list(found)[:14]
        == (
            "version doc type title subject dates askers answered_by mede_namens numbers exchanges "
            "paragraphs footnotes references"
        ).split()
    )
    assert (found["version"], found["doc"], found["type"]) == (1, "stuk.txt", "antwoord")
    assert found["dates"] == {"asked": "2031-02-05", "answered": "2031-03-01", "sent": None}
    assert found["askers"] == [{"name": "Ter Horst", "party": "Tulp"}]
    assert found["answered_by"] == [{"name": "Bos", "function": "Minister", "portfolio": "Water"}]
    assert found["warnings"] == []


def test_exchanges_carry_their_texts_and_places() -> None:
    found = parse_json(parse(SourceText(PAPER, "txt"), "stuk.txt"))
    assert [one["id"] for one in found["exchanges"]] == ["1", "2", "3"]
    second, third = found["exchanges"][1:]
    assert second["answer_group"] == third["answer_group"] == [2, 3]
    assert second["answer"] == third["answer"]
    assert second["asker"] == {"name": "Ter Horst", "party": "Tulp"}
    for one in found["exchanges"]:
        for key in ("question", "answer"):
            start, end = one[f"{key}_span"]
            assert found["text"][start:end] == one[key]


def test_an_unanswered_question_has_nulls() -> None:
    asked = PAPER.split("Antwoord van")[0] + "\nVraag 1\nKent u het rapport?\n"
    one = parse_json(parse(SourceText(asked, "txt"), "stuk.txt"))["exchanges"][0]
    assert (one["answer"], one["answer_span"], one["state"], one["page"]) == (None, None, "unanswered", None)
