"""A model's pieces as they come in: until when they are waited for, and where a sentence is complete."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator

import pytest

from index.errors import ModelError
from rag.say.language_model import (
    MAX_ANSWER_CHARACTERS,
    REASONS,
    WrittenSentence,
    bound_stream,
    drain_queue,
    first_sentence,
    sentences_with_numbers,
    split_stream,
)


def arrived(*pieces: str | ModelError | None) -> queue.SimpleQueue[str | ModelError | None]:
    made: queue.SimpleQueue[str | ModelError | None] = queue.SimpleQueue()
    for piece in pieces:
        made.put(piece)
    return made


def soon() -> float:
    return time.monotonic() + 5


def test_what_has_arrived_is_given_up_to_its_end() -> None:
    assert list(drain_queue(arrived("a", "b", None, "c"), soon(), 1.0, "nl")) == ["a", "b"]
    with pytest.raises(ModelError, match="kapot"):
        list(drain_queue(arrived("a", ModelError("kapot")), soon(), 1.0, "nl"))


def test_an_answer_is_cut_at_its_most_letters() -> None:
    half = "x" * (MAX_ANSWER_CHARACTERS // 2)
    assert list(drain_queue(arrived(half, half, "y"), soon(), 0.1, "nl")) == [half, half]
    assert list(drain_queue(arrived(half, half[1:], "y", "z"), soon(), 0.1, "nl")) == [half, half[1:], "y"]


@pytest.mark.parametrize(("deadline", "silence"), [(5.0, 0.05), (0.05, 5.0), (-1.0, 5.0)])
def test_silence_and_the_deadline_each_end_the_waiting(deadline: float, silence: float) -> None:
    started = time.monotonic()
    for language, said in zip(("nl", "en"), REASONS["slow"], strict=True):
        with pytest.raises(ModelError, match=said):
            list(drain_queue(arrived(), time.monotonic() + deadline, silence, language))
    assert time.monotonic() - started < 2


def test_a_stream_that_fails_or_is_left_stops_being_read() -> None:
    read: list[int] = []

    def pieces() -> Iterator[str]:
        for n in range(1000):
            read.append(n)
            yield "x"
            time.sleep(0.01)

    stream = bound_stream(pieces(), 5.0, 5.0, "nl")
    assert next(stream) == "x"
    stream.close()  # type: ignore[attr-defined]
    time.sleep(0.1)
    there = len(read)
    time.sleep(0.1)
    assert len(read) == there < 50

    def fails() -> Iterator[str]:
        yield "x"
        raise ModelError("kapot")

    with pytest.raises(ModelError, match="kapot"):
        list(bound_stream(fails(), 5.0, 5.0, "nl"))
    assert list(bound_stream(iter("abc"), 5.0, 5.0, "nl")) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("De dijk [1]", None),  # more may come
        ("De dijk [1] ", None),
        ("De dijk [1]. En", " En"),
        ("De dijk [1]! En", " En"),
        ("De dijk. [1] En", " En"),
        ("«De dijk» [1] En", " En"),
        ("De dijk [1]\nEn", "\nEn"),
        ("De dijk [1] en de brug [2]. En", " En"),
        ("De dijk [1], de brug", None),
        ("[1] De dijk", " De dijk"),
    ],
)
def test_a_sentence_is_complete_where_its_numbers_close_it(text: str, rest: str | None) -> None:
    found = first_sentence(text)
    assert (found and found[1]) == rest


def test_only_the_last_sentence_before_the_numbers_has_them_each_once() -> None:
    assert sentences_with_numbers("Een. Twee [3] drie.", "[1][3, 2]") == [
        WrittenSentence("Een.", ()), WrittenSentence("Twee drie.", (3, 1, 2)),
    ]  # fmt: skip
    assert sentences_with_numbers("", "[1]") == []


def test_a_thought_that_is_not_closed_yet_is_held_back() -> None:
    assert list(split_stream(iter(["<think>De dijk. [1] ", "En", "</think>De brug [2]."]))) == [
        WrittenSentence("De brug.", (2,))
    ]
    assert list(split_stream(iter([" - * \n"]))) == []
