"""The command line: flags in, one command run, an exit status out.

0 done, 1 the work failed (one plain sentence on stderr), 2 wrong use, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

from index.errors import KamervraagError
from ui.commands.examples import EXAMPLES

INTERRUPTED = 130  # what shells expect of a command that Ctrl-C has stopped

# Each command with its file in ui/commands, in the order of the help.
COMMANDS = {
    "demo": "demo",
    "harvest": "harvest",
    "sync": "sync",
    "watch": "watch",
    "open": "open",
    "index": "index",
    "parse": "parse",
    "search": "search",
    "ask": "ask",
    "chat": "chat",
    "eval": "eval",
    "info": "info",
    "check": "upkeep",
    "repair": "upkeep",
    "compact": "upkeep",
    "backup": "upkeep",
    "restore": "upkeep",
    "password": "password",
    "completion": "completion",
}


class _ShowVersion(argparse.Action):
    """Looks the version up only when it is asked for: reading the installed packages takes 47 ms."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        parser.exit(message=f"kamervraag {version('kamervraag')}\n")


def parser(asked_for: str = "") -> argparse.ArgumentParser:
    """The parser of the command asked for, or of all; each command adds its own flags and sets `run`.

    Only what is asked for is imported: the harvest's and the builder's libraries would keep `ask` waiting.
    """
    top = argparse.ArgumentParser(
        prog="kamervraag",
        description="Ask Dutch parliamentary papers what the cabinet said; every sentence cites its source.",
    )
    top.add_argument("--version", action=_ShowVersion, nargs=0, help="show the version and stop")
    top.set_defaults(whole=parser)  # for `completion`, which tells what all of them know
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for file in [COMMANDS[asked_for]] if asked_for in COMMANDS else dict.fromkeys(COMMANDS.values()):
        import_module(f"ui.commands.{file}").add_to(commands)
    for name, command in commands.choices.items():
        command.formatter_class = argparse.RawDescriptionHelpFormatter
        command.epilog = examples_of(name)
    return top


def examples_of(command: str) -> str:
    """What stands at the end of a command's help."""
    shown = [f"  {line}" for line in EXAMPLES[command]]
    return "\n".join(["examples:", *shown])


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status and never shows a traceback for a user's mistake."""
    _open_closed_streams()
    _replace_unprintable_signs()
    given = sys.argv[1:] if argv is None else argv
    words = [word if names_a_file(word) else repair_argument(word) for word in given]
    try:
        with _uncollected():
            args = parser(words[0] if words else "").parse_args(words)
            if argv is None:  # a process of its own: what is imported stays to its end
                gc.freeze()
        status: int = args.run(args)
        sys.stdout.flush()
        return status
    except KamervraagError as error:
        sys.stderr.write(f"kamervraag: {error}\n")
    except KeyboardInterrupt:
        sys.stderr.write("\nkamervraag: stopped.\n")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has gone; the interpreter must not try to flush to it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except UnicodeEncodeError as error:
        if error.encoding != sys.getfilesystemencoding():
            raise
        sys.stderr.write(
            f"kamervraag: {error.object}: is a name that this terminal cannot write; set LC_ALL=C.UTF-8.\n"
        )
    except OSError as error:
        sys.stderr.write(f"kamervraag: {error.filename or 'the output'}: {error.strerror or error}.\n")
    return 1


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: imports make none, and looking for it takes 7% of a start."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def names_a_file(word: str) -> bool:
    """Whether an argument, or the value of a flag in it, is a path that is there; its bytes stay."""
    try:
        return any(os.path.lexists(part) for part in (word, word.partition("=")[2]) if part)
    except ValueError:  # half an emoji is no path
        return False


def repair_argument(word: str) -> str:
    """An argument as text: the bytes of a Latin-1 terminal read as such, half an emoji as a sign lost."""
    try:
        return word.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeEncodeError:
        return word.encode("utf-8", "replace").decode("utf-8")
    except UnicodeDecodeError:
        return word.encode("utf-8", "surrogateescape").decode("latin-1")


def _open_closed_streams() -> None:
    """Give a process that was started without one of the three streams (`>&-`, some services) one that takes
    and gives nothing: a file of the index would get its number, and be written into."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _replace_unprintable_signs() -> None:
    """Let a terminal that lacks a sign show another in its place, where Python would end in an error.

    Under LC_ALL=C Python keeps the bytes of odd file names, and ends in an error at all other signs.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in ("strict", "surrogateescape"):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
