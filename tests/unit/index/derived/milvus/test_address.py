"""The address of an index on a server: what it says, and what is refused with a reason."""

from __future__ import annotations

import subprocess
import sys

import pytest

from index.derived.milvus.address import MilvusAddress, is_address, parse_address
from index.errors import MilvusError
from tests.support.places import ROOT


def test_an_address_says_where_and_which() -> None:
    assert parse_address("milvus://127.0.0.1:19531/kamer") == MilvusAddress("127.0.0.1", 19531, "kamer")
    assert parse_address("milvus://stapel/kamer").port == 19530
    assert str(parse_address("milvus://[::1]:7/kamer_2")) == "milvus://[::1]:7/kamer_2"
    assert parse_address("milvus://[::1]:7/kamer").uri == "http://[::1]:7"
    assert not is_address("milvus") and not is_address("/map/milvus://")


@pytest.mark.parametrize(
    "text",
    [
        "milvus://", "milvus:///kamer", "milvus://h:p/kamer", "milvus://h:1/", "milvus://h:1/a/b",
        "milvus://h:1/a-b", "milvus://h:1/9", "milvus://h:1/kamer?x=1", "milvus://h:99999/kamer", "/map",
    ],
)  # fmt: skip
def test_what_is_no_address_is_said_with_an_example(text: str) -> None:
    with pytest.raises(MilvusError, match="milvus://HOST:PORT/NAME"):
        parse_address(text)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(MilvusError, match="KAMERVRAAG_MILVUS_TOKEN") as told:
        parse_address("milvus://root:geheim@h:1/kamer")
    assert "geheim" not in str(told.value)


def test_nothing_of_a_server_is_imported_before_one_is_named() -> None:
    code = "import sys, index.search; print(*(name for name in sys.modules if 'milvus' in name))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["index.derived.milvus", "index.derived.milvus.address"]
