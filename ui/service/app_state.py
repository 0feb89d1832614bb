"""What the handlers of one server share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from index.store.uploads import NOBODY, folder_of_visitor
from ui.service.conversations import Conversations
from ui.service.index_service import IndexService
from ui.service.limits import Limits
from ui.service.page_picture import PagePictures
from ui.service.paper_shelf import PaperShelf

VISITOR = "kamervraag.visitor"  # in the scope of a request, once it is known who sends it


@dataclass(frozen=True, slots=True)
class AppState:
    """The index, the conversations, what a visitor may ask, whether he may add papers, and all see them, and
    what was counted and drawn of the papers."""

    desk: IndexService
    conversations: Conversations
    limits: Limits
    upload: bool = False
    shared: bool = False
    shelf: PaperShelf = field(default_factory=PaperShelf)
    pictures: PagePictures = field(default_factory=PagePictures)

    def desk_of(self, request: _Request | None) -> IndexService:
        """The index as the one who sends a request may see it: what is for all, and what he added."""
        return self.desk.for_visitor(visitor_of(request))

    def folders_of(self, visitor: str) -> tuple[Path, Path]:
        """Where a visitor's papers lie: that of those he adds now, and where he may have others of before."""
        private, shared = (
            folder_of_visitor(self.desk.folder, visitor, shared=each) for each in (False, True)
        )
        return (shared, private) if self.shared else (private, shared)


class _Request(Protocol):
    """A request, of FastAPI's kind or of Gradio's."""

    @property
    def scope(self) -> Any: ...


def visitor_of(request: _Request | None) -> str:
    """Who sends a request, as the server's `Visitors` wrote it down; NOBODY where that is not known."""
    scope = getattr(request, "scope", None)
    found = scope.get(VISITOR, NOBODY) if isinstance(scope, Mapping) else NOBODY
    return str(found)
