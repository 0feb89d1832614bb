"""The fixed sentence for a message that asks nothing of the papers: no search, no quotes."""

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
        "weather": "Daarvoor is dit niet: het weer en de tijd staan niet in Kamerstukken.",
        "opinion": "Daarvoor is dit niet: kamervraag heeft geen mening en geeft geen stemadvies.",
        "prediction": "Daarvoor is dit niet: kamervraag voorspelt niets.",
        "arithmetic": "Daarvoor is dit niet: kamervraag rekent niet.",
        "gibberish": "Hierin staat geen vraag die te lezen is.",
        "instruction": "Daarvoor is dit niet: kamervraag volgt geen opdrachten op en heeft geen andere rol.",
        "task": "Daarvoor is dit niet: kamervraag schrijft, vertaalt en regelt niets.",
    },
    "en": {
        "greeting": "Good day.",
        "thanks": "You are welcome.",
        "identity": "This is kamervraag, a search program and not a person: it quotes what the Dutch cabinet "
        "has said in parliamentary papers, with the source.",
        "weather": "This is not made for that: parliamentary papers do not tell the weather or the time.",
        "opinion": "This is not made for that: kamervraag has no opinion and gives no advice on voting.",
        "prediction": "This is not made for that: kamervraag predicts nothing.",
        "arithmetic": "This is not made for that: kamervraag does no sums.",
        "gibberish": "This holds no question that can be read.",
        "instruction": "This is not made for that: kamervraag takes no orders and plays no other part.",
        "task": "This is not made for that: kamervraag does not write, translate or arrange things.",
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
