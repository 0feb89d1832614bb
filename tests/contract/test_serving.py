"""Serving machines that share no disk: what they quote comes from the server alone, and is checked there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.build.carrying import carry
from index.derived.milvus.address import MilvusAddress
from tests.support.milvus import NEEDS_MILVUS, milvus_port, new_address
from tests.support.places import ROOT
from tests.support.shelf import Shelf, exchange_paper, letter

__all__ = ["milvus_port", "new_address"]

FERRY = "Vaart de veerpont naar Eikendam nog in de winter?"
SAILS = "De veerpont naar Eikendam vaart in de winter alleen op marktdagen."


@NEEDS_MILVUS
def test_two_readers_with_empty_disks_give_the_words_of_the_papers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new_address: Callable[[], MilvusAddress]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        writer = tmp_path / "writer"
        writer.mkdir()
        shelf, address = Shelf(writer, patch), new_address()
        shelf.put(exchange_paper("a.txt", [(FERRY, SAILS)]), letter("b.txt", ["De dijk wordt hoger."]))
        shelf.build()
        carry(shelf.index, address)
    shutil.rmtree(writer)  # the machine that wrote has gone with all its files
    asked = [_ask(tmp_path / name, address) for name in ("one", "two")]
    for process in asked:
        told, remarks = process.communicate(timeout=120)
        assert process.returncode == 0, remarks
        given = json.loads(told)
        quotes = [citation["quote"] for citation in given["citations"]]
        assert not given["abstained"] and any("marktdagen" in quote for quote in quotes)
        assert all(quote in (SAILS, FERRY) for quote in quotes)
    assert not any(path.is_file() for name in ("one", "two") for path in (tmp_path / name).rglob("*"))


def _ask(home: Path, address: MilvusAddress) -> subprocess.Popen[str]:
    """The command on a machine whose disk holds the program alone."""
    home.mkdir()
    words = ["ask", FERRY, "--index", str(address), "--json"]
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "OMP_NUM_THREADS") if name in os.environ}
    environment = {
        **kept,
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(home),
        "TMPDIR": str(home),
    }
    command = [sys.executable, "-m", "ui.cli", *words]
    return subprocess.Popen(command, stdout=-1, stderr=-1, text=True, cwd=home, env=environment)
