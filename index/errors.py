"""The error tree: what a user or a paper did wrong, each as one plain sentence."""

from __future__ import annotations

from pathlib import Path


class KamervraagError(Exception):
    """A user's mistake or a bad paper; `str(error)` is one sentence: what, where, what to do."""

    def __init__(self, message: str, path: Path | str | None = None) -> None:
        super().__init__(message)
        self.path = path

    def __str__(self) -> str:
        message = super().__str__()
        return message if self.path is None else f"{self.path}: {message}"


class DocumentError(KamervraagError):
    """A file that cannot be read as a paper: corrupt, empty, binary, too large, scanned without text."""


class IndexFormatError(KamervraagError):
    """An index that is missing, damaged, of another version or built with another model."""


class SpoiltIndexError(IndexFormatError):
    """An index whose store cannot be used any more, by damage or by its version: only a new one helps."""


class AlteredPaperError(IndexFormatError):
    """A paper whose text or spans the disk gives otherwise than they were written; it must not be quoted."""


class MilvusError(IndexFormatError):
    """An index on a Milvus server that cannot be reached, is not there, or is another than was meant."""


class ClusterError(KamervraagError):
    """A cluster that is to read papers and cannot be reached, or whose machines are not as this one."""


class ModelError(KamervraagError):
    """An embedding or language model that cannot be had, or is not the one the index was built with."""


class SourceError(KamervraagError):
    """A public source (OData, SRU) that answers with an error or not at all."""


class QuestionError(KamervraagError):
    """A question that cannot be asked: empty or too long."""


class NoSuchPaperError(QuestionError):
    """A filter that no paper of the index can pass: a value of none, or a reversed period."""


class GoldError(KamervraagError):
    """A gold or batch file with a line that is not what the format asks."""
