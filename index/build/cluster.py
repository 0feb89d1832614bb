"""Papers read on the machines of a Ray cluster: their bytes go there, what was read comes back to one writer.

No disk is shared. Each machine needs this program, of the same version; papers come back in their order,
each once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from index.build.parsing import APART, ParseResult, ParseTask, Reader, be_worker, parse_files
from index.build.sources import file_of, parser_version
from index.errors import ClusterError
from index.files.sidecar import sidecar_path

TRIES_AGAIN = 2  # where the process or the machine that read a paper has gone
AHEAD = 4  # papers a core that are read or wait to be taken, however many there are


@dataclass(frozen=True, slots=True)
class SentPaper:
    """A file as it travels, with the metadata beside it; read by the program of this version."""

    work: ParseTask
    content: bytes
    sidecar: bytes | None
    parser: str


def parse_on_cluster(wanted: Sequence[ParseTask], address: str, read: Reader) -> Iterator[ParseResult]:
    """Each file parsed, in order, on the cluster at an address that Ray knows ("ray://host:10001").

    What the cluster cannot read, as its processes end over it, is read here, apart from this process.
    Raises ClusterError where there is no cluster, or its machines have another version of this program.
    """
    with _joined_cluster(address) as ray:
        cores = max(int(ray.cluster_resources().get("CPU", 1)), 1)
        remote = ray.remote(num_cpus=1, max_retries=TRIES_AGAIN)(read_sent)
        waiting: deque[tuple[ParseTask, Any]] = deque()
        for work in wanted:
            sent = _pack(work)
            waiting.append((work, None if sent is None else remote.remote(sent, read)))
            if len(waiting) >= AHEAD * cores:
                yield _result(ray, *waiting.popleft(), read)
        while waiting:
            yield _result(ray, *waiting.popleft(), read)


@contextmanager
def _joined_cluster(address: str) -> Iterator[Any]:
    """The module `ray`, connected to the cluster at an address for as long as it is used."""
    try:
        import ray  # an extra of its own, and a second of any start
    except ImportError as error:
        raise ClusterError(
            "needs Ray; install it with: pip install 'kamervraag[cluster]'", address
        ) from error
    try:
        ray.init(address=address, log_to_driver=False, logging_level="ERROR")
    except Exception as error:  # a ConnectionError, a RuntimeError, gRPC's own
        raise ClusterError(
            f"is no Ray cluster that can be reached ({type(error).__name__})", address
        ) from error
    try:
        yield ray
    finally:
        ray.shutdown()


def _pack(work: ParseTask) -> SentPaper | None:
    """None for a file that cannot be read; it is said when it is tried here."""
    path = file_of(Path(work.source.path))
    try:
        beside = sidecar_path(path)
        sidecar = beside.read_bytes() if beside.is_file() else None
        return SentPaper(work, path.read_bytes(), sidecar, parser_version())
    except OSError:
        return None


def _result(ray: Any, work: ParseTask, coming: Any, read: Reader) -> ParseResult:
    try:
        if coming is not None:
            result: ParseResult = ray.get(coming)
            return result
    except ray.exceptions.RayTaskError as error:  # no paper raises: it is the machines that are not as here
        raise ClusterError(f"cannot read papers: {error.cause}") from error
    except ray.exceptions.RayError:
        pass  # it ended each process that read it, or the cluster is falling apart
    [result] = parse_files([work], APART, read)
    return result


def read_sent(sent: SentPaper, read: Reader) -> ParseResult:
    """A paper that came from another machine, read in a process of this one. Raises ValueError where this
    program is of another version."""
    if sent.parser != parser_version():
        raise ValueError("the machines have different versions of kamervraag")
    be_worker()
    with TemporaryDirectory(prefix="kamervraag-") as folder:
        path = Path(folder, Path(sent.work.source.path).name)
        path.write_bytes(sent.content)
        if sent.sidecar is not None:
            sidecar_path(path).write_bytes(sent.sidecar)
        result = read(replace(sent.work, source=replace(sent.work.source, path=str(path))))
    return replace(result, work=sent.work)
