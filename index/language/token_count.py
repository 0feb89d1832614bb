"""How many tokens a text has: counted with tiktoken on a rank file of our own, without a download."""

from __future__ import annotations

import base64
import binascii
import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ModelError

if TYPE_CHECKING:
    import tiktoken

NAME = "kamervraag_nl"
RANKS = Path(__file__).parents[1] / "data" / f"{NAME}.tiktoken"
FETCH_TIMEOUT_S = 20.0

# Words with the space before them, runs of up to three digits, punctuation, white space; linear in the text.
PATTERN = r"[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"


def count_tokens(text: str, name: str | None = None) -> int:
    """The number of tokens in a text, of `kamervraag_nl` or of the encoding named. Raises ModelError."""
    return len(encoding(name).encode_ordinary(text))


@lru_cache(maxsize=4)
def encoding(name: str | None = None) -> tiktoken.Encoding:
    """The bundled encoding, or the one named, which tiktoken may have to download. Raises ModelError."""
    import tiktoken  # counts when papers are cut and a model is asked, in no plain answer

    if name in (None, NAME):
        return tiktoken.Encoding(NAME, pat_str=PATTERN, mergeable_ranks=_read_ranks(RANKS), special_tokens={})
    if name not in tiktoken.list_encoding_names():
        raise ModelError(f"there is no token encoding named {name!r}; leave it out for {NAME}")
    return _fetch_encoding(str(name))


def _read_ranks(path: Path) -> dict[bytes, int]:
    try:
        lines = [line.split() for line in path.read_bytes().splitlines() if line]
        return {base64.b64decode(token): int(rank) for token, rank in lines}
    except (OSError, ValueError, binascii.Error) as problem:
        raise ModelError(f"is not a readable rank file ({problem})", path) from problem


def _fetch_encoding(name: str) -> tiktoken.Encoding:
    """The encoding from tiktoken's cache or the network; in a thread, as its download has no time limit."""
    import tiktoken  # as in `encoding`

    found: list[tiktoken.Encoding] = []

    def fetch() -> None:
        try:
            found.append(tiktoken.get_encoding(name))
        except (OSError, ValueError):  # requests' errors are OSErrors; a bad download is a ValueError
            return

    fetching = threading.Thread(target=fetch, daemon=True)
    fetching.start()
    fetching.join(FETCH_TIMEOUT_S)
    if not found:
        raise ModelError(
            f"the token encoding {name} is not cached and could not be downloaded within "
            f"{FETCH_TIMEOUT_S:.0f} seconds; leave it out for {NAME}"
        )
    return found[0]
