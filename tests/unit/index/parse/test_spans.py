"""Spans and the way back to the file hold on any paper that can be made of the edge cases."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Document
from index.files import SourceText
from index.parse import parse
from tests.support.parsed import HEAD

LABELS = (
    "Vraag {n}",
    "Vraag {n}:",
    "Vraag ({n}):",
    "**VRAAG {n}**",
    "{n}.",
    "{n}",
    "({n})",
    "Vraag l",
    "Vraag I0",
    "Antwoord {n}",
    "Antwoord op vraag {n}:",
    "Antwoord",
    "Antwoord:",
    "Antwoord b",
    "Antwoord vraag {n} t/m 15",
    "Antwoord op alle vragen",
    "Reactie",
    "Toelichting:",
    "Mededeling",
    "Bijlage 1: Overzicht",
    " Vraag {n}",
    "[bookmark: _Hlk1]Antwoord:",
    "Vraag {n} van het lid Jansen heb ik beantwoord.",
    "→ Ja.",
    "Vragen en opmerkingen van de leden van de Tulp-fractie",
    "II Reactie van de minister",
)
LINES = (
    "Waarom is de sluis dicht?",
    "Er zijn asielzoekers.1 Dit geldt ook voor de landen van herkomst en de haven,",
    "zodat de schepen weer kunnen varen over de rivier en het kanaal tot aan de uitgeproce-",
    "deerde grens van het land.",
    "1 Kamerstuk 29 344, nr. 155",
    "1) De Courant, https://voorbeeld.nl/azc-",
    "opvang-vol",
    "¹ Rapport, 3 mei 2030",
    "[2: Kamerstuk 12 345, nr. 6. ]",
    "Dat is bekend[footnoteRef:2] hier.",
    "Datum",
    "1 mei 2031",
    "Ons kenmerk",
    "1234567",
    "Pagina 3 van 7",
    "ah-tk-20302031-12",
    "4",
    "De ﬁnanciéle",
    "Kamerstuk 29\u00a0344 kost €\u20095 aan onder\u00adwijs.",
    "Financie\u0308le zorg.",
    "in- ",
    "en uitvoer",
    "EU-",
    "De leden van de Tulp-fractie vragen of de dijk hoog genoeg is.",
    "Jaar  2029  2030",
    "1. de wind;",
    "– de zee;",
    "Klopt het dat deze diensten met hetzelfde werk zijnopgeknipt inmeerdere delen ten behoevevan de "
    "bijstand aan mensen die in het buitenland zijnveroordeeld?Waarom is dat enwat doet u daaraan?",
    "",
    "",
    "\f",
    "<https://a.nl/b>",
)
texts = st.lists(
    st.one_of(
        st.builds(lambda label, n: label.replace("{n}", str(n)), st.sampled_from(LABELS), st.integers(1, 12)),
        st.sampled_from(LINES),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    ),
    max_size=60,
).map("\n".join)


def check(doc: Document, text: str) -> None:
    spans = [span for e in doc.exchanges for span in (e.question, e.answer) if span]
    spans += [paragraph.span for paragraph in doc.paragraphs] + [note.span for note in doc.footnotes]
    lost = [e.question for e in doc.exchanges if e.answer]  # of an answer whose question is nowhere
    for span in spans:
        assert 0 <= span.start <= span.end <= len(doc.text)
        assert span.start < span.end or span in lost
        assert doc.at(span) == doc.at(span).strip()
    for segment in doc.origin:
        shown = doc.text[segment.shown : segment.shown + segment.length]
        assert segment.length > 0
        assert shown == text[segment.source : segment.source + segment.length]
    assert all(a.shown + a.length <= b.shown for a, b in pairwise(doc.origin))
    taken = sorted((s.source, s.source + s.length) for s in doc.origin)
    assert all(a[1] <= b[0] for a, b in pairwise(taken))


def check_exchanges(doc: Document) -> None:
    names = [exchange.id for exchange in doc.exchanges]
    assert len(names) == len(set(names))
    for exchange in doc.exchanges:
        assert (exchange.answer is None) == (exchange.state not in ("answered", "unsure"))
        assert all(referral.exchange in names for referral in exchange.refers_to)
        assert set(exchange.footnotes) <= {note.id for note in doc.footnotes}
    assert all(note.exchange is None or note.exchange in names for note in doc.footnotes)


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from(["txt", "md", "docx", "pdf"]), st.booleans())
def test_spans_and_origin_hold(body: str, kind: str, headed: bool) -> None:
    text = (HEAD if headed else "") + body
    doc = parse(SourceText(text, kind), "paper.txt")  # type: ignore[arg-type]
    check(doc, text)
    check_exchanges(doc)


@settings(max_examples=50, deadline=None)
@given(texts)
def test_the_same_text_parses_the_same(body: str) -> None:
    assert parse(SourceText(body, "txt"), "paper.txt") == parse(SourceText(body, "txt"), "paper.txt")


@settings(max_examples=50, deadline=None)
@given(texts)
def test_nothing_but_known_repairs_is_lost(body: str) -> None:
    """Every letter of a plain paragraph is shown."""
    text = f"{HEAD}Vraag 1\nWaarom?\nAntwoord 1\nDe sluis bij Oosterhaven is dicht.\nToelichting:\n{body}"
    doc = parse(SourceText(text, "txt"), "paper.txt")
    assert "De sluis bij Oosterhaven is dicht." in doc.text
