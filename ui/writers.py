"""The language model that the flags ask for, or none."""

from __future__ import annotations

import os

from rag.generate import ChatWriter, Writer


def writer(url: str | None, model: str | None) -> Writer | None:
    """A writer for `--llm URL --llm-model NAME`; its key, where it asks one, is $KAMERVRAAG_LLM_KEY."""
    if url is None or model is None:
        return None
    return ChatWriter(url, model, api_key=os.environ.get("KAMERVRAAG_LLM_KEY") or "none")
