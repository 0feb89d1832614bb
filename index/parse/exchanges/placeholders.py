"""What stands where an answer should: `antwoord volgt`, and the words of a form that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from index.document import Exchange

_AWAITED_TEXT = r"(?:(?:uw|het|de|een) )?(?:antwoord|tekst)(?: op (?:de )?vra(?:ag|gen)(?: \d{1,3})?)?"
_PLACEHOLDER = re.compile(
    r"\W*(?:"
    r"(?:nog )?niet (?:ontvangen|beantwoord)|(?:het )?antwoord volgt(?: nog| later| z\.?s\.?m)?"
    rf"|(?:vul|typ|voer|schrijf|plaats|zet) (?:hier {_AWAITED_TEXT}|{_AWAITED_TEXT} hier)(?: in)?"
    r"|(?:klik|tik)(?: (?:of|en) (?:klik|tik))?(?: hier)? (?:om|en) "
    r"[^\n.?!;:]{0,30}\b(?:voeren|typen|typ|vullen|voer)(?: in)?"
    r"|(?:click|tap)(?: or (?:click|tap))?(?: here)? to (?:enter|add) (?:text|an answer)"
    r"|(?:hier |later |nader |nog )?(?:in te vullen|invullen)|(?:hier |concept)?tekst(?: hier| volgt)?"
    r"|p\.?m|n\.?t\.?b|n\.?n\.?b|t\.?b\.?d|todo|lorem ipsum\b[^\n]{0,400}|x{2,20}|[._…]{2,200}"
    r")\W*",
    re.IGNORECASE,
)


def without_placeholders(text: str, exchanges: Iterable[Exchange]) -> list[Exchange]:
    """The exchanges, without answer and `unanswered` where a placeholder stands for one."""
    return [
        replace(each, answer=None, answer_group=(), state="unanswered")
        if _is_answer_placeholder(text, each)
        else each
        for each in exchanges
    ]


def _is_answer_placeholder(text: str, exchange: Exchange) -> bool:
    """Whether nothing but a placeholder answers an exchange."""
    span = exchange.answer
    return span is not None and _PLACEHOLDER.fullmatch(text, span.start, span.end) is not None
