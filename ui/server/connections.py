"""Connections that ask nothing, or read nothing: closed soon, so that those who do ask find one."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

HEAD_TIMEOUT_S = 10.0  # for a request's head to come in whole, the first as well as a later one
READ_TIMEOUT_S = 60.0  # for a visitor to take anything at all of what is ready for him
MAX_CONNECTIONS = 900  # a process may usually hold 1,024 files


class HastyProtocol(H11Protocol):
    """uvicorn's own protocol, which waits for ever: for a head, and for an answer to be taken."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock."""
        super().connection_made(transport)
        self._expect_head(None)

    def on_response_complete(self) -> None:
        """Start it again for a next request: the first byte of one ends uvicorn's own patience."""
        before = self.cycle
        super().on_response_complete()
        self._expect_head(before)

    def pause_writing(self) -> None:
        """Start another where more is ready than is taken."""
        super().pause_writing()
        self._expect_reader()

    def _expect_head(self, before: RequestResponseCycle | None) -> None:
        self.loop.call_later(HEAD_TIMEOUT_S, self._close_if_silent, before)

    def _close_if_silent(self, before: RequestResponseCycle | None) -> None:
        if self.cycle is not before:  # a request has begun
            return
        if not self.transport.is_closing():
            self.transport.close()
        if self.transport.get_write_buffer_size():
            self._expect_reader()

    def _expect_reader(self) -> None:
        left = self.transport.get_write_buffer_size()
        self.loop.call_later(READ_TIMEOUT_S, self._abort_if_unread, left)

    def _abort_if_unread(self, before: int) -> None:
        left = self.transport.get_write_buffer_size()
        waits = self.flow.write_paused or self.transport.is_closing()
        if not left or not waits:
            return
        if left >= before:
            self.transport.abort()
        else:
            self._expect_reader()
