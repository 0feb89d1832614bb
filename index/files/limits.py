"""What a process that reads papers may use, so that one paper cannot take the whole machine."""

from __future__ import annotations

import sys

MAX_BYTES = 4 * 2**30  # of address space: a real paper takes under 500 MB


def limit_this_process(most_bytes: int = MAX_BYTES) -> bool:
    """Give this process no more memory, beyond which it gets a MemoryError; False where it cannot be set.

    For worker processes only: it cannot be taken back, and a server with models in memory needs more.
    """
    if not sys.platform.startswith("linux"):
        return False
    import resource  # is not there on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = most_bytes if hard == resource.RLIM_INFINITY else min(most_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    return True
