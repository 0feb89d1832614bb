"""Where the papers that visitors add lie, and whose each of them is: told by the folder that it lies in.

`visitor-<20 signs>/brief.txt` is one visitor's; in `shared-<20 signs>` lies what is for all, and so is what
lies straight in the folder of uploads, where earlier versions kept it. The signs are made of what a
visitor is known by and lead back to nobody.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

NOBODY = ""  # a visitor of whom nothing is known: he sees what is for all
_OF_ONE, _OF_ALL = "visitor-", "shared-"
_FOLDER = re.compile(rf"(?:{_OF_ONE}|{_OF_ALL})[0-9a-f]{{20}}")
_PREFIX = re.compile(rf"{_FOLDER.pattern}/")


def uploads_of(folder: Path) -> Path:
    """Where the papers that visitors add to the index in a folder are kept."""
    return folder.resolve().with_name(f"{folder.resolve().name}-uploads")


def visitor_of_mark(mark: str) -> str:
    """A visitor, by what only he is known by: a secret of his browser, or the name that he signs in with."""
    return hashlib.sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def folder_of_visitor(index: Path, visitor: str, *, shared: bool = False) -> Path:
    """Where the papers of a visitor lie; `shared` those that he adds for all."""
    return uploads_of(index) / f"{_OF_ALL if shared else _OF_ONE}{visitor}"


def is_folder_of_visitor(name: str) -> bool:
    """Whether a folder's name is that of the papers of one visitor."""
    return _FOLDER.fullmatch(name) is not None


def owner_of(path: str) -> str | None:
    """The visitor who alone may see a paper, by its path; None where it is for all.

    By the folder's own name, so that an index that was moved, or restored elsewhere, tells nobody more.
    """
    if _OF_ONE not in path:  # of most paths, at the price of a glance
        return None
    folder = Path(path).parent.name
    return (
        folder.removeprefix(_OF_ONE) if folder.startswith(_OF_ONE) and is_folder_of_visitor(folder) else None
    )


def seen_paths(paths: Sequence[str], visitor: str | None) -> Sequence[str]:
    """The paths without those of other visitors' own papers; None sees all."""
    return [path for path in paths if visitor is None or owner_of(path) in (None, visitor)]


def is_upload(path: str, uploads: Path) -> bool:
    """Whether a visitor added the paper at a path; `uploads` is the folder of them beside the index."""
    if _OF_ONE not in path and _OF_ALL not in path and uploads.name not in path:  # as of most
        return False
    folder = Path(path).parent
    if is_folder_of_visitor(folder.name):
        return True
    return folder.name == uploads.name and folder.resolve() == uploads


def own_name(path: Path) -> str | None:
    """The name in the index of a paper that is one visitor's alone, None for others: with his folder before
    it, so that it takes no name from the papers of all."""
    return None if owner_of(str(path)) is None else f"{path.parent.name}/{path.name}"


def shown_name(name: str) -> str:
    """The name of a paper as it is shown: without the folder of the visitor that it is of."""
    return _PREFIX.sub("", name, count=1)
