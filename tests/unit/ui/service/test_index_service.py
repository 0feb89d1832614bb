"""The one open index of a server: answers remembered without their conversations."""

from __future__ import annotations

import shutil
from pathlib import Path

from index.build import build
from rag.understand.followup import Message
from tests.torture.papers import write_papers
from ui.service.index_service import IndexService

QUESTION = "wat heeft het kabinet gezegd over Irak?"


def test_the_same_question_gets_the_same_answer_and_another_past_another(sample_folder: Path) -> None:
    service = IndexService(sample_folder)
    assert service.answer(QUESTION) is service.answer(QUESTION)
    assert service.answer(QUESTION) is not service.answer(QUESTION, language="en")
    history = (Message("user", "Wat zei de minister over de spoorbrug?"),)
    assert service.answer(QUESTION, history) is not service.answer(QUESTION)


def test_a_long_conversation_is_not_kept_with_its_answer(sample_folder: Path) -> None:
    service = IndexService(sample_folder)
    history = (Message("user", "x" * 100_000),)
    service.answer(QUESTION, history)
    assert all(len(key) == 32 for key in service._given)


def test_an_index_that_took_the_place_of_another_is_opened(sample_folder: Path, tmp_path: Path) -> None:
    place, other = tmp_path / "ix", tmp_path / "other"
    shutil.copytree(sample_folder, place)
    write_papers(tmp_path / "papers", {1: 1, 2: 1})
    build([tmp_path / "papers"], other)
    service = IndexService(place)
    assert service.index().coverage().documents > 2
    place.rename(tmp_path / "before")
    assert service.index().coverage().documents > 2, "while there is none the old one answers"
    other.rename(place)
    assert service.index().coverage().documents == 2
    assert service.index().document("00001.txt").text
