"""The address that a server holds: which are refused, in a sentence that says it once."""

from __future__ import annotations

import socket

import pytest

from index.errors import KamervraagError
from ui.server.listening import listening_socket


@pytest.mark.parametrize("host", ["", " "])
def test_an_empty_address_is_not_all_of_them(host: str) -> None:
    with pytest.raises(KamervraagError, match=r"empty address; for all of them name 0\.0\.0\.0"):
        listening_socket(host, 0)


def test_a_taken_port_is_said_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(KamervraagError) as said:
            listening_socket("127.0.0.1", port)
    assert str(said.value).count("127.0.0.1") == 1 and "already in use" in str(said.value)


def test_port_0_takes_any() -> None:
    with listening_socket("127.0.0.1", 0) as bound:
        assert bound.getsockname()[1] > 0
