"""kamervraag for Python: `kv.build(["papers"], "ix")`, `kv.open("ix")`, `index.ask("…")`.

A thin front over `index` and `rag`, whose types it hands out as they are; paths may be strings. torch,
sentence-transformers and gradio are not loaded by anything here, unless an index was built with such a model.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from index import Filters, Hit, Hits
from index import Index as _Index
from index.build import BuildOptions, BuildReport
from index.build import build as _build
from index.build.invented import SAMPLES
from index.document import Document, Exchange
from index.errors import DocumentError, IndexFormatError, KamervraagError, ModelError, QuestionError
from index.files import read_file
from index.models.encoder import ModelChoice
from index.parse import parse as _parse
from rag.answer import Answer, Citation, Statement, answer
from rag.contract import answer_json
from rag.say.language_model import Writer
from rag.understand.followup import Message

__all__ = [
    "Answer",
    "ModelChoice",
    "Citation",
    "Document",
    "DocumentError",
    "Exchange",
    "Filters",
    "Hit",
    "Hits",
    "Index",
    "IndexFormatError",
    "KamervraagError",
    "ModelError",
    "QuestionError",
    "BuildReport",
    "Statement",
    "Message",
    "answer_json",
    "build",
    "open",
    "parse",
]


class Index(_Index):
    """An open index that can be asked as well as searched; a context manager that closes itself."""

    def ask(
        self,
        question: str,
        *,
        filters: Filters = Filters(),  # noqa: B008
        history: Sequence[Message] = (),
        language: str | None = None,
        writer: Writer | None = None,
        ignored: Collection[str] = frozenset(),
    ) -> Answer:
        """Answer a question; `abstained` where the papers are silent. Raises QuestionError where it is empty.

        `filters` win over those said in the question; `history` holds the turns before a follow-up;
        `language` ("nl" or "en") is that of the frame, else the question's; with a `writer` a language
        model writes from the quotes; `ignored` names fields of filters that the question says in vain.
        """
        return answer(
            question,
            self,
            history=history,
            filters=filters,
            language=language,
            writer=writer,
            ignored=ignored,
        )


def open(folder: str | Path = "kamervraag-index") -> Index:
    """Open the index in a folder, or at an address "milvus://host:port/name".

    Raises IndexFormatError where there is none, or one of another version.
    """
    return Index.open(folder)


def build(
    paths: str | Path | Iterable[str | Path],
    folder: str | Path = "kamervraag-index",
    *,
    choice: ModelChoice = ModelChoice(),  # noqa: B008
    jobs: int = 1,
    rebuild: bool = False,
    prune: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> BuildReport:
    """Bring the index in `folder` up to date with these files and folders; says what it did with each.

    Without `prune`, papers stay where more than a fifth of a folder has gone at once. The fictitious samples
    leave where real papers come (`left_out`).
    Raises DocumentError where a path does not exist or holds no papers.
    """
    given = [paths] if isinstance(paths, (str, Path)) else paths
    return _build(
        [Path(path) for path in given],
        Path(folder),
        BuildOptions(choice=choice, jobs=jobs, rebuild=rebuild, prune=prune, invented=SAMPLES),
        progress,
    )


def parse(path: str | Path) -> Document:
    """Read one paper without an index; raises DocumentError where it cannot be read."""
    return _parse(read_file(Path(path)), Path(path).name)
