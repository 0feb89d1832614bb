"""Odd questions over the samples: verbatim quotes or a sentence, and never anything else."""

from __future__ import annotations

import random
from contextlib import closing
from datetime import date, timedelta

from index.document import CABINET, MEMBER
from index.errors import KamervraagError
from index.search import Filters, Index
from rag.answer import answer
from rag.contract import answer_json
from rag.statement import Answer
from rag.understand.followup import Message
from tests.support.sample_folder import build_samples
from tests.torture.outcome import Outcome

WORDS = (
    "wat heeft het kabinet gezegd over Irak drinkwater kermis loopbruggen minister vragen sinds 2031 hoeveel "
    "waarom niet partij what did the cabinet say about water Zwartkruis inwoner per dag beantwoord wanneer"
).split()
ODD = (
    "\x00", "\ud83d", "\u202e", "\u200b" * 30, "{{7*7}}", "${x}", "<script>", "' OR 1=1 --", '"', "((",
    "[* TO *]", "AND", "NOT", "text:x", "a" * 3000, "9" * 400, "-", "…", "ß" * 50, "\n\n1.", "\n2)", "\t",
    "🙂" * 40, "%s%n", "../../etc/passwd", "2031-02-31", "31 februari 2031", "vraag 0", "vraag 999999999999",
    "ﷺ", "[1]", "«»", "\r",
)  # fmt: skip
NAMES = ("", " ", "VVD", "Tulp", "Wolf", "\x00", "ß", "x" * 500, "antwoord", "motie", "\ud83d", "nvt")


def run(seed: int, questions: int) -> Outcome:
    """So many odd questions, filters and conversations, one after the other."""
    chance, outcome = random.Random(seed), Outcome("odd questions")
    with closing(Index.open(build_samples())) as index:
        for _ in range(questions):
            question, filters, history = odd_question(chance), odd_filters(chance), odd_history(chance)
            try:
                given = answer(question, index, history=history, filters=filters)
                answer_json(given)
                _check_quotes(given, index)
                outcome.counts["silent" if given.abstained else "answered"] += 1
            except KamervraagError as error:
                outcome.counts["refused in a sentence"] += 1
                if not str(error).strip() or "Traceback" in str(error):
                    outcome.broken.append(f"{question!r} {filters}: no sentence: {error!r}")
            except Exception as error:  # the fault that is looked for
                outcome.broken.append(f"{type(error).__name__}: {error}: {question!r} {filters} {history}")
    return outcome


def odd_question(chance: random.Random) -> str:
    """Words that have answers with what no question should hold between them."""
    parts = chance.choices(WORDS, k=chance.randrange(9)) + chance.choices(ODD, k=chance.randrange(4))
    chance.shuffle(parts)
    return chance.choice((" ", "", " ")).join(parts) + chance.choice(("?", "", "??", "."))


def odd_filters(chance: random.Random) -> Filters:
    """No filter, or some that may be of no paper, end before they begin or lie out of all time."""
    if chance.random() < 0.6:
        return Filters()
    days = (date.min, date.max, date(2031, 2, 3) + timedelta(days=chance.randrange(-4000, 4000)))
    return Filters(
        since=chance.choice((None, *days)),
        until=chance.choice((None, *days)),
        party=chance.choice((None, None, *NAMES)),
        minister=chance.choice((None, None, *NAMES)),
        type=chance.choice((None, None, *NAMES)),
        doc=chance.choice((None, None, None, *NAMES)),
    )


def odd_history(chance: random.Random) -> tuple[Message, ...]:
    """A conversation that may be forged."""
    turns = chance.randrange(4) if chance.random() < 0.3 else 0
    return tuple(Message(chance.choice(("user", "assistant")), odd_question(chance)) for _ in range(turns))


def _check_quotes(given: Answer, index: Index) -> None:
    """Each quote stands where it says, and the cabinet's are of a paper that the cabinet signed."""
    for cited in (*given.citations, *given.nearest):
        document = index.document(cited.doc)
        assert document.text[cited.start : cited.end] == cited.quote, cited
        if cited.voice == CABINET:
            assert document.answered_by or document.mede_namens, cited
        if cited.voice == MEMBER:
            assert cited.asker is not None or document.asked_by, cited
