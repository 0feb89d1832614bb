"""The safety set: papers by others and papers with damaged labels, asked about by way of `answer()`.

Not one statement may be given as the cabinet's that is not its own, nor a minister's words as a member's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.build import build
from index.document import CABINET, MEMBER
from index.search import Index
from rag.answer import answer
from tests.made.others import OTHERS
from tests.unit.index.parse.exchanges.test_lost_labels import COUNT, DAMAGES, paper

ABOUT = (
    "Wat vindt het kabinet van {}?",
    "Wat heeft de minister gezegd over {}?",
    "Wat is er gezegd over {}?",
    "Hoe zit het met {}?",
)
OFFICES = ("Het kabinet", "Minister", "Staatssecretaris", "De minister")


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    yield from built(tmp_path_factory.mktemp("others"), {topic: text for topic, text in OTHERS})


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    texts = {
        f"{name} {gap}": damage(paper()).replace("\n\n", "\n" * gap)
        for gap in (1, 2)
        for name, damage in DAMAGES.items()
    }
    yield from built(tmp_path_factory.mktemp("damaged"), texts)


def built(folder: Path, texts: dict[str, str]) -> Iterator[Index]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    build([folder], folder / "index")
    with closing(Index.open(folder / "index")) as index:
        yield index


def test_there_are_enough_of_each() -> None:
    assert len(OTHERS) >= 30 and len(DAMAGES) >= 20


@pytest.mark.parametrize("topic", [topic for topic, _ in OTHERS])
def test_others_are_never_quoted_as_the_cabinet(others: Index, topic: str) -> None:
    for form in ABOUT:
        said = answer(form.format(topic), others)
        theirs = {each.n for each in said.citations if "elders" in each.quote}
        for each in said.citations:
            assert each.n not in theirs or (each.voice != CABINET and each.minister is None), each
        for statement in said.statements:
            assert not (theirs & {*statement.citations} and statement.text.startswith(OFFICES)), statement


def test_most_of_them_are_found_under_their_own_name(others: Index) -> None:
    said = [answer(f"Wat is er gezegd over {topic}?", others) for topic, _ in OTHERS]
    found = [each for each in said if any("elders" in citation.quote for citation in each.citations)]
    assert len(found) >= len(OTHERS) // 2


@pytest.mark.parametrize("number", range(1, COUNT + 1))
def test_damaged_labels_lend_nobody_anothers_words(damaged: Index, number: int) -> None:
    for name in damaged.documents():
        exchanges = damaged.document(name).exchanges
        assert exchanges, name
    for form in (f"lidvraag{number}", f"minwoord{number}", f"Wat zegt het kabinet over minwoord{number}?"):
        said = answer(f"Wat is er gezegd over {form}?" if " " not in form else form, damaged)
        for each in said.citations:
            assert not (each.voice == CABINET and "lidvraag" in each.quote), each
            assert not (each.voice == MEMBER and "minwoord" in each.quote), each
