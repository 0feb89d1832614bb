"""Questions that a machine makes of one's own papers: in plain words, and near misses."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from eval.gold import read_gold
from eval.own_papers.everyday import in_everyday_words
from eval.own_papers.gold import write_own_gold
from eval.own_papers.near_misses import Held, held_in, near_misses
from index.build import build
from index.document import Document
from index.errors import GoldError
from index.models.embed import load_embedder
from index.search import Index

PAPER = """[Fictief voorbeeldstuk bij kamervraag: personen, partijen, nummers en feiten zijn verzonnen.]

Vragen van het lid Terwolde (Tulp) aan de Minister van Water over sluizen bij Zwolle (ingezonden 4 mei 2036).

Antwoord van Minister Zandhoven (Water) (ontvangen 3 juni 2036).

Vraag 1

Kunt u aangeven hoeveel bedrijven in 2034 schade hadden door de sluizen bij Zwolle?

Antwoord 1

In 2034 hadden 41 bedrijven schade.

Vraag 2

Bent u bekend met het bericht? Bent u bereid om de sluizen bij Zwolle binnen 30 dagen te herstellen?

Antwoord 2

Nee, daartoe ben ik niet bereid.
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    (folder / "sluizen.txt").write_text(PAPER)
    build([folder / "sluizen.txt"], folder / "index")
    return folder / "index"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Kunt u aangeven hoeveel burgers thans overlast hebben?", "hoeveel mensen nu last hebben"),
        ("Bent u bereid om de sluis bij Egge te herstellen?", "wil de minister de sluis bij Egge herstellen"),
        ("Kent u dit? Deelt u de mening dat die dicht is?", "vindt de minister ook dat die dicht is"),
        ("Bent u bekend met het bericht over de sluis bij Zwolle?", None),
        ("Waarom niet?", None),
        ("Waarom ging de sluis bij Zwolle dicht?", None),
    ],
)  # fmt: skip
def test_a_question_is_asked_in_plain_words_or_not_at_all(asked: str, said: str | None) -> None:
    assert in_everyday_words(asked) == said


def test_a_near_miss_swaps_one_thing_for_one_that_no_paper_holds() -> None:
    held = held_in([Document("sluizen.txt", "antwoord", PAPER)])
    question = "Hoeveel schade was er in 2034 binnen 30 dagen door de sluizen bij Zwolle?"
    made = dict(near_misses(question, held, load_embedder()))
    assert set(made) == {"year", "figure", "place", "subject"}
    for kind, text in made.items():
        changed = set(text.replace("?", "").split()) - set(question.replace("?", "").split())
        assert len(changed) == 1 and changed.pop() not in PAPER, (kind, text)
    assert "Zwolle" not in made["place"] and "sluizen" not in made["subject"]


def test_what_every_paper_holds_leaves_nothing_to_swap() -> None:
    everything = Held({}, frozenset(str(year) for year in range(1900, 2100)))
    assert "year" not in dict(near_misses("Wat was er in 2034?", everything, load_embedder()))


def test_the_rows_are_gold_marked_as_made_by_machine(index: Path, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    with closing(Index.open(index)) as opened:
        written = write_own_gold(path, opened)
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    assert len(rows) == written == len(read_gold([path]))
    assert {row["made_by"] for row in rows} == {"machine"}
    everyday = [row for row in rows if row["kind"] == "made_everyday"]
    assert everyday[0]["hidden"] == ["sluizen.txt#1"] and everyday[0]["relevant"][0]["exchange"] == "1"
    misses = [row for row in rows if row["kind"] == "made_near_miss"]
    assert misses and all(not row["answerable"] and not row["relevant"] for row in misses)
    assert {row["subkind"] for row in misses} <= {"year", "figure", "place"}, (
        "a subject only where there is no other"
    )


def test_what_a_person_wrote_is_not_written_over(index: Path, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    with closing(Index.open(index)) as opened:
        made = write_own_gold(path, opened)
        assert write_own_gold(path, opened) == made  # its own it makes anew
        path.write_text(
            path.read_text("utf-8") + '{"id": "mine", "question": "Komt er een dijk?"}\n', "utf-8"
        )
        with pytest.raises(GoldError, match="name another file"):
            write_own_gold(path, opened)
    assert '"mine"' in path.read_text("utf-8")
