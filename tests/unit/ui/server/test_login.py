"""Who may come in: hashes from a file, one user from the environment, a pause after wrong passwords."""

from __future__ import annotations

import base64
import logging
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from index.errors import KamervraagError
from ui.server.login import TRIES, Logins, line_of, read_logins
from ui.server.security import Guard
from ui.service.limits import Limit


def header(words: str) -> dict[str, str]:
    return {"authorization": f"Basic {base64.b64encode(words.encode()).decode()}"}


def visitor(logins: Logins) -> TestClient:
    app = FastAPI()

    @app.get("/{path:path}")
    def page(path: str) -> str:
        return "hier"

    return TestClient(Guard(app, logins=logins), base_url="http://127.0.0.1")


def test_users_of_a_file_come_in_and_nobody_else(tmp_path: Path) -> None:
    file = tmp_path / "users"
    lines = ["# wie mag lezen", line_of("anna", "gehéim:1"), "", line_of("bram", "een ander woord")]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert "gehéim" not in file.read_text(encoding="utf-8")
    guarded = visitor(read_logins(file))
    assert "Basic" in guarded.get("/").headers["www-authenticate"]
    for words in ("anna:gehéim:1", "bram:een ander woord"):
        assert guarded.get("/", headers=header(words)).status_code == 200
    for words in ("anna:een ander woord", "carla:gehéim:1", "anna", "anna:", ":"):
        assert guarded.get("/", headers=header(words)).status_code == 401
    for value in ("Basic", "Basic ???", "Bearer anna", "Basic /w=="):
        assert guarded.get("/", headers={"authorization": value}).status_code == 401


def test_nothing_but_a_refusal_is_served_without_a_login() -> None:
    guarded = visitor(Logins.of_password("anna", "gehéim:1"))
    for path in ("/", "/health", "/api/openapi.json", "/page/assets/page.js", "/gradio_api/info", "/mcp"):
        assert guarded.get(path).status_code == 401


def test_wrong_passwords_lock_the_address_for_a_while_and_stand_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = [0.0]
    user, _, known = line_of("anna", "gehéim:1").partition(":")
    logins = Logins({user: known}, Limit(2.0, TRIES, clock=lambda: now[0]))
    guarded = visitor(logins)
    with caplog.at_level(logging.WARNING, "kamervraag.login"):
        refused = [guarded.get("/", headers=header(f"anna:{n}")).status_code for n in range(TRIES + 2)]
    assert refused == [401] * TRIES + [429] * 2
    assert len(caplog.records) == TRIES and "anna" not in caplog.text
    assert guarded.get("/", headers=header("anna:gehéim:1")).status_code == 429
    now[0] += 60
    assert guarded.get("/", headers=header("anna:gehéim:1")).status_code == 200


def test_a_colleague_who_is_in_stays_in_while_his_address_is_locked() -> None:
    guarded = visitor(Logins.of_password("anna", "gehéim:1"))
    assert guarded.get("/", headers=header("anna:gehéim:1")).status_code == 200
    for n in range(TRIES):
        guarded.get("/", headers=header(f"anna:{n}"))
    assert guarded.get("/", headers=header("anna:fout")).status_code == 429
    assert guarded.get("/", headers=header("anna:gehéim:1")).status_code == 200


def test_a_visitor_without_a_login_is_asked_for_one_and_never_locked() -> None:
    guarded = visitor(Logins.of_password("anna", "gehéim:1"))
    assert {guarded.get("/").status_code for _ in range(3 * TRIES)} == {401}


@pytest.mark.parametrize("content", ["", "anna:geheim", ":$argon2id$x", "anna"])
def test_a_file_that_is_none_of_users_gets_a_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / "users").write_text(content, encoding="utf-8")
    with pytest.raises(KamervraagError, match="kamervraag password"):
        read_logins(tmp_path / "users")
    with pytest.raises(KamervraagError, match="cannot be read"):
        read_logins(tmp_path / "nergens")
