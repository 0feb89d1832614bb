"""Answers, searches and papers -> the JSON that scripts rely on: fields are added, none taken away.

In: an `Answer`, `Hits` or a `Document`. Out: plain values that `json.dumps` can write. Renders nothing
for people.
"""

from rag.contract.answers import answer_json, statement_json
from rag.contract.json_values import VERSION, error_json, filters_json, reply_json
from rag.contract.paper import parse_json
from rag.contract.searches import hits_json

__all__ = [
    "VERSION",
    "answer_json",
    "error_json",
    "filters_json",
    "hits_json",
    "parse_json",
    "reply_json",
    "statement_json",
]
