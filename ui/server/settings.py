"""What a server is asked to be: where it listens, who may reach it, what it offers."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from index.derived.milvus.address import MilvusAddress
from ui.server.login import Logins
from ui.server.security import LOOPBACK


@dataclass(frozen=True, slots=True)
class Settings:
    """What the flags of `kamervraag chat` ask for. `upload` None means: only on loopback.

    `public_url` is where a proxy in front shows the server, `root_path` below which path; the headers of the
    addresses in `proxies` are believed about who is behind them, and that in `user_header`, where it is set,
    about who signed in.
    """

    index: Path | MilvusAddress
    host: str = "127.0.0.1"
    port: int = 7860
    logins: Logins | None = None
    mcp: bool = False
    upload: bool | None = None
    hosts: tuple[str, ...] = ()
    public_url: str | None = None
    root_path: str = ""
    proxies: tuple[str, ...] = ()
    user_header: str | None = None
    shared_uploads: bool = False
    metrics: bool = False
    log_requests: bool = False

    @property
    def is_for_one(self) -> bool:
        """Whether all who reach the server are taken for one person: nobody from outside this machine can."""
        opened = (
            *self.hosts,
            *self.proxies,
            *filter(None, (self.public_url, self.root_path, self.user_header)),
        )
        return self.host in LOOPBACK and not opened

    @property
    def public_origin(self) -> str | None:
        """Where the page is, as a browser names it: without its path."""
        parts = urlsplit(self.public_url or "")
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else None

    @property
    def path_before(self) -> str:
        """The path before every path of ours, that the proxy takes off."""
        return self.root_path or urlsplit(self.public_url or "").path

    @property
    def own_names(self) -> tuple[str, ...]:
        """The names a server answers to: another name means that a page elsewhere reached in."""
        own = () if self.host in LOOPBACK else (self.host, socket.gethostname(), socket.getfqdn())
        public = urlsplit(self.public_url or "").hostname
        return (*LOOPBACK, *own, *self.hosts, *([public] if public else []))
