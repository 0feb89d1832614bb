"""Quotes -> sentences written by a language model behind the OpenAI chat protocol.

Ollama, vLLM, llama.cpp and the hosted ones speak it alike. What comes back is only text: rag.say.verify
holds every sentence against its quotes before anyone sees it.
"""

from __future__ import annotations

import copy
import queue
import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from index.errors import ModelError
from index.language.sentences import sentence_texts
from index.language.token_count import encoding
from rag.say.prompt import NO_ANSWER, Budget, PromptSource, make_prompt

MAX_ANSWER_TOKENS = 700
MAX_ANSWER_CHARACTERS = 6_000
MARKS = re.compile(r"(?:\s{0,2}\[\d{1,3}(?:\s?[,;]\s?\d{1,3}){0,9}\]){1,9}")
FOREIGN_MARK = re.compile(r"【(\d{1,3})[^】]{0,40}】")  # as some models cite: 【1】, 【1†source】
BULLET = re.compile(r"^(?:\s*(?:[-*•–]|\d{1,2}[.)])\s+)+")
THINKING = re.compile(r"<think>.{0,20000}?</think>", re.DOTALL)


REASONS = {  # why there is nothing of the model, in Dutch and in English
    "slow": ("het was te traag", "it was too slow"),
    "failed": ("de server ervan gaf een fout", "its server failed"),
    "rests": ("het gaf zojuist een fout en wordt even niet gevraagd", "it failed a moment ago"),
}


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence as a model wrote it; `numbers` are the sources that it names, none where it names none."""

    text: str
    numbers: tuple[int, ...]


class Writer(Protocol):
    """Writes sentences from numbered answers. Raises ModelError where it cannot."""

    def write(
        self, question: str, sources: Sequence[PromptSource], language: str
    ) -> Iterator[WrittenSentence]:
        """The sentences, each as soon as it is complete."""


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """Seconds: how long a model may say nothing, and how long the whole answer may take.

    After a failure it is not asked for `rest_s`, so that nobody waits for it twice.
    """

    silence_s: float = 10.0
    answer_s: float = 90.0
    rest_s: float = 60.0


class ChatWriter:
    """A model behind the OpenAI chat protocol; raises ModelError for an encoding that cannot be had."""

    def __init__(
        self,
        url: str,
        model: str,
        *,
        api_key: str = "none",
        limits: TimeLimits = TimeLimits(),  # noqa: B008
        budget: Budget = Budget(),  # noqa: B008
    ) -> None:
        import openai  # half a second that only an answer by a model needs

        self._error = openai.OpenAIError
        self._client = openai.OpenAI(base_url=url, api_key=api_key, timeout=limits.silence_s, max_retries=0)
        self.model = model
        self.limits = limits
        self._rests_until = time.monotonic()
        self.budget = budget
        self.first_person = False
        encoding(budget.encoding)  # one that cannot be had is said now, not at the first question

    def in_first_person(self) -> ChatWriter:
        """The same model, asked for a draft as a minister would sign it."""
        drafter = copy.copy(self)
        drafter.first_person = True
        return drafter

    def write(
        self, question: str, sources: Sequence[PromptSource], language: str
    ) -> Iterator[WrittenSentence]:
        """The sentences, each as soon as it is complete; raises ModelError where the server fails."""
        if time.monotonic() < self._rests_until:
            raise ModelError(REASONS["rests"][language != "nl"])
        try:
            yield from self._stream_sentences(question, sources, language)
        except ModelError:
            self._rests_until = time.monotonic() + self.limits.rest_s
            raise

    def _stream_sentences(
        self, question: str, sources: Sequence[PromptSource], language: str
    ) -> Iterator[WrittenSentence]:
        asked = make_prompt(question, sources, language, self.budget, self.first_person)
        messages = [{"role": "system", "content": asked.system}, {"role": "user", "content": asked.user}]
        limits = self.limits
        pieces = bound_stream(
            self._stream_pieces(messages, language), limits.answer_s, limits.silence_s, language
        )
        yield from split_stream(pieces)

    def _stream_pieces(self, messages: Sequence[dict[str, str]], language: str) -> Iterator[str]:
        """The pieces of text as the server sends them."""
        request: Any = self._client.chat.completions.create
        try:
            with request(
                model=self.model,
                messages=messages,
                stream=True,
                temperature=0,
                seed=0,
                max_tokens=MAX_ANSWER_TOKENS,
            ) as stream:
                for chunk in stream:
                    if chunk.choices and chunk.choices[0].delta and chunk.choices[0].delta.content:
                        yield str(chunk.choices[0].delta.content)
        except (self._error, ValueError, AttributeError) as error:
            raise ModelError(REASONS["failed"][language != "nl"]) from error


def bound_stream(pieces: Iterator[str], timeout_s: float, silence_s: float, language: str) -> Iterator[str]:
    """The same pieces, for at most `timeout_s` in all: a server that dribbles resets every smaller limit.

    `silence_s` bounds the wait for each piece, in whatever small crumbs its bytes come.

    Reads in a thread, which is left behind where the server does not let go; raises ModelError then.
    """
    arrived: queue.SimpleQueue[str | ModelError | None] = queue.SimpleQueue()
    stopped = threading.Event()

    def read() -> None:
        try:
            for piece in pieces:
                arrived.put(piece)
                if stopped.is_set():
                    return
            arrived.put(None)
        except ModelError as error:
            arrived.put(error)

    threading.Thread(target=read, daemon=True).start()
    try:
        yield from drain_queue(arrived, time.monotonic() + timeout_s, silence_s, language)
    finally:
        stopped.set()


def drain_queue(
    arrived: queue.SimpleQueue[str | ModelError | None], deadline: float, silence_s: float, language: str
) -> Iterator[str]:
    """What arrives before the deadline, up to its end or MAX_ANSWER_CHARACTERS."""
    length = 0
    while length < MAX_ANSWER_CHARACTERS:
        try:
            piece = arrived.get(timeout=min(silence_s, max(0.0, deadline - time.monotonic())))
        except queue.Empty:
            raise ModelError(REASONS["slow"][language != "nl"]) from None
        if piece is None:
            return
        if isinstance(piece, ModelError):
            raise piece
        length += len(piece)
        yield piece


def split_stream(pieces: Iterator[str]) -> Iterator[WrittenSentence]:
    """Sentences with their numbers out of a stream; what has no number at its end comes without."""
    text = ""
    for piece in pieces:
        text = FOREIGN_MARK.sub(r"[\1]", THINKING.sub("", text + piece))
        if text.lstrip().startswith("<think>"):
            continue
        while found := first_sentence(text):
            written, text = found
            yield from written
    yield from sentences_without_numbers(text)


def first_sentence(text: str) -> tuple[list[WrittenSentence], str] | None:
    """The sentences up to the first complete group of numbers, and the rest; None where none is complete."""
    for match in MARKS.finditer(text):
        behind = text[match.end() :]
        if not behind.strip() or not (behind[0].isspace() or behind[0] in ".!?"):
            continue  # more numbers, or the rest of the sentence, may still come
        closes = behind[0] in ".!?"
        ends_line = behind.lstrip(" \t")[:1] == "\n"
        if not closes and not ends_line and text[: match.start()].rstrip()[-1:] not in '.!?»”"':
            continue
        body = text[: match.start()] + (behind[0] if closes else "")
        return sentences_with_numbers(body, match.group()), behind[1:] if closes else behind
    return None


def sentences_with_numbers(body: str, marks: str) -> list[WrittenSentence]:
    """The sentences of a text that ends in numbers: the last one has them, the others name no quote."""
    inside = [int(number) for match in MARKS.findall(body) for number in re.findall(r"\d+", match)]
    numbers = dict.fromkeys([*inside, *(int(number) for number in re.findall(r"\d+", marks))])
    found = list(sentences_without_numbers(MARKS.sub("", body)))
    return [*found[:-1], *(WrittenSentence(BULLET.sub("", last.text), tuple(numbers)) for last in found[-1:])]


def sentences_without_numbers(text: str) -> Iterator[WrittenSentence]:
    """Sentences that name no quote; the last one may carry numbers at its very end."""
    end = MARKS.search(text.rstrip(" .!?\n"))
    if end and not text[end.end() :].strip(" .!?\n"):
        yield from sentences_with_numbers(text[: end.start()] + text[end.end() :], end.group())
        return
    for sentence in sentence_texts(text):
        piece = BULLET.sub("", sentence).strip(" -*•\n")
        if piece:
            yield WrittenSentence(piece, ())


def says_no_answer(text: str) -> bool:
    """Whether the model says that the quotes hold no answer."""
    return any(words in text.upper() for words in NO_ANSWER)
