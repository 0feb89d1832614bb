"""OpenQuestions -> the JSON of `kamervraag open --json`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from index.harvest.news.open_questions import OpenQuestions
from rag.contract.json_values import json_value, reply_json


def open_question_json(one: OpenQuestions) -> dict[str, Any]:
    """A set of questions without an answer; dates are ISO, what is not known is null."""
    return reply_json(**json_value(asdict(one)))
