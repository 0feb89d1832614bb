from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import pytest

from index.derived.splicing import Splice
from index.document import Member, Minister
from index.search import Index
from index.search.catalogue import Catalogue, Paper, _own_numbers, _positions_by_name
from index.search.same_paper import question_numbers
from index.store import Store
from index.store.reading import PaperRow
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]


@pytest.mark.parametrize(
    ("numbers", "query"),
    [
        ({"kamerstuk": "19637-3403"}, "motie 19 637, nr. 3403"),
        ({"kamerstuk": "19637-3403"}, "kst-19637-3403"),
        ({"vraagnummer": "2031Z00007"}, "2031Z00007"),
        ({"aanhangsel": "ah-tk-20302031-12"}, "Aanhangsel Handelingen, vergaderjaar 2030-2031, nr. 12"),
    ],
)
def test_a_number_finds_its_paper_in_every_spelling(
    shelf: Shelf, numbers: dict[str, str], query: str
) -> None:
    shelf.put(
        exchange_paper("wel.txt", [("Is het zand nat?", "Ja, het zand is nat.")], numbers=numbers),
        exchange_paper("niet.txt", [("Wat staat in de motie met dat nummer?", "De motie vraagt om zand.")]),
    )
    shelf.build()
    assert Index.open(shelf.index).search(query).hits[0].doc == "wel.txt"


def test_the_dossier_is_not_the_number_of_the_paper(shelf: Shelf) -> None:
    shelf.put(
        exchange_paper("zand.txt", [("Is het zand nat?", "Ja.")], numbers={"dossier": "19637"}),
        exchange_paper("motie.txt", [("Wat staat in motie 19637-1?", "Die vraagt om zand.")]),
    )
    shelf.build()
    assert Index.open(shelf.index).search("motie 19637-1").hits[0].doc == "motie.txt"


def paper(kind: str, day: date | None = None, **numbers: str) -> Paper:
    return Paper(1, "a.txt", "a.txt", kind, day, None, numbers, (), ())


def test_a_paper_belongs_to_every_set_whose_number_it_bears_each_once() -> None:
    both = paper("antwoord", vraagnummer="2031Z00001", vraagnummers="2031Z00001, 2031 Z00002")
    assert question_numbers(both) == ("2031Z00001", "2031Z00002")
    assert question_numbers(paper("brief")) == ()


def test_every_kind_of_a_papers_own_number_is_known_by_it() -> None:
    own = paper(
        "motie", vraagnummer="2031Z00001", kamerstuk="19637-3403", dossier="12345-1", replaces="2031Z00009"
    )
    assert _own_numbers(own) == {"2031z00001", "19637_3403"}
    assert _own_numbers(paper("brief")) == frozenset()


def test_a_name_leads_to_all_its_papers_and_no_name_to_none() -> None:
    held = _positions_by_name([(0, "Eik"), (0, None), (1, "Beuk"), (1, "Eik"), (2, "")])
    assert {name: found.tolist() for name, found in held.items()} == {"Eik": [0, 1], "Beuk": [1]}


def test_the_period_is_from_the_oldest_to_the_newest_and_the_undated_do_not_count(shelf: Shelf) -> None:
    days = (date(2021, 5, 6), None, date(2019, 3, 4), date(2020, 1, 1))
    shelf.put(*(letter(f"{n}.txt", ["De brug."], day) for n, day in enumerate(days)))
    shelf.build()
    catalogue = Index.open(shelf.index)._snapshot.catalogue
    assert catalogue.period() == (date(2019, 3, 4), date(2021, 5, 6))
    assert catalogue.period(np.array([True, True, False, True])) == (date(2020, 1, 1), date(2021, 5, 6))
    assert catalogue.period(np.array([False, True, False, False])) == (None, None)
    assert catalogue.types() == ["brief"] and catalogue.people() == []


