"""The one open index of a server: shared by all visitors, opened anew where it was replaced on disk."""

from __future__ import annotations

import copy
import hashlib
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.derived.milvus.address import MilvusAddress
from index.document import Document
from index.errors import IndexFormatError, MilvusError
from index.search import Filters, Index
from index.store.schema import FILE
from index.store.uploads import NOBODY
from rag.answer import Answer, Statement, answer_stream
from rag.say.language_model import ChatWriter, Writer
from rag.understand.followup import Message
from ui.service.original_file import OriginalFile, original_file

LOG = logging.getLogger("kamervraag.index")
REMEMBERED = 500  # answers that are given again without searching


class IndexService:
    """The index in a folder or on a server as one visitor may see it, and the language model that writes from
    it, if any.

    As it is made it is for NOBODY, who sees what is for all; `for_visitor` gives that of another.

    `folder` is where a server keeps what is not the index: beside it lie readers' verdicts.
    """

    def __init__(self, place: Path | MilvusAddress, writer: Writer | None = None) -> None:
        self.folder = place if isinstance(place, Path) else Path(f"kamervraag-{place.name}")
        self.writer = writer
        self.visitor = NOBODY
        self.drafter = writer.in_first_person() if isinstance(writer, ChatWriter) else writer
        self._opened = _OpenedIndex(place, self.folder)
        self._lock = threading.Lock()
        self._given: dict[bytes, tuple[Statement | Answer, ...]] = {}

    def for_visitor(self, visitor: str) -> IndexService:
        """The same service for this visitor: he sees what he added too. It costs nothing."""
        service = copy.copy(self)
        service.visitor = visitor
        return service

    def index(self) -> Index:
        """The index as it is now; the one before it while a new one is not there yet."""
        return self._opened.newest()[0].seen_by(self.visitor)

    def answering(
        self,
        question: str,
        history: tuple[Message, ...] = (),
        filters: Filters = Filters(),  # noqa: B008
        language: str | None = None,
        ignored: frozenset[str] = frozenset(),
        first_person: bool = False,
    ) -> Iterator[Statement | Answer]:
        """The statements of an answer as they come, and the whole last; raises what `answer` raises, of the
        index in words for visitors.

        `first_person` has a language model write as a minister would sign it. Without a model the same
        question gets the same answer, so that one given before is given again.
        """
        with told_to_visitors():
            yield from self._answering(question, history, filters, language, ignored, first_person)

    def _answering(
        self,
        question: str,
        history: tuple[Message, ...],
        filters: Filters,
        language: str | None,
        ignored: frozenset[str],
        first_person: bool,
    ) -> Iterator[Statement | Answer]:
        newest, identity = self._opened.newest()
        with newest.seen_by(self.visitor).pinned() as index:
            asked = (question, history, filters, language, sorted(ignored))
            key = _request_digest(*asked, identity, index.generation, index.contents)
            if (given := self._given.get(key)) is not None:
                yield from given
                return
            pieces: list[Statement | Answer] = []
            for piece in answer_stream(
                question,
                index,
                history=history,
                filters=filters,
                language=language,
                writer=self.drafter if first_person else self.writer,
                ignored=ignored,
            ):
                pieces.append(piece)
                yield piece
            if self.writer is None:
                with self._lock:
                    self._given[key] = tuple(pieces)
                    while len(self._given) > REMEMBERED:
                        self._given.pop(next(iter(self._given)))

    def answer(
        self,
        question: str,
        history: tuple[Message, ...] = (),
        filters: Filters = Filters(),  # noqa: B008
        language: str | None = None,
        first_person: bool = False,
    ) -> Answer:
        """The whole answer at once; arguments as in `answering`."""
        *_, whole = self.answering(question, history, filters, language, first_person=first_person)
        assert isinstance(whole, Answer)
        return whole

    def document(self, name: str) -> Document | None:
        """A paper by its name, None where the index has none of that name (any more)."""
        try:
            return self.index().document(name)
        except KeyError:
            return None

    def original(self, name: str) -> OriginalFile | None:
        """The file that a paper was read from, None where it is not there (any more)."""
        return original_file(self.index(), name)

    def kind_of_original(self, name: str) -> str | None:
        """The ending of that file's name: "pdf"; None where it is not there."""
        found = self.original(name)
        return found.kind if found else None


@contextmanager
def told_to_visitors() -> Iterator[None]:
    """Let a fault of the index say what it is, not where on the server nor what its keeper is to do.

    That goes to his log.
    """
    try:
        yield
    except IndexFormatError as error:
        raise fault_for_visitors(error) from error


def fault_for_visitors(error: IndexFormatError) -> IndexFormatError:
    """The fault without a path of the server; the whole is logged."""
    if error.path is None:
        return error
    LOG.error("%s", error)
    said, place = str(error.args[0]).partition(";")[0], str(error.path)
    return IndexFormatError(f"{place if Path(place).name == place else 'the index'} {said}")


class _OpenedIndex:
    """The index in one place, opened anew where it was replaced on disk; with all that visitors added."""

    def __init__(self, place: Path | MilvusAddress, folder: Path) -> None:
        self._place = place
        self._folder = folder
        self._lock = threading.Lock()
        self._identity = _file_identity(folder)
        self._index = Index.open(place)

    def newest(self) -> tuple[Index, tuple[int, int] | None]:
        """The index as it is now, and which file that is; the one before while a new one is not there yet."""
        identity = _file_identity(self._folder)
        with self._lock:  # one visitor goes to the newest generation, the others wait for him
            if identity not in (None, self._identity):
                self._open_again(identity)
            try:
                self._index.reload()
            except MilvusError:  # made anew there, or the server went and came back: raises where it is gone
                self._index = Index.open(self._place)
            return self._index, self._identity

    def _open_again(self, identity: tuple[int, int] | None) -> None:
        try:
            self._index = Index.open(self._place)
        except IndexFormatError:
            return  # half built: the old one, still open, answers until the new one is whole
        self._identity = identity


def _request_digest(*parts: object) -> bytes:
    """What tells one asking from another, short however long the conversation before it was."""
    return hashlib.sha256(repr(parts).encode("utf-8", "replace")).digest()


def _file_identity(folder: Path) -> tuple[int, int] | None:
    """Which file the index is, whatever it is called: None where there is none."""
    try:
        found = (folder / FILE).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
