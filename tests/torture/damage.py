"""A disk that lies: each file damaged in each way; the same answers or a sentence, then mended."""

from __future__ import annotations

import os
import pickle
import random
import shutil
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import faiss

from index.build import BuildOptions, build
from index.build.upkeep import repair_index
from index.errors import KamervraagError
from index.search import Index
from rag.answer import answer
from rag.contract import answer_json
from tests.torture.outcome import Outcome
from tests.torture.papers import QUESTIONS, write_papers

LIMIT = 60  # seconds for the answers over one damaged index
DATABASE = "store.sqlite"
SWAPPED = "swapped with another index's"


def half(data: bytes, _chance: random.Random, _other: bytes) -> bytes:
    return data[: len(data) // 2]


def nothing(_data: bytes, _chance: random.Random, _other: bytes) -> bytes:
    return b""


def a_bit(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    changed = bytearray(data)
    if changed:
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def zeros(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    """A block of the disk that was never written."""
    start = chance.randrange(max(1, len(data) // 4096 + 1)) * 4096
    return data[:start] + bytes(len(data[start : start + 4096])) + data[start + 4096 :]


def longer(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    return data + chance.randbytes(512)


def swapped(_data: bytes, _chance: random.Random, other: bytes) -> bytes:
    """What stands in the file of the same name of another index."""
    return other


DAMAGES: dict[str, Callable[[bytes, random.Random, bytes], bytes] | None] = {
    "cut in half": half,
    "emptied": nothing,
    "one bit turned": a_bit,
    "a block of zeros": zeros,
    "made longer": longer,
    SWAPPED: swapped,
    "deleted": None,
}


def run(home: Path, seed: int, most: int) -> Outcome:
    """Up to `most` damages, each of one file in one way, in a random order."""
    faiss.omp_set_num_threads(1)  # a fork waits for ever for the threads that its parent had
    chance, outcome = random.Random(seed), Outcome("damage")
    write_papers(home / "papers", {number: 1 for number in range(1, 13)})
    write_papers(home / "others", {number: 2 for number in range(5, 15)})
    whole, other = home / "whole", home / "other"
    build([home / "papers"], whole)
    build([home / "others"], other)
    truth, others_truth = answers_of(whole), answers_of(other)
    kinds = [(file, name) for file in _files_of(whole) for name in DAMAGES]
    for file, name in chance.sample(kinds, min(most, len(kinds))):
        spoilt = home / "spoilt"
        shutil.rmtree(spoilt, ignore_errors=True)
        shutil.copytree(whole, spoilt)
        _damage(spoilt / file, DAMAGES[name], chance, _like(other, file))
        place = f"{file} {name}"
        expected = (
            others_truth if (file, name) == (Path(DATABASE), SWAPPED) else truth
        )  # it is that index now
        _judge(outcome, place, in_child(lambda: answers_of(home / "spoilt")), expected, "answered")
        _judge(
            outcome, place, in_child(lambda: _mended(home / "spoilt", home / "papers")), expected, "mended"
        )
    outcome.counts["kinds of damage (a file, a way)"] = min(most, len(kinds))
    return outcome


def _files_of(index: Path) -> list[Path]:
    """The files of an index, by their place in it; the lock holds nothing."""
    found = (path.relative_to(index) for path in index.rglob("*") if path.is_file())
    return sorted(path for path in found if path.suffix != ".lock")


def _like(other: Path, file: Path) -> bytes:
    """The file of the same kind in another index: tantivy names its files anew each time."""
    same = sorted((other / file.parent).glob(file.name)) or sorted(
        (other / file.parent).glob(f"*{file.suffix}")
    )
    return same[0].read_bytes() if same else b""


def _damage(
    path: Path,
    change: Callable[[bytes, random.Random, bytes], bytes] | None,
    chance: random.Random,
    other: bytes,
) -> None:
    if change is None:
        path.unlink()
    else:
        path.write_bytes(change(path.read_bytes(), chance, other))


def _judge(outcome: Outcome, place: str, found: object, truth: object, what: str) -> None:
    if found == truth:
        outcome.counts[f"{what} as before"] += 1
    elif isinstance(found, KamervraagError):
        outcome.counts[f"{what} with a sentence"] += 1
    else:
        outcome.broken.append(f"{place}: {what} {str(found)[:300]!r}")


def _mended(index: Path, papers: Path) -> list[dict[str, Any]]:
    """The answers after `repair`, and where that finds no index any more after a rebuild."""
    try:
        repair_index(index)
    except KamervraagError:
        build([papers], index, BuildOptions(rebuild=True))
    return answers_of(index)


def answers_of(folder: Path) -> list[dict[str, Any]]:
    """What an index answers: all but the time it took and the number of its state."""
    with closing(Index.open(folder)) as index:
        given = [answer_json(answer(question, index)) for question in QUESTIONS[:4]]
    return [{name: said for name, said in each.items() if name != "timing_ms"} for each in given]


def in_child(work: Callable[[], object]) -> object:
    """What `work` gives or raises in a process of its own; how it ended where it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        signal.alarm(LIMIT)
        try:
            result = work()
        except BaseException as error:  # told to the parent, whatever it is
            result = error
        with os.fdopen(writing, "wb") as told:
            pickle.dump(result, told)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        said = told.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return pickle.loads(said) if said else RuntimeError(f"ended with {status}")