def drawn_paper(number: int) -> Paper:
    """Always the same for a number: of both sources, in sets, with corrections, and some of a visitor."""
    dice = np.random.default_rng([number, 5])
    kind = str(dice.choice(["vragen", "uitstel", "antwoord", "motie"]))
    numbers = {"publicatie": f"p{dice.integers(4)}"} if dice.random() < 0.5 else {"document": f"d{number}"}
    if dice.random() < 0.2:
        numbers["corrects"] = f"p{dice.integers(4)}"
    if dice.random() < 0.7:
        numbers["vraagnummer"] = f"2031Z0000{dice.integers(4)}"
    if dice.random() < 0.3:
        numbers["vraagnummers"] = f"2031Z0000{dice.integers(4)}, 2031Z0000{dice.integers(4)}"
    folder = "visitor-" + "ab" * 10 if dice.random() < 0.2 else "papieren"
    askers = tuple(Member(f"Lid {n}", f"P{n % 3}") for n in dice.integers(5, size=int(dice.integers(3))))
    ministers = tuple(Minister(f"B{n}", "Minister", f"Zaak {n}") for n in dice.integers(3, size=2))
    day = None if dice.random() < 0.1 else date(2031, 1, 1 + int(dice.integers(3)))
    form = str(dice.choice(["xml", "pdf"]))
    path = f"/{folder}/{number}.{form}"
    return Paper(number, f"{number}.{form}", path, kind, day, None, numbers, askers, ministers)


def told(catalogue: Catalogue) -> list[object]:
    """All that a catalogue says."""
    holders = (catalogue.by_party, catalogue.by_minister, catalogue.by_ministry, catalogue.by_type)
    masks = (catalogue.distinct, catalogue.current, catalogue.partyless, catalogue.days, catalogue.ids)
    return [
        list(catalogue.papers),
        catalogue.id_of_name,
        catalogue.named("2031Z00001 2031Z00002"),
        *({name: held.tolist() for name, held in of.items()} for of in (*holders, catalogue.by_owner)),
        *(None if mask is None else mask.tolist() for mask in masks),
        catalogue.people(),
        {name: held.tolist() for name, held in catalogue.by_file.items()},
    ]


@pytest.mark.parametrize("seed", range(40))
def test_a_catalogue_that_followed_its_papers_says_what_a_new_one_says(seed: int) -> None:
    dice = np.random.default_rng([seed, 9])
    every = dice.permutation(np.arange(1, 31))
    lived = Catalogue([drawn_paper(number) for number in every[dice.random(30) < 0.5].tolist()])
    for _ in range(5):
        assert lived.partyless is not None and lived.by_file is not None  # kept, and not to be kept too long
        change = dice.random(30) < dice.choice([0.05, 0.3, 0.9])
        ids = every[np.isin(every, lived.ids) ^ change]
        splice = Splice.of_documents(lived.ids, np.isin(lived.ids, ids), ids)
        lived = lived._spliced(splice, [drawn_paper(number) for number in ids[splice.new_places].tolist()])
        assert told(lived) == told(Catalogue([drawn_paper(number) for number in ids.tolist()]))


def test_a_reader_asks_only_for_the_papers_that_came(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.put(letter("a.txt", ["De brug."]), letter("c.txt", ["De dijk."]))
    shelf.build()
    reader, asked = Index.open(shelf.index), []
    rows = Store.paper_rows

    def note(store: Store, generation: int, only: Iterable[int] | None = None) -> list[PaperRow]:
        asked.append(None if only is None else len(list(only)))
        return rows(store, generation, only)

    shelf.put(letter("b.txt", ["De kade."]))
    (shelf.papers / "c.txt").unlink()
    shelf.build()
    monkeypatch.setattr(Store, "paper_rows", note)
    monkeypatch.setattr(Store, "paper_paths", None)  # nor does it look where the others lie
    reader.reload()
    assert list(reader.documents()) == ["a.txt", "b.txt"] and asked == [1]
