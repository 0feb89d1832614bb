"""Where an index lies on a Milvus server: `milvus://host:port/name`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from index.errors import MilvusError

SCHEME = "milvus://"
DEFAULT_PORT = 19530
# What Milvus takes as a name, less what is put behind it.
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_HINT = "an index on a Milvus server is named milvus://HOST:PORT/NAME, such as milvus://127.0.0.1:19530/kamer"


@dataclass(frozen=True, slots=True)
class MilvusAddress:
    """An index on a server. Who comes in stands in $KAMERVRAAG_MILVUS_TOKEN (USER:PASSWORD), never here."""

    host: str
    port: int
    name: str

    def __str__(self) -> str:
        return f"{SCHEME}{self._host_in_url}:{self.port}/{self.name}"

    @property
    def uri(self) -> str:
        """The server's address as pymilvus wants it."""
        return f"http://{self._host_in_url}:{self.port}"

    @property
    def _host_in_url(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host


def is_address(text: str) -> bool:
    """Whether a text names an index on a server rather than a folder."""
    return text.startswith(SCHEME)


def parse_address(text: str) -> MilvusAddress:
    """The address in a text; raises MilvusError where it is none."""
    try:
        parts = urlsplit(text)
        port = parts.port or DEFAULT_PORT
    except ValueError:
        raise MilvusError(f"is no address: {_HINT}", text) from None
    if "@" in parts.netloc:
        raise MilvusError(
            "holds a password, which others can read; set it as $KAMERVRAAG_MILVUS_TOKEN", SCHEME
        )
    name = parts.path.removeprefix("/")
    if not is_address(text) or not parts.hostname or parts.query or parts.fragment:
        raise MilvusError(f"is no address: {_HINT}", text)
    if not _NAME.fullmatch(name):
        raise MilvusError(
            f'"{name}" cannot be the name of an index there: letters, digits and underscores; {_HINT}', text
        )
    return MilvusAddress(parts.hostname, port, name)
