"""`kamervraag password`: a user with his password -> a line for the file that `chat --auth-file` reads."""

from __future__ import annotations

import argparse
import getpass
import sys

from index.errors import KamervraagError
from ui.commands.flags import Commands


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("password", help="write a user's line for chat --auth-file")
    command.add_argument("user", metavar="USER")
    command.set_defaults(run=run, usage_error=command.error)


def run(args: argparse.Namespace) -> int:
    """Ask for a password, or read it from a pipe; write the line."""
    if not args.user or ":" in args.user or args.user.startswith("#"):
        args.usage_error("a user's name has no colon and no # in front")
    asked = getpass.getpass("Wachtwoord / password: ") if sys.stdin.isatty() else sys.stdin.readline()
    password = asked.rstrip("\r\n")
    if len(password) < 8:
        raise KamervraagError("a password has at least 8 characters")
    from ui.server.login import line_of  # argon2, which only this needs

    sys.stdout.write(line_of(args.user, password) + "\n")
    return 0
