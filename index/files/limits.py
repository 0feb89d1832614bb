"""What a process that reads papers may use, so that one paper cannot take the whole machine."""

from __future__ import annotations

import math
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

MAX_BYTES = 4 * 2**30  # of address space beyond what a worker begins with: a real paper takes under 500 MB
# Of computing: more than a PDF is given for its pages; a text of two million letters takes three.
MAX_SECONDS = 180.0
_AGAIN_SECONDS = 1.0  # a destructor or a callback may swallow an exception: it is raised until the work ends


class TimeLimitReached(BaseException):
    """The computing time is used up; no Exception, so that nothing on its way takes it for one."""


def limit_this_process(most_bytes: int = MAX_BYTES) -> bool:
    """Give this process so much more memory, then a MemoryError; False where it cannot be set.

    More than it has now: the fork of a process that maps a large index begins with all of that. For worker
    processes only: it cannot be taken back, and a server with models in memory needs more.
    """
    if not sys.platform.startswith("linux"):
        return False
    import resource  # is not there on Windows

    held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = held + most_bytes if hard == resource.RLIM_INFINITY else min(held + most_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    return True


def end_this_process_after(seconds: float) -> bool:
    """Let the system end this process after so many more seconds of computing; False where it cannot.

    For worker processes only, and a little beyond `time_limit`: it ends a single call into C, too.
    """
    try:
        import resource
    except ImportError:  # Windows
        return False
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = math.ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(
        resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
    )
    return True


@contextmanager
def time_limit(seconds: float) -> Iterator[bool]:
    """Stop what is done inside after so many seconds of computing, with TimeLimitReached.

    Counted is what this process computes: waiting for a disk, a busy machine or a program with a limit of
    its own (OCR, LibreOffice) costs nothing. Yields False, without a limit, where it cannot be set: outside
    the main thread and on Windows. A single call into C that does not look at signals goes on to its end, or
    to that of its worker process; `re` does look.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield False
        return
    before = signal.signal(signal.SIGPROF, _raise_time_limit)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN_SECONDS)
        yield True
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before or signal.SIG_DFL)


def _raise_time_limit(_signal: int, _frame: FrameType | None) -> None:
    raise TimeLimitReached
