"""The command line: flags in, one command run, an exit status out.

0 done, 1 the work failed (one plain sentence on stderr), 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from index.errors import KamervraagError
from ui.commands import ask, chat, evaluate, info, ingest, parse, search

COMMANDS = (ingest, parse, search, ask, chat, evaluate, info)


def parser() -> argparse.ArgumentParser:
    """The parser of every command; each command adds its own flags and sets `run`."""
    top = argparse.ArgumentParser(
        prog="kamervraag",
        description="Ask Dutch parliamentary papers what the cabinet said; every sentence cites its source.",
    )
    top.add_argument("--version", action="version", version=f"kamervraag {version('kamervraag')}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_to(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status and never shows a traceback for a user's mistake."""
    args = parser().parse_args(argv)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
        return status
    except KamervraagError as error:
        sys.stderr.write(f"kamervraag: {error}\n")
    except KeyboardInterrupt:
        sys.stderr.write("\nkamervraag: stopped.\n")
    except BrokenPipeError:
        # The reader (head, less) has gone; the interpreter must not try to flush to it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        sys.stderr.write(f"kamervraag: {error.filename or 'file'}: {error.strerror or error}.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
