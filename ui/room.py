"""What the handlers of one server share."""

from __future__ import annotations

from dataclasses import dataclass

from ui.conversations import Conversations
from ui.desk import Desk
from ui.limits import Limits


@dataclass(frozen=True, slots=True)
class Room:
    """The index, the conversations, what a visitor may ask, and whether he may add papers."""

    desk: Desk
    conversations: Conversations
    limits: Limits
    upload: bool = False
