"""Flags that several commands share, and what they mean."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from index.derived.milvus.address import MilvusAddress, is_address, parse_address
from index.errors import MilvusError, SourceError
from index.harvest.wanted_paper import check_dossier, check_vraagnummer
from index.search import Filters
from rag.say.prompt import Budget
from rag.understand.periods import bound_said
from ui.wording.remarks import no_day_words

DEFAULT_INDEX = "kamervraag-index"

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_index(command: argparse.ArgumentParser, *, on_server: bool = False) -> None:
    """Add `--index DIR`: $KAMERVRAAG_INDEX where it is set, else ./kamervraag-index.

    `on_server`: the command also works on an index on a Milvus server, named by its address.
    """
    default = os.environ.get("KAMERVRAAG_INDEX") or DEFAULT_INDEX
    kind, named = (some_index, "DIR|URL") if on_server else (some_folder, "DIR")
    also = ", or milvus://HOST:PORT/NAME" if on_server else ""
    command.add_argument(
        "--index", type=kind, default=default, metavar=named, help=f"the index (%(default)s){also}"
    )


def some_index(text: str) -> Path | MilvusAddress:
    """The folder of an index, or its address on a server; raises argparse's own error."""
    return server_address(text) if is_address(text) else some_path(text)


def server_address(text: str) -> MilvusAddress:
    """The address of an index on a Milvus server; raises argparse's own error."""
    try:
        return parse_address(text)
    except MilvusError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def some_folder(text: str) -> Path:
    """The folder of an index; raises argparse's own error for one on a server."""
    if is_address(text):
        raise argparse.ArgumentTypeError(f"'{text}' is on a server; name the folder in which it is made")
    return some_path(text)


def folder_and_server(
    index: Path | MilvusAddress, to: MilvusAddress | None = None
) -> tuple[Path, MilvusAddress | None]:
    """Where an index is made, and the server that it is carried to: one that is named as the index itself is
    made in the usual folder."""
    return (index, to) if isinstance(index, Path) else (Path(DEFAULT_INDEX), to or index)


def add_json(command: argparse.ArgumentParser, said_before: bool = False) -> None:
    """Add `--json`; `said_before`: it may stand before the command's name, which no default must undo."""
    default = argparse.SUPPRESS if said_before else False
    command.add_argument(
        "--json", action="store_true", default=default, help="write JSON for programs to stdout"
    )


def add_mode(command: argparse.ArgumentParser, *more: str) -> None:
    """Add `--mode hybrid|dense|lexical`, and what else a command knows."""
    modes = ("hybrid", "dense", "lexical", *more)
    command.add_argument("--mode", choices=modes, default="hybrid", help="how to search (%(default)s)")


def add_filters(command: argparse.ArgumentParser) -> None:
    """Add the flags that narrow a search."""
    group = command.add_argument_group("filters")
    group.add_argument(
        "--from",
        dest="since",
        type=first_day,
        metavar="DATE",
        help="from this day: 2024-01-31, 31-1-24, 2024",
    )
    group.add_argument("--until", type=last_day, metavar="DATE", help="up to and including this day")
    group.add_argument("--party", type=filled, metavar="P", help="asked by a member of this party")
    group.add_argument("--minister", type=filled, metavar="M", help="answered by this minister")
    group.add_argument("--ministry", type=filled, metavar="M", help="answered for this ministry")
    types = "type of paper: antwoord, brief, schriftelijk overleg, …"
    group.add_argument("--type", type=filled, metavar="T", help=types)
    group.add_argument("--doc", type=filled, metavar="NAME", help="in this paper only")


def add_writer(command: argparse.ArgumentParser) -> None:
    """Add `--llm URL --llm-model NAME`: a language model behind the OpenAI chat protocol."""
    group = command.add_argument_group("language model (without one the answer is the quotes themselves)")
    group.add_argument("--llm", metavar="URL", help="an OpenAI-compatible server, http://127.0.0.1:11434/v1")
    group.add_argument("--llm-model", metavar="NAME", help="the model to ask there")
    budget = Budget()
    group.add_argument(
        "--llm-tokens",
        type=positive,
        default=budget.tokens,
        metavar="N",
        help="of a prompt at most (%(default)s)",
    )
    group.add_argument("--llm-encoding", metavar="NAME", help="counted as tiktoken does with this (our own)")


def filters(args: argparse.Namespace) -> Filters:
    """The filters that the flags of `add_filters` ask for."""
    return Filters(
        since=args.since,
        until=args.until,
        party=args.party,
        minister=args.minister,
        ministry=args.ministry,
        type=args.type,
        doc=args.doc,
    )


def day(text: str) -> date:
    """A day of a flag as sources want it; raises argparse's own error, so that wrong use ends in status 2."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date such as 2024-01-31") from None


def first_day(text: str) -> date:
    """The first day of what a flag says ("2024", "sinds 9-2-24"); raises argparse's own error: status 2."""
    return _day_said(text, "since")


def last_day(text: str) -> date:
    """The last day of what a flag says ("2024", "vóór maart 2024"); raises as `first_day` does."""
    return _day_said(text, "until")


def _day_said(text: str, end: Literal["since", "until"]) -> date:
    if (found := bound_said(text, end)) is None:
        raise argparse.ArgumentTypeError(f"'{text}' {no_day_words(text)}")
    return found


@contextmanager
def named_in_faults(path: Path) -> Iterator[None]:
    """Let an error of the disk name the file that was written: one of a write names none."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def filled(text: str) -> str:
    """A text that is not empty: a script's unset variable must not mean everything."""
    if not text.strip():
        raise argparse.ArgumentTypeError("is empty: say what to look for, or leave the option out")
    return text


def dossier(text: str) -> str:
    """The number of a dossier; raises argparse's own error."""
    return _checked(text, check_dossier)


def vraagnummer(text: str) -> str:
    """The number of a set of questions; raises argparse's own error."""
    return _checked(text, check_vraagnummer)


def _checked(text: str, check: Callable[[str], None]) -> str:
    try:
        check(text)
    except SourceError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def some_path(text: str) -> Path:
    """A path that is not empty: an empty one is the folder one happens to stand in."""
    return Path(filled(text))


def counted(number: int, name: str) -> str:
    """How many there are of a thing: "1 paper", "2 papers"."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def positive(text: str) -> int:
    """A whole number of 1 or more."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of 1 or more")
    return int(text)


def add_ocr(command: argparse.ArgumentParser) -> None:
    """`--ocr`: scans are read by text recognition."""
    command.add_argument(
        "--ocr", action="store_true", help="read scans by text recognition (tesseract with Dutch data)"
    )
