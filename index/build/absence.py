"""Papers whose file is not there: gone for good, or only out of reach, which is no reason to forget them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.build.report import FileRemark
from index.build.sources import FoundFiles, file_digest, file_of, source_of, under
from index.errors import DocumentError
from index.store import Store
from index.store.schema import KnownDocument, Source
from index.store.uploads import owner_of

MOST_GONE = 0.2  # of the papers of a folder; more at once looks like a share that is not mounted
FEW = 5


@dataclass(slots=True)
class Absence:
    """`gone`: to be forgotten; `kept`: what is not forgotten though its file is not there, and why."""

    gone: list[KnownDocument] = field(default_factory=list)
    kept: list[FileRemark] = field(default_factory=list)


def absent_papers(
    known: Mapping[str, KnownDocument], found: FoundFiles, roots: Sequence[Path], prune: bool
) -> Absence:
    """What to do about the known papers below these roots that were not found there.

    A paper below a folder that cannot be opened stays. So do all of a root from which nothing, or more than
    a fifth, was left, unless `prune` says that this is meant.
    """
    present_paths = {str(path) for path in found.papers}
    made = Absence()
    is_out_of_reach = under([Path(remark.path) for remark in found.unreadable])
    for root in roots:
        is_below = under([root])
        below = {path: one for path, one in known.items() if is_below(path)}
        missing = [
            one for path, one in below.items() if path not in present_paths and not is_out_of_reach(path)
        ]
        empty = not present_paths and len(missing) == len(below)
        many = len(missing) >= FEW and len(missing) > MOST_GONE * len(below)
        if missing and not prune and (empty or many):
            sentence = (
                f"{len(missing)} of {len(below)} papers are not there any more and stay in the index; "
                "give --prune where they are meant to leave"
            )
            made.kept.append(FileRemark(str(root), sentence))
        else:
            made.gone += missing
    return made


def moved_papers(
    store: Store, known: Mapping[str, KnownDocument], papers: Sequence[Path]
) -> Iterator[tuple[KnownDocument, Source]]:
    """The papers that are no longer in their place, with the new file that has their bytes.

    `known` holds at least those that are among `papers`.
    """
    new: dict[Path, Source] = {}
    for path in papers:
        with suppress(DocumentError):  # said when it is to be read
            if str(path) not in known:
                new[path] = source_of(path)
    if not new:
        return
    present_paths = {str(path) for path in papers}
    # Of their length first: neither the index nor the disk is asked for each paper.
    alike = store.known_of_sizes(source.size for source in new.values())
    gone = [one for one in alike if one.source.path not in present_paths and _is_gone(one.source.path)]
    known_by_digest = {(owner_of(one.source.path), one.source.sha256): one for one in gone}
    for path, source in new.items() if known_by_digest else ():
        with suppress(DocumentError):
            bytes_of_owner = owner_of(str(path)), file_digest(path)  # never another visitor's paper
            if known_paper := known_by_digest.pop(bytes_of_owner, None):
                yield known_paper, replace(source, sha256=known_paper.source.sha256)


def _is_gone(path: str) -> bool:
    """Whether a file is certainly not there; what lies behind a closed door may be."""
    try:
        file_of(Path(path)).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
