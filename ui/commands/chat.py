"""`kamervraag chat`: the page, on this machine unless told otherwise."""

from __future__ import annotations

import argparse
import os
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.errors import MilvusError
from index.search import Index
from ui.commands.flags import Commands, add_index, add_writer
from ui.server.listening import listening_socket
from ui.service.language_model import writer

if TYPE_CHECKING:
    from rag.say.language_model import Writer
    from ui.server.login import Logins


_ROOT_PATH = re.compile(r"(?:/[\w.~-]+)+/?")


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("chat", help="serve the page and the programs' interface")
    add_index(command, on_server=True)
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    command.add_argument("--port", type=port, default=7860, help="port to listen on (%(default)s)")
    add_access(command)
    command.add_argument(
        "--mcp", action="store_true", help="also offer ask, search and read_exchange at /mcp"
    )
    command.add_argument(
        "--upload",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="let visitors add papers (only on 127.0.0.1 unless asked for)",
    )
    command.add_argument(
        "--shared-uploads",
        action="store_true",
        help="what a visitor adds is for all visitors (otherwise each sees his own)",
    )
    command.add_argument(
        "--metrics", action="store_true", help="also offer counts for Prometheus at /metrics"
    )
    command.add_argument(
        "--log-requests",
        action="store_true",
        help="a line of JSON on stderr for each request: what was asked and by whom is not in it",
    )
    add_writer(command)
    command.set_defaults(run=run, usage_error=command.error)


def add_access(command: argparse.ArgumentParser) -> None:
    """Add the flags that say who may come in, and by which name."""
    command.add_argument(
        "--auth-file",
        type=Path,
        metavar="FILE",
        help="ask visitors to log in; lines as `kamervraag password USER` writes them",
    )
    command.add_argument(
        "--auth",
        type=login,
        default=os.environ.get("KAMERVRAAG_AUTH") or None,
        metavar="USER:PASSWORD",
        help="the same for one user; rather set it as $KAMERVRAAG_AUTH, since anyone here can read a command",
    )
    command.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name to answer to besides this machine's own, behind a proxy",
    )
    command.add_argument(
        "--trust-proxy",
        type=proxy,
        action="append",
        default=[],
        metavar="ADDRESS",
        help="a proxy in front, believed about its visitors' addresses (X-Forwarded-For)",
    )
    command.add_argument(
        "--user-header",
        metavar="NAME",
        help="the header in which such a proxy says who signed in (X-Auth-Request-User); others are refused",
    )
    _add_place(command)


def _add_place(command: argparse.ArgumentParser) -> None:
    """Add the flags that say where a proxy in front shows the page."""
    command.add_argument(
        "--root-path",
        type=root_path,
        metavar="PATH",
        help="the path below which a proxy in front shows the page, such as /kamervraag",
    )
    command.add_argument(
        "--public-url",
        type=public_url,
        metavar="URL",
        help="where a proxy in front shows the page, such as https://vragen.example/kamervraag",
    )


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    if args.user_header and (not args.trust_proxy or args.auth or args.auth_file):
        args.usage_error("--user-header needs --trust-proxy ADDRESS, and goes without --auth")
    written_by = writer(args)
    if args.upload and not isinstance(args.index, Path):
        raise MilvusError(
            "takes no papers of visitors; they are added where the index is made", str(args.index)
        )
    # A missing index and a taken port are said before seconds of importing gradio.
    Index.open(args.index)
    with listening_socket(args.host, args.port) as bound:
        warn_of_strangers(args)
        _serve(args, bound, written_by)
    return 0


def _serve(args: argparse.Namespace, bound: socket.socket, written_by: Writer | None) -> None:
    with no_proxies():
        from ui.server.app import serve  # gradio takes seconds to import; only the page needs it
        from ui.server.settings import Settings

    settings = Settings(
        index=args.index,
        host=args.host,
        port=args.port,
        logins=logins(args),
        mcp=args.mcp,
        upload=args.upload,
        hosts=tuple(args.allow_host),
        public_url=args.public_url,
        root_path=args.root_path or "",
        proxies=tuple(args.trust_proxy),
        user_header=args.user_header,
        shared_uploads=args.shared_uploads,
        metrics=args.metrics,
        log_requests=args.log_requests,
    )
    with suppress(KeyboardInterrupt):  # the usual way to stop
        serve(settings, bound, written_by)


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


def logins(args: argparse.Namespace) -> Logins | None:
    """Who may come in; None for everyone. Raises KamervraagError for a file that is none of users."""
    from ui.server.login import Logins, read_logins  # argon2, which only a server with users needs

    if args.auth_file is not None:
        return read_logins(args.auth_file)
    return Logins.of_password(*args.auth) if args.auth else None


def warn_of_strangers(args: argparse.Namespace) -> None:
    """Say that others can read along, where they can."""
    if args.host not in ("127.0.0.1", "localhost", "::1") and not (
        args.auth or args.auth_file or args.user_header
    ):
        sys.stderr.write(
            f"kamervraag: everyone who can reach {args.host} can read and ask; "
            "--auth-file asks them to log in.\n"
        )


def proxy(text: str) -> str:
    """The address or network of a proxy, or * for all; a name would match nobody, unsaid."""
    try:
        return text if text == "*" else str(ip_network(text, strict=False))
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no address such as 127.0.0.1 or 10.0.0.0/8") from None


def root_path(text: str) -> str:
    """A path as addresses begin with it, without a slash at the end."""
    if not _ROOT_PATH.fullmatch(text):
        raise argparse.ArgumentTypeError(f"'{text}' is no path such as /kamervraag")
    return text.rstrip("/")


def public_url(text: str) -> str:
    """An address as visitors type it, without a slash at the end."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(f"'{text}' is no address such as https://vragen.example/kamervraag")
    return text.rstrip("/")


def login(text: str) -> tuple[str, str]:
    """ "user:password" -> both."""
    user, _, password = text.partition(":")
    if not user or not password:
        raise argparse.ArgumentTypeError("give USER:PASSWORD")
    return user, password
