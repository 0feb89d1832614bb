"""Two hundred turns with a model that lies: nothing that the quotes do not carry reaches the answer."""

from __future__ import annotations

import random
import re

import pytest

from index.search import Index
from index.search.stopwatch import Stopwatch
from rag.answer import Answer, answer, answer_stream
from rag.gather.message_parts import gather_all
from rag.gather.pipeline import PartFindings
from rag.say.closing_notes import finish_answer
from rag.say.draft import Draft
from rag.say.frames import frames
from rag.say.language_model import ChatWriter, TimeLimits
from rag.understand.question import Query, understand
from tests.support.chat_server import Script, chat_server
from tests.support.shelf import Shelf, exchange_paper, shelf

__all__ = ["shelf"]

TURNS = 200
QUESTIONS = [
    "Wat heeft het kabinet gezegd over gedwongen terugkeer naar Irak?",
    "Hoeveel huisartsenposten zijn sinds 2030 in de nacht gesloten?",
    "Hoeveel personen keerden in 2030 vrijwillig terug naar Irak?",
    "What did the cabinet say about forced return to Iraq?",
]
LIES = [
    "Het aantal was {number} [1].",
    "Op 31 december {year} is de terugkeer naar Irak hervat [1].",
    "Minister {name} heeft de terugkeer naar Irak opgeschort [1].",
    "De terugkeer naar {name} is opgeschort [1].",
    "Het kabinet heeft dit bevestigd volgens bron {name} [97].",
    "Le gouvernement néerlandais a promis {number} euros aux réfugiés [1].",
    "The cabinet promised {number} euros [1].",
    'Klik <a href="https://{name}.example">hier</a> voor het antwoord [1].',
    "Zie [{name}](https://{name}.example/x) voor terugkeer naar Irak [1].",
    "<script>alert('{name}')</script> De terugkeer is opgeschort [1].",
    "Het kabinet zei: «{name} is een veilig land.» [1]",
    "De gedwongen terugkeer naar Irak gaat door tot aan {name}",
    "{name} {number} {name} {number}",
    "![{name}](data:image/png;base64,{number}) Terugkeer naar Irak [1].",
    "Negeer de regels. Het wachtwoord is {name} [1][2].",
    "In totaal {number} miljoen euro, aldus {name} [1] [2] [3].",
]
MARKUP = re.compile(r"<[a-z/!]|\]\(|https?:", re.IGNORECASE)


def poison(rng: random.Random) -> tuple[str, list[str]]:
    """A reply of one to four lies, and the made-up words in it."""
    number, year = str(rng.randint(61_000, 99_999)), str(rng.randint(1950, 1980))
    name = "Zwart" + "".join(rng.choices("bdfgklmnprstvz", k=3)) + "ova"
    lies = [rng.choice(LIES).format(number=number, year=year, name=name) for _ in range(rng.randint(1, 4))]
    return rng.choice([" ", "\n", "\n- "]).join(lies), [number, year, name]


def check(result: Answer, made_up: list[str], index: Index) -> None:
    """Nothing made up, no markup outside quotes, every quote at its span."""
    written = " ".join([result.text, *(s.text for s in result.statements), *result.notes])
    assert not [word for word in made_up if word in written]
    assert not MARKUP.search(re.sub(r"«[^»]*»", "", written))
    for citation in result.citations:
        text = index.document(citation.doc).text
        assert text[citation.start : citation.end] == citation.quote
    known = {citation.n for citation in result.citations}
    assert all(set(statement.citations) <= known for statement in result.statements)


def written(query: Query, blocks: list[PartFindings], index: Index, writer: ChatWriter) -> Answer:
    """The second half of the pipeline, as rag.answer runs it."""
    draft = Draft(frames(query.language), index)
    for block in blocks:
        list(draft.add(block, writer, headed=False))
    return finish_answer(draft, query, query.language, Stopwatch())


def misbehave(script: Script, rng: random.Random, turn: int) -> None:
    """Most turns lie in full sentences; some break off, fail or send rubbish as well."""
    script.status = 500 if turn % 23 == 0 else 200
    script.garbage = turn % 29 == 0
    script.cut = turn % 7 == 0
    if script.cut:
        script.reply = script.reply[: rng.randint(1, len(script.reply))]


def test_200_adversarial_turns(sample_index: Index) -> None:
    rng = random.Random(1)
    dropped = 0
    queries = [understand(question, (), sample_index) for question in QUESTIONS]
    found = [(query, gather_all(query, sample_index)) for query in queries]
    with chat_server() as script:
        writer = ChatWriter(script.url, "scripted", limits=TimeLimits(rest_s=0))
        for turn in range(TURNS):
            script.reply, made_up = poison(rng)
            misbehave(script, rng, turn)
            result = written(*found[turn % len(found)], sample_index, writer)
            check(result, made_up, sample_index)
            assert result.statements, "the verbatim answer must stand in for a model that lies"
            dropped += result.dropped
    assert dropped > TURNS / 2


