"""`kamervraag watch`: follow a subject, and read what is new about it."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Container, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.harvest.news.feeds import news_feed, news_mail, paper_line
from index.harvest.news.matching import FollowedSubject
from index.harvest.news.watches import NAME, News, Watch, Watches
from index.language.words import fold
from index.search import Index
from index.store.uploads import NOBODY
from rag.contract import reply_json
from ui.commands.flags import Commands, add_index, add_json, filled, some_path

_PARTS = (
    ("minister", "put to this minister or ministry, or signed there"),
    ("party", "asked by a member of this party"),
    ("dossier", "of this dossier: 19637, 36800-VIII"),
    ("question", "of this set of questions: 2031Z00001"),
)


def add_to(commands: Commands) -> None:
    """Add the command and what can be done with it."""
    command = commands.add_parser("watch", help="follow subjects and be told what is new")
    actions = command.add_subparsers(title="actions", metavar="ACTION", required=True)
    adding = actions.add_parser("add", help="follow a subject from now on")
    adding.add_argument("words", nargs="?", default="", metavar="WORDS", help="all of them in the paper")
    adding.add_argument("--name", metavar="NAME", help="what to call it (made of the subject)")
    for flag, kind in _PARTS:
        adding.add_argument(f"--{flag}", type=filled, metavar=flag[0].upper(), help=kind)
    showing = actions.add_parser("show", help="what is new, once")
    showing.add_argument("name", nargs="?", type=filled, metavar="NAME", help="of this watch only")
    showing.add_argument("--all", action="store_true", help="also what was shown before")
    showing.add_argument("--rss", action="store_true", help="as RSS, the last hundred")
    showing.add_argument("--mail", type=some_path, metavar="DIR", help="as an e-mail file a watch")
    removing = actions.add_parser("remove", help="follow no longer")
    removing.add_argument("name", type=filled, metavar="NAME")
    listing = actions.add_parser("list", help="what is followed")
    for action, work in (
        (adding, _add_watch),
        (listing, _list_watches),
        (removing, _remove_watch),
        (showing, _show_news),
    ):
        add_index(action)
        add_json(action)
        action.set_defaults(run=_run_with_watches, work=work)


def _run_with_watches(args: argparse.Namespace) -> int:
    to_look = args.work is _list_watches  # a list needs no right to write
    with (
        closing(Index.open(args.index)) as index,
        closing(Watches(args.index, to_look=to_look)) as watches,
    ):
        status: int = args.work(args, watches, index.seen_by(NOBODY))
        return status


def _add_watch(args: argparse.Namespace, watches: Watches, index: Index) -> int:
    subject = FollowedSubject(args.words.strip(), *(getattr(args, flag) or "" for flag, _ in _PARTS))
    made = _name_from_text("-".join(filter(None, asdict(subject).values())))
    name = made if args.name is None else args.name
    if not NAME.fullmatch(name):
        raise SourceError(f"'{name}' cannot be a name: take small letters, digits and hyphens, with --name")
    watch = watches.add(name, subject, index)
    _write_reply(args, reply_json(**_watch_json(watch)), f"follows {name} from {watch.added} on")
    return 0


def _name_from_text(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:60].strip("-")


def _list_watches(args: argparse.Namespace, watches: Watches, _: Index) -> int:
    found = watches.all()
    shown = "\n".join(f"{one.name}: {_subject_words(one)} (from {one.added} on)" for one in found)
    _write_reply(
        args, reply_json(watches=[_watch_json(one) for one in found]), shown or "nothing is followed"
    )
    return 0


def _remove_watch(args: argparse.Namespace, watches: Watches, _: Index) -> int:
    if not watches.remove(args.name):
        raise SourceError(f"there is no watch named {args.name}; see kamervraag watch list")
    _write_reply(args, reply_json(removed=args.name), f"{args.name} is followed no longer")
    return 0


def _show_news(args: argparse.Namespace, watches: Watches, index: Index) -> int:
    """Write what is new; only what has been written counts as shown."""
    watches.update(index)
    chosen = [one for one in watches.all() if args.name in (None, one.name)]
    if args.name and not chosen:
        raise SourceError(f"there is no watch named {args.name}; see kamervraag watch list")
    if args.rss:
        if len(chosen) != 1:
            raise SourceError("RSS is of one watch; name it")
        sys.stdout.flush()
        sys.stdout.buffer.write(news_feed(chosen[0], watches.news(chosen[0].name, most=100)))
        return 0
    with watches.unshown_news(args.name) as (cut_off, fresh):
        news = watches.news(args.name) if args.all else [*cut_off, *fresh]
        if args.mail:
            _write_mails(args.mail, news)
        again = {one.number for one in cut_off}
        made = [{**asdict(one), "again": one.number in again} for one in news]
        _write_reply(args, reply_json(news=made), _news_text(news, again))
        sys.stdout.flush()
    return 0


def _write_mails(folder: Path, news: Sequence[News]) -> None:
    """A file a watch and delivery, named after its news: written again after a cut, it is the same file."""
    folder.mkdir(parents=True, exist_ok=True)
    for watch, delivery in dict.fromkeys((one.watch, one.delivery) for one in news):
        own = [one for one in news if (one.watch, one.delivery) == (watch, delivery)]
        path = folder / f"{watch}-{own[0].number}-{own[-1].number}.eml"
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            file.write(news_mail(watch, own))
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)


def _news_text(news: Sequence[News], again: Container[int]) -> str:
    lines: list[str] = []
    for name in sorted({one.watch for one in news}):
        lines.append(f"{name}:")
        for one in news:
            if one.watch == name:
                before = " (shown before, perhaps)" if one.number in again else ""
                lines += [
                    f"  {one.title}{before}",
                    f"    {paper_line(one)}",
                    *([f"    {one.url}"] if one.url else []),
                ]
    return "\n".join(lines) or "nothing new"


def _watch_json(watch: Watch) -> dict[str, Any]:
    return {"name": watch.name, **asdict(watch.subject), "added": watch.added}


def _subject_words(watch: Watch) -> str:
    return ", ".join(f"{key} {value}" for key, value in asdict(watch.subject).items() if value)


def _write_reply(args: argparse.Namespace, made: dict[str, Any], shown: str) -> None:
    text = json.dumps(made, ensure_ascii=False, indent=2) if args.json else shown
    sys.stdout.write("".join(sign for sign in text if sign.isprintable() or sign == "\n") + "\n")
