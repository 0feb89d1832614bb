"""A real transformer of one small layer with random weights, saved as sentence-transformers saves it."""

from __future__ import annotations

import warnings
from pathlib import Path

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "query", "passage", ":", "wolf", "motie", "kamer", "zorg"]


def save(folder: Path) -> Path:
    """Write the model below `folder` with its prompts; returns where it lies."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import torch
        from sentence_transformers import SentenceTransformer, models
        from transformers import BertConfig, BertModel, BertTokenizerFast

        torch.manual_seed(1)
        (folder / "vocab.txt").write_text("\n".join(WORDS) + "\n", encoding="utf-8")
        config = BertConfig(
            vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
            intermediate_size=32, max_position_embeddings=64,
        )  # fmt: skip
        BertModel(config).save_pretrained(folder / "bert")
        BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder / "bert")
        words = models.Transformer(str(folder / "bert"), max_seq_length=32)
        model = SentenceTransformer(modules=[words, models.Pooling(16)], device="cpu")
        model.prompts = {"query": "query: ", "document": "passage: "}
        model.save(str(folder / "model"))
    return folder / "model"
