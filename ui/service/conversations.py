"""Who asked what: conversations kept on the server, each behind a name that cannot be guessed."""

from __future__ import annotations

import secrets
import threading
import time
import zlib
from collections import OrderedDict
from dataclasses import dataclass, field

from index.search import Filters
from index.store.uploads import NOBODY
from rag.answer import Answer
from rag.understand.followup import Message

MAX_TURNS = 60
MAX_MESSAGE = 8_000  # characters of a turn that a follow-up may lean on
MAX_CONVERSATIONS = 2_000
KEEP_S = 4 * 3600.0


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer; `part` is its number in a pasted set, `fault` says why there is none.

    `ignored` names the fields of Filters that its words were not to narrow; `given` are those of the form.
    """

    number: int
    question: str
    answer: Answer | None
    part: str | None = None
    fault: str | None = None
    contents: int = 0  # the mark of what the index showed
    renewed: bool = False  # the index has changed since the turn before it
    ignored: frozenset[str] = frozenset()
    given: Filters = Filters()
    partyless: int = 0  # papers that a filter on a party left out since they name none
    changed: bool | None = None  # whether the maker of the link that asks it saw other quotes

    @property
    def mark(self) -> int:
        """What tells its quotes from other quotes, 32 bits; 0 where it has no answer."""
        if self.answer is None:
            return 0
        said = [(each.doc, each.quote) for each in self.answer.citations]
        return zlib.crc32(repr((self.answer.abstained, said)).encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class SeenAnswer:
    """What the maker of a link saw: the mark of what the index held, and that of the turn, if it is known."""

    contents: int
    mark: int | None = None


@dataclass(slots=True)
class Conversation:
    """The turns of one visitor; `asked` is where the turns of the latest message begin.

    `run` grows with each message and each stop: what an earlier run still finds is not kept. `sent` is the
    latest message's number on its page: a stop that was pressed for an earlier one, and comes late, stops
    nothing. `context` is what was said before it and is kept elsewhere, `before` how many turns that were.
    """

    token: str
    turns: list[Turn] = field(default_factory=list)
    asked: int = 0
    run: int = 0
    sent: int = 0
    seen: float = 0.0
    context: tuple[Message, ...] = ()
    before: int = 0
    visitor: str = NOBODY  # nobody else is given it

    @property
    def next_number(self) -> int:
        """The number of the turn to come."""
        return self.before + len(self.turns) + 1

    def cut(self, number: int) -> None:
        """Leave out the turn of that number and all after it: another comes in their place."""
        self.turns = [turn for turn in self.turns if turn.number < number]
        self.asked = len(self.turns)

    def messages(self) -> tuple[Message, ...]:
        """The conversation so far as the pipeline wants it: questions and answers in turn."""
        own = tuple(
            message
            for turn in self.turns[-6:]
            if turn.answer is not None
            for message in (
                Message("user", turn.question[:MAX_MESSAGE]),
                Message("assistant", turn.answer.text[:MAX_MESSAGE]),
            )
        )
        return (*self.context, *own)[-12:]

    def turn(self, number: int) -> Turn | None:
        """The turn of that number, None where there is none."""
        return next((turn for turn in self.turns if turn.number == number), None)


class Conversations:
    """All conversations of this server; the oldest make room, and each is forgotten some hours after use."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Conversation] = OrderedDict()
        self._lock = threading.Lock()

    def begin(
        self, context: tuple[Message, ...] = (), before: int = 0, visitor: str = NOBODY
    ) -> Conversation:
        """A new, empty conversation; or one that goes on after turns that are kept elsewhere."""
        token = secrets.token_urlsafe(18)
        conversation = Conversation(
            token, seen=time.monotonic(), context=context, before=before, visitor=visitor
        )
        with self._lock:
            self._kept[conversation.token] = conversation
            self._drop_oldest()
        return conversation

    def find(self, token: str | None, visitor: str = NOBODY) -> Conversation | None:
        """The conversation of that name; None where there is none (any more), or it is another's."""
        with self._lock:
            found = self._kept.get(token or "")
            if found is None or found.visitor != visitor:
                return None
            found.seen = time.monotonic()
            self._kept.move_to_end(found.token)
            return found

    def _drop_oldest(self) -> None:
        now = time.monotonic()
        while self._kept:
            oldest = next(iter(self._kept.values()))
            if len(self._kept) <= MAX_CONVERSATIONS and now - oldest.seen < KEEP_S:
                return
            del self._kept[oldest.token]
