"""`kamervraag chat`: the page, on this machine unless told otherwise."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from index.search import Index
from ui.commands.flags import Commands, add_index, add_writer
from ui.service.writers import writer


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("chat", help="serve the page and the programs' interface")
    add_index(command)
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    command.add_argument("--port", type=port, default=7860, help="port to listen on (%(default)s)")
    command.add_argument("--auth", type=login, metavar="USER:PASSWORD", help="ask visitors to log in")
    command.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name to answer to besides this machine's own, behind a proxy",
    )
    command.add_argument(
        "--mcp", action="store_true", help="also offer ask, search and read_exchange at /mcp"
    )
    command.add_argument(
        "--upload",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="let visitors add papers (only on 127.0.0.1 unless asked for)",
    )
    add_writer(command)
    command.set_defaults(run=run, usage_error=command.error)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    written_by = writer(args)
    Index.open(args.index)  # a missing index is said before seconds of importing gradio
    with no_proxies():
        from ui.server.app import Settings, serve  # gradio takes seconds to import; only the page needs it

    settings = Settings(
        index=args.index,
        host=args.host,
        port=args.port,
        login=args.auth,
        mcp=args.mcp,
        upload=args.upload,
        hosts=tuple(args.allow_host),
    )
    with suppress(KeyboardInterrupt):  # the usual way to stop
        serve(settings, written_by)
    return 0


@contextmanager
def no_proxies() -> Iterator[None]:
    """Hide proxies from gradio, which makes clients as it is imported and falls over a SOCKS proxy.

    The server itself calls nobody; a language model may stand behind a proxy, so they come back.
    """
    kept = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
    for name in kept:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(kept)


def port(text: str) -> int:
    """A port that can be listened on; 0 takes any free one."""
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"'{text}' is not a port")
    return int(text)


def login(text: str) -> tuple[str, str]:
    """ "user:password" -> both."""
    user, _, password = text.partition(":")
    if not user or not password:
        raise argparse.ArgumentTypeError("give USER:PASSWORD")
    return user, password
