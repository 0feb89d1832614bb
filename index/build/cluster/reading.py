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

from index.build.cluster.joining import first_words, joined_cluster
from index.build.parsing import APART, ParseResult, ParseTask, Reader, be_worker, parse_files
from index.build.sources import file_of, parser_version
from index.errors import ClusterError
from index.files.read import MAX_FILE_BYTES
from index.files.sidecar import sidecar_path
from index.language.analyser import ANALYSER_VERSION
from index.models.encoder import encoder

TRIES_AGAIN = 2  # where the process or the machine that read a paper has gone
AHEAD = 4  # papers a core that are read or wait to be taken, however many there are,
AHEAD_BYTES = 256 * 2**20  # and so many bytes of them, however large they are
_LOOK_S = 10.0  # after so long without a paper it is looked whether any machine is left,
_WITHOUT_MACHINES_S = 60.0  # and so long one may lack: clusters that grow by themselves begin with none
_AGAIN = "give the same command again once it is there: what was read is kept"


@dataclass(frozen=True, slots=True)
class SentPaper:
    """A file as it travels, with the metadata beside it; read by the program of this version."""

    work: ParseTask
    content: bytes
    sidecar: bytes | None
    program: str


def parse_on_cluster(wanted: Sequence[ParseTask], address: str, read: Reader) -> Iterator[ParseResult]:
    """Each file parsed, in order, on the cluster at an address ("ray://host:10001").

    What the cluster cannot read, as its processes end over it, is read here, apart from this process.
    Raises ClusterError where there is no cluster, where it goes, or where its machines have another version
    of this program.
    """
    with joined_cluster(address) as ray:
        cluster = _Cluster(ray, address)
        ahead = AHEAD * max(cluster.cores(), 1)
        waiting: deque[tuple[ParseTask, Any]] = deque()
        size = 0
        for work in wanted:
            while waiting and (len(waiting) >= ahead or size + work.source.size > AHEAD_BYTES):
                size -= waiting[0][0].source.size
                yield cluster.take(*waiting.popleft(), read)
            waiting.append((work, cluster.send(_pack(work), read)))
            size += work.source.size
        while waiting:
            yield cluster.take(*waiting.popleft(), read)


class _Cluster:
    """A cluster that was joined."""

    def __init__(self, ray: Any, address: str) -> None:
        self._ray, self._address = ray, address
        self._remote = ray.remote(num_cpus=1, max_retries=TRIES_AGAIN)(read_sent)

    def cores(self) -> int:
        """How many papers it reads at once now."""
        with self._plain_faults():
            return int(self._ray.cluster_resources().get("CPU", 0))

    def send(self, sent: SentPaper | None, read: Reader) -> Any:
        """Have a paper read; returns what `take` takes."""
        if sent is None:
            return None
        with self._plain_faults():
            return self._remote.remote(sent, read)

    def take(self, work: ParseTask, coming: Any, read: Reader) -> ParseResult:
        """What became of a paper, waited for; read here where it was not sent or ended each process there."""
        try:
            if coming is not None:
                with self._plain_faults():
                    return self._wait(coming)
        except self._ray.exceptions.RayError:
            pass  # it ended each process that read it, or the cluster is falling apart
        [result] = parse_files([work], APART, read)
        return result

    def _wait(self, coming: Any) -> ParseResult:
        without = 0.0
        while without < _WITHOUT_MACHINES_S:
            try:
                result: ParseResult | None = self._ray.get(coming, timeout=_LOOK_S)
            except self._ray.exceptions.GetTimeoutError:
                without = 0.0 if self.cores() else without + _LOOK_S
            else:
                return self._of_this_version(result)
        raise ClusterError(f"has no machine left that reads papers; {_AGAIN}", self._address)

    def _of_this_version(
        self, result: ParseResult | None, said: str = "they have another version"
    ) -> ParseResult:
        if result is None:
            raise ClusterError(
                f"cannot read papers as this machine does ({said}); install the same version of kamervraag "
                "on each of its machines",
                self._address,
            )
        return result

    @contextmanager
    def _plain_faults(self) -> Iterator[None]:
        """Raise ClusterError for what is no paper's fault; RayError passes."""
        try:
            yield
        except (
            self._ray.exceptions.RayTaskError
        ) as error:  # no paper raises: the program there is none or another
            self._of_this_version(None, first_words(error.cause))
        except (self._ray.exceptions.RayError, ClusterError):
            raise
        except (AttributeError, ImportError, TypeError) as error:  # there it is not, or otherwise
            self._of_this_version(None, first_words(error))
        except Exception as error:  # a ConnectionError, gRPC's own
            raise ClusterError(
                f"has gone while it read papers ({first_words(error)}); {_AGAIN}", self._address
            ) from error


def _pack(work: ParseTask) -> SentPaper | None:
    """None for a file that is not read anywhere, too large or not to be opened; it is said when it is tried
    here."""
    path = file_of(Path(work.source.path))
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            return None
        beside = sidecar_path(path)
        sidecar = beside.read_bytes() if beside.is_file() else None
        return SentPaper(work, path.read_bytes(), sidecar, program_version())
    except OSError:
        return None


def program_version() -> str:
    """Changes whenever what becomes of a paper does: how it is parsed, encoded and analysed."""
    return f"{parser_version()} {encoder().version} {ANALYSER_VERSION}"


def read_sent(sent: SentPaper, read: Reader) -> ParseResult | None:
    """A paper that came from another machine, read in a process of this one; None where this program is of
    another version."""
    if sent.program != program_version():
        return None
    be_worker()
    with TemporaryDirectory(prefix="kamervraag-") as folder:
        path = Path(folder, Path(sent.work.source.path).name)
        path.write_bytes(sent.content)
        if sent.sidecar is not None:
            sidecar_path(path).write_bytes(sent.sidecar)
        result = read(replace(sent.work, source=replace(sent.work.source, path=str(path))))
    return replace(result, work=sent.work)
