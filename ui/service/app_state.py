"""What the handlers of one server share."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.service.conversations import Conversations
from ui.service.index_service import IndexService
from ui.service.limits import Limits
from ui.service.paper_shelf import PaperShelf


@dataclass(frozen=True, slots=True)
class AppState:
    """The index, the conversations, what a visitor may ask, whether he may add papers, and
    what is counted of the papers."""

    desk: IndexService
    conversations: Conversations
    limits: Limits
    upload: bool = False
    shelf: PaperShelf = field(default_factory=PaperShelf)
