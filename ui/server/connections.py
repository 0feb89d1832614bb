"""Connections that ask nothing: closed soon, so that those who do ask find one."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_TIMEOUT_S = 10.0  # for a request's head to come in whole
MAX_CONNECTIONS = 900  # a process may usually hold 1,024 files


class HastyProtocol(H11Protocol):
    """uvicorn's own protocol, which waits for a first request for ever."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock."""
        super().connection_made(transport)
        self.loop.call_later(HEAD_TIMEOUT_S, self._close_if_silent)

    def _close_if_silent(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()
