"""The page behind a real nginx: under a path of its own, and with the usual snippets that change its name."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.serving import served
from tests.support.visiting import MARKS, QUESTION, Browser, expect, visiting

NGINX = shutil.which("nginx")
pytestmark = [*MARKS, pytest.mark.skipif(NGINX is None, reason="no nginx here: no proxy stands in front")]
CONFIG = """daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port}; location {path} {{ proxy_pass {behind}; {more} }} }}
}}
"""


def free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


@contextmanager
def proxied(folder: Path, port: int, path: str, behind: str, more: str) -> Iterator[None]:
    """A proxy on a port, until the end of the block."""
    config = folder / "nginx.conf"
    config.write_text(
        CONFIG.format(folder=folder, port=port, path=path, behind=behind, more=more), encoding="utf-8"
    )
    process = subprocess.Popen(
        [str(NGINX), "-c", str(config), "-p", str(folder), "-e", str(folder / "errors")]
    )
    try:
        for _ in range(100):
            with socket.socket() as knocking:
                if not knocking.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.mark.parametrize("named", [True, False], ids=["public-url", "root-path"])
def test_a_page_under_a_path_of_its_own_answers(
    browser: Browser, sample_folder: Path, tmp_path: Path, named: bool
) -> None:
    port = free_port()
    public = f"http://127.0.0.1:{port}/kv"
    flags = ("--public-url", public) if named else ("--root-path", "/kv/")
    more = "proxy_buffering off;" + ("" if named else " proxy_set_header Host $http_host;")
    with served(sample_folder, *flags) as behind:
        with proxied(tmp_path, port, "/kv/", behind, more):
            for visit in visiting(browser, f"{public}/"):
                visit.open()
                page = visit.ask(QUESTION)
                expect(page.locator(".cite").first).to_be_visible()
                expect(page.locator(".bron").first).to_be_attached()


@pytest.mark.parametrize("more", ["", "proxy_set_header Host $host;"], ids=["defaults", "host-without-port"])
def test_a_proxy_that_changes_the_name_loses_no_press(
    browser: Browser, sample_address: str, tmp_path: Path, more: str
) -> None:
    port = free_port()
    with proxied(tmp_path, port, "/", sample_address.rstrip("/"), more):
        for visit in visiting(browser, f"http://127.0.0.1:{port}/"):
            visit.open()
            expect(visit.ask(QUESTION).locator(".cite").first).to_be_visible()
