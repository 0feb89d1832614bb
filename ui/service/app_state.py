"""What the handlers of one server share."""

from __future__ import annotations

from dataclasses import dataclass

from ui.service.conversations import Conversations
from ui.service.index_service import IndexService
from ui.service.limits import Limits


@dataclass(frozen=True, slots=True)
class AppState:
    """The index, the conversations, what a visitor may ask, and whether he may add papers."""

    desk: IndexService
    conversations: Conversations
    limits: Limits
    upload: bool = False
