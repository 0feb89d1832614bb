"""A process that is killed while it reads costs one paper, and the others come in their order."""

from __future__ import annotations

import mmap
import os
import resource
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path

import pytest

from index.build import BuildOptions, build, parsing
from index.build.parsing import APART, ENDED, FORKED, ParseResult, ParseTask, parse_files
from index.files.limits import MAX_BYTES, MAX_SECONDS, end_this_process_after
from index.store import Store
from index.store.schema import Source
from tests.bench.invented import paper


def deadly(work: ParseTask) -> ParseResult:
    """Reads a paper, but for those at whose name its process is killed."""
    if "dood" in work.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return ParseResult(work, None, f"gelezen: {work.name}")


@pytest.mark.parametrize("killers", [{13}, {3, 19}])
def test_a_process_that_is_killed_costs_one_paper(monkeypatch: pytest.MonkeyPatch, killers: set[int]) -> None:
    monkeypatch.setattr(parsing, "WORTH_A_POOL", 1)
    names = [f"{'dood' if number in killers else 'stuk'}{number:02}.txt" for number in range(20)]
    wanted = [ParseTask(Source(str(Path("/weg", name)), 9, 0, ""), name) for name in names]
    found = [(result.work.name, result.sentence) for result in parse_files(wanted, 2, deadly)]
    assert found == [(name, ENDED if "dood" in name else f"gelezen: {name}") for name in names]


def test_a_paper_read_apart_cannot_end_this_process() -> None:
    wanted = [
        ParseTask(Source(f"/weg/{name}", 9, 0, ""), name) for name in ("een.txt", "dood.txt", "drie.txt")
    ]
    assert [result.sentence for result in parse_files(wanted, APART, deadly)] == [
        "gelezen: een.txt", ENDED, "gelezen: drie.txt",
    ]  # fmt: skip


def deaf(work: ParseTask) -> ParseResult:
    """A stand-in for a library in C that looks at no signal and never comes back."""
    end_this_process_after(0.1)
    return ParseResult(work, None, str(sum(range(10**15))))


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on computing here")
@pytest.mark.parametrize("jobs", [APART, FORKED])
def test_one_endless_call_into_c_costs_its_paper(jobs: int) -> None:
    work = ParseTask(Source("/weg/stuk.pdf", 9, 0, ""), "stuk.pdf")
    assert [result.sentence for result in parse_files([work], jobs, deaf)] == [ENDED]


def test_a_worker_has_a_second_limit_behind_the_first(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Geachte voorzitter,\n\nDe brug is open.\n", encoding="utf-8")
    work = ParseTask(Source(str(tmp_path / "brief.txt"), 9, 0, ""), "brief.txt")
    [limits] = parse_files([work], FORKED, limits_when_read)
    own = resource.getrlimit(resource.RLIMIT_CPU)[0]
    assert limits.sentence == "True" and own == resource.RLIM_INFINITY


def test_a_fork_of_a_process_that_maps_a_large_index_has_memory_of_its_own(tmp_path: Path) -> None:
    large = tmp_path / "vectors.npy"
    with large.open("wb") as sparse:
        sparse.truncate(MAX_BYTES + 2**30)
    with large.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ):
        [result] = parse_files([ParseTask(Source("/weg/stuk.pdf", 9, 0, ""), "stuk.pdf")], FORKED, hungry)
    assert result.sentence == "100000000"


def hungry(work: ParseTask) -> ParseResult:
    return ParseResult(work, None, str(len(bytearray(100_000_000))))


def limits_when_read(work: ParseTask) -> ParseResult:
    made = parsing.parse_file(work)
    most = resource.getrlimit(resource.RLIMIT_CPU)[0]
    return ParseResult(work, None, str(made.made is not None and 0 < most < 2 * MAX_SECONDS))


def test_papers_that_other_processes_encode_are_those_encoded_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "WORTH_A_POOL", 1)
    (tmp_path / "papers").mkdir()
    for seed in range(6):
        (tmp_path / "papers" / f"{seed}.txt").write_text(paper(2, seed), encoding="utf-8")
    rows = []
    for jobs in (1, 2):
        build([tmp_path / "papers"], tmp_path / str(jobs), BuildOptions(jobs=jobs))
        with closing(Store.open(tmp_path / str(jobs))) as store:
            papers = store.live(store.generation)
            rows.append([*store.passage_rows(papers), *store.title_tokens(papers)])
    assert rows[0] == rows[1]
    assert parsing.parse_and_encode(ParseTask(Source("/weg.txt", 9, 0, ""), "weg.txt")).encoded is None


class CountingPool:
    """Reads at once what it is given, and knows how much that was."""

    given = 0

    def submit(self, call: Callable[..., object], *args: object) -> Future[object]:
        done: Future[object] = Future()
        done.set_result(call(*args))
        self.given += 1
        return done


def test_no_more_papers_are_read_than_may_wait_for_the_writer() -> None:
    wanted = [ParseTask(Source(f"/weg/{number}", 9, 0, ""), str(number)) for number in range(30)]
    pool, most = CountingPool(), 3
    read = parsing._parse_in_window(pool, wanted, lambda work: ParseResult(work, None), most)  # type: ignore[arg-type]
    for taken, result in enumerate(read):
        assert result.work is wanted[taken]
        assert pool.given <= taken // parsing.CHUNK + most
    assert pool.given == -(-len(wanted) // parsing.CHUNK)
