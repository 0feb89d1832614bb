"""The language model that the flags ask for, or none."""

from __future__ import annotations

import argparse
import os

from rag.say.language_model import ChatWriter, Writer
from rag.say.prompt import Budget


def writer(args: argparse.Namespace) -> Writer | None:
    """A writer for the flags of `add_writer`; its key, where it asks one, is $KAMERVRAAG_LLM_KEY.

    Ends in wrong use where only one of `--llm` and `--llm-model` is given.
    """
    if (args.llm is None) != (args.llm_model is None):
        args.usage_error("--llm URL and --llm-model NAME go together")
    if args.llm is None:
        return None
    key = os.environ.get("KAMERVRAAG_LLM_KEY") or "none"
    return ChatWriter(
        args.llm, args.llm_model, api_key=key, budget=Budget(args.llm_tokens, args.llm_encoding)
    )