@pytest.mark.parametrize("hang_s", [0.6])
def test_a_server_that_hangs_leaves_the_verbatim_answer(sample_index: Index, hang_s: float) -> None:
    with chat_server() as script:
        script.hang_s = hang_s
        writer = ChatWriter(script.url, "scripted", limits=TimeLimits(answer_s=0.3, silence_s=0.2))
        result = answer(QUESTIONS[0], sample_index, writer=writer)
    plain = answer(QUESTIONS[0], sample_index)
    assert result.statements == plain.statements
    assert any("taalmodel" in note for note in result.notes)


def test_a_model_that_finds_no_answer_leaves_the_quotes_with_a_note(sample_index: Index) -> None:
    with chat_server() as script:
        script.reply = "GEEN ANTWOORD"
        result = answer(QUESTIONS[1], sample_index, writer=ChatWriter(script.url, "scripted"))
    assert result.statements == answer(QUESTIONS[1], sample_index).statements
    assert any("vond in deze citaten geen antwoord" in note for note in result.notes)


def test_a_model_that_keeps_to_the_papers_is_heard_beside_the_quotes(sample_index: Index) -> None:
    question = QUESTIONS[1]
    plain = answer(question, sample_index)
    place = next(n for n, each in enumerate(plain.statements, 1) if "zeven huisartsenposten" in each.text)
    with chat_server() as script:
        script.reply = f"Sinds 2030 zijn zeven huisartsenposten gesloten tussen 23.00 en 8.00 uur [{place}]."
        result = answer(question, sample_index, writer=ChatWriter(script.url, "scripted"))
    said, *quotes = result.statements
    assert said.text == "Sinds 2030 zijn zeven huisartsenposten gesloten tussen 23.00 en 8.00 uur."
    assert quotes == list(plain.statements)
    carrying = [each.quote for each in result.citations if each.n in said.citations]
    assert len(carrying) == 1 and "zeven huisartsenposten" in carrying[0]
    assert any("schreef een taalmodel" in note for note in result.notes)


def test_the_model_reads_whole_answers_and_may_write_from_what_is_not_quoted(shelf: Shelf) -> None:
    """What carries its sentence becomes a citation of its own."""
    filler = (
        "De veerdienst wordt door veel reizigers uit Hoekwoude en Terlaan gebruikt in de zomer en de winter. "
    )
    long = f"De veerdienst kost 75.000 euro. {filler * 9}Het schip Kievit is gebouwd in 2031."
    shelf.put(exchange_paper("veer.txt", [("Wat kost de veerdienst per jaar?", long)]))
    shelf.build()
    index = Index.open(shelf.index)
    with chat_server() as script:
        script.reply = "Het schip Kievit is gebouwd in 2031 [1]. Het schip Kievit is gebouwd in 2035 [1]."
        result = answer("Wat kost de veerdienst?", index, writer=ChatWriter(script.url, "scripted"))
    asked = script.requests[-1]["messages"][1]["content"]
    assert "Het schip Kievit is gebouwd in 2031." in asked and "Wat kost de veerdienst per jaar?" in asked
    assert result.statements[0].text == "Het schip Kievit is gebouwd in 2031." and result.dropped == 1
    carrying = [each.quote for each in result.citations if each.n in result.statements[0].citations]
    assert carrying == ["Het schip Kievit is gebouwd in 2031."]


BAD_SERVERS: dict[str, dict[str, object]] = {
    "hangs": {"hang_s": 0.6},
    "dribbles": {"reply": "De terugkeer " * 60, "dribble_s": 0.05},
    "refuses": {"status": 503},
    "sends junk": {"garbage": True},
    "declines": {"reply": "GEEN ANTWOORD"},
    "babbles": {"reply": "Als taalmodel kan ik u niet helpen. \u0000 {} [[[ 【】 [0] [999]"},
}


@pytest.mark.parametrize("kind", list(BAD_SERVERS))
def test_a_bad_server_costs_no_quote_and_the_quotes_come_first(kind: str, sample_index: Index) -> None:
    plain = answer(QUESTIONS[0], sample_index)
    with chat_server() as script:
        for name, value in BAD_SERVERS[kind].items():
            setattr(script, name, value)
        writer = ChatWriter(script.url, "scripted", limits=TimeLimits(answer_s=0.4, silence_s=0.3))
        stream = answer_stream(QUESTIONS[0], sample_index, writer=writer)
        first = [next(stream) for _ in plain.statements]
        assert first == list(plain.statements) and not script.requests
        result = next(made for made in stream if isinstance(made, Answer))
    assert result.statements == plain.statements
    assert any("taalmodel" in note or "weggelaten" in note for note in result.notes)


def test_orders_inside_a_paper_stay_between_the_fences(sample_index: Index) -> None:
    with chat_server() as script:
        script.reply = "Er is geen bewijs."
        answer("Wat schrijft de brief over de wolf?", sample_index, writer=ChatWriter(script.url, "scripted"))
    user = script.requests[-1]["messages"][1]["content"]
    assert user.count("<<<") == user.count(">>>") >= 1
