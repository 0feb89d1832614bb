"""The fixed sentence for a message that asks nothing of the papers: no quotes."""

from __future__ import annotations

from collections.abc import Mapping

from index.search import Index
from index.search.stopwatch import Stopwatch
from rag.say.closing_notes import searched_papers
from rag.statement import Answer
from rag.understand.off_topic import MessageScope
from rag.understand.question import Query

CAN = {
    "nl": "Vraag wat het kabinet in de doorzochte stukken over een onderwerp heeft gezegd, wie ernaar vroeg "
    "of wanneer.",
    "en": "Ask what the cabinet has said on a subject in the papers searched, who asked about it, or when.",
}
SAID: Mapping[str, Mapping[MessageScope, str]] = {
    "nl": {
        "greeting": "Goedendag.",
        "thanks": "Graag gedaan.",
        "identity": "Dit is kamervraag, een zoekprogramma en geen mens: het citeert wat het kabinet in "
        "Kamerstukken heeft gezegd, met de bron erbij.",
        "arithmetic": "Daarvoor is dit niet: kamervraag rekent niet.",
        "gibberish": "Hierin staat geen vraag die te lezen is.",
        "elsewhere": "Daarvoor is dit niet: kamervraag zoekt alleen in Kamerstukken, heeft geen mening en "
        "schrijft of regelt niets.",
    },
    "en": {
        "greeting": "Good day.",
        "thanks": "You are welcome.",
        "identity": "This is kamervraag, a search program and not a person: it quotes what the Dutch cabinet "
        "has said in parliamentary papers, with the source.",
        "arithmetic": "This is not made for that: kamervraag does no sums.",
        "gibberish": "This holds no question that can be read.",
        "elsewhere": "This is not made for that: kamervraag only searches parliamentary papers, has no "
        "opinion, and writes or arranges nothing.",
    },
}


def outside_answer(query: Query, index: Index, language: str, watch: Stopwatch) -> Answer:
    """The answer to a message out of scope: what this is not for, and what it can do."""
    assert query.outside is not None
    spoken = "nl" if language == "nl" else "en"
    return Answer(
        question=query.question,
        language=language,
        abstained=True,
        silence=f"{SAID[spoken][query.outside]} {CAN[spoken]}",
        sections=(),
        citations=(),
        notes=(),
        filters=query.filters,
        coverage=searched_papers(index, query),
        timing_ms=watch.total(),
    )
