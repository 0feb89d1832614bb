"""What can go wrong with a request: gone for good, or worth another try."""

from __future__ import annotations

from index.errors import SourceError


class MissingAtSource(SourceError):
    """The source has no such thing, and says so by a status, an address or a page."""


class EmptyReply(MissingAtSource):
    """The source answers with nothing (204): it may have the thing later, or at another moment."""


class RequestRefused(SourceError):
    """The source does not take the request as it is (400); asking again would not help."""


class ForbiddenByRobots(RequestRefused):
    """robots.txt of the host asks to leave an address alone; so we do, whatever is there."""


class TemporaryFault(SourceError):
    """A fault that may pass: no connection, too busy, cut off, spoilt on the way. `after_s`: Retry-After."""

    def __init__(self, message: str, after_s: float | None = None) -> None:
        super().__init__(message)
        self.after_s = after_s


class NothingToTry(SourceError):
    """A list that came back empty: there is nothing to try an assumption on, or it is asked for wrongly."""


class NotAsAssumed(SourceError):
    """The source answers, but not in the way that our code leans on."""
