"""What the disk says against files that are being derived -> one sentence with the index's own folder."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexFormatError

_FULL = "No space left on device"


@contextmanager
def library_faults(*kinds: type[Exception]) -> Iterator[None]:
    """Raise OSError for what a library in another language throws where it cannot write (`kinds`)."""
    try:
        yield
    except kinds as error:
        full = _FULL in str(error)  # these libraries keep no number of the error, only its words
        raise OSError(errno.ENOSPC if full else errno.EIO, _FULL if full else str(error)) from error


@contextmanager
def disk_faults(folder: Path) -> Iterator[None]:
    """Raise IndexFormatError, said of the index in `folder`, where its derived files cannot be written."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, None):  # numpy's own has none: a part was taken
            reason = "cannot grow: the disk is full; make room and try again"
        elif error.errno == errno.EIO:
            reason = "cannot be written: the disk fails or is full; nothing was changed"
        else:
            reason = f"cannot be written: {error.strerror}"
        raise IndexFormatError(reason, folder) from error
