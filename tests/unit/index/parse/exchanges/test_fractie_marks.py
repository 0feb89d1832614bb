"""Lists and overleggen per fractie: who asks stands beside each question, above it, or in a column; invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from index.document import CABINET, Document, Member
from index.files import read_bytes
from index.parse import parse
from tests.support.parsed import pairs, read

HEADS = {
    "list": "Lijst van vragen en antwoorden\n\nDe vaste commissie voor Visserij heeft een aantal vragen voorgelegd aan de Minister van Visserij. De Minister heeft deze vragen beantwoord bij brief van 1 mei 2031.\n\n",
    "overleg": "Verslag van een schriftelijk overleg\n\nDe vaste commissie voor Visserij heeft een aantal vragen voorgelegd aan de Minister van Visserij. Bij brief van 1 mei 2031 zijn de vragen beantwoord.\n\n",
}
SIGNED = "\n\nDe Minister van Visserij,\n\nA. Bos\n"
ASKED = (
    ("VVD", "Hoeveel sluizen zijn er?", "Veertig."),
    ("GroenLinks-PvdA", "Wat kost dat?", "Niets."),
    ("VVD", "Waarom is dat?", "Daarom, zo bleek."),
    ("D66", "Is dat genoeg?", "Ja, het is genoeg."),
)
RIGHT = [(str(number), question, answer) for number, (_, question, answer) in enumerate(ASKED, 1)]
LABELS = [
    ("{}. ", "Antwoord: "),
    ("{}\n", "Antwoord\n"),
    ("Vraag {}\n", "Antwoord {}\n"),
    ("{}. ", ""),
    ("{}\n", ""),
]


def askers(doc: Document) -> list[str | None]:
    return [each.asker.name or each.asker.party if each.asker else None for each in doc.exchanges]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("label", "answer"), LABELS)
@pytest.mark.parametrize(
    "form",
    [
        "{q} ({p})",
        "{q} ({p}-fractie)",
        "({p}) {q}",
        "{p}: {q}",
        "{q} [{p}]",
        "{q} (de leden van de {p}-fractie)",
        "{q} ({p}.)",
        "{q}\n({p})",
        "({p})\n{q}",
        "{p}\n{q}",
    ],
)
def test_the_party_beside_a_question_asks_it_and_is_no_part_of_it(
    head: str, label: str, answer: str, form: str
) -> None:
    parts = [
        f"{label.format(i)}{form.format(q=q, p=p)}\n\n{answer.format(i)}{a}"
        for i, (p, q, a) in enumerate(ASKED, 1)
    ]
    doc = read(HEADS[head] + "\n\n".join(parts) + SIGNED)
    assert pairs(doc) == RIGHT
    assert askers(doc) == [who for who, _, _ in ASKED]
    assert {each.voice for each in doc.exchanges} == {CABINET}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("label", "answer"), LABELS[:4])
@pytest.mark.parametrize(
    "title",
    [
        "Vragen van de leden van de {}-fractie",
        "{}-fractie",
        "{}",
        "({})",
        "Fractie {}",
        "Vragen van de fractie van {}",
        "Fractie van de {}",
        "Inbreng {}",
        "De {}-fractie",
        "Vragen van de fractie ({})",
        "{} (A. Jansen)",
    ],
)
def test_the_fractie_above_questions_whose_numbers_run_on(
    head: str, label: str, answer: str, title: str
) -> None:
    order = (ASKED[0], ASKED[2], ASKED[1], ASKED[3])
    parts = []
    for number, (who, question, reply) in enumerate(order, 1):
        parts += [title.format(who)] if number != 2 else []
        parts += [f"{label.format(number)}{question}", f"{answer.format(number)}{reply}"]
    doc = read(HEADS[head] + "\n\n".join(parts) + SIGNED)
    assert [(question, reply) for _, question, reply in pairs(doc)] == [(q, a) for _, q, a in order]
    assert askers(doc) == [who for who, _, _ in order]


@pytest.mark.parametrize(
    "form", ["{q} (Tulp-fractie)", "{q} (Tulp)", "De leden van de Tulp-fractie vragen: {q}"]
)
def test_a_party_that_only_the_paper_knows(form: str) -> None:
    text = HEADS["list"] + "De leden van de Tulp-fractie vroegen veel.\n\n"
    parts = [f"{i}\n{form.format(q=q)}\n\nAntwoord\n{a}" for i, (_, q, a) in enumerate(ASKED, 1)]
    assert askers(read(text + "\n\n".join(parts))) == ["Tulp"] * 4


@pytest.mark.parametrize("mark", ["(Rijkswaterstaat)", "(hoofdstuk IV)", "(zie vraag 2)"])
def test_what_stands_in_brackets_behind_a_question_and_is_no_party(mark: str) -> None:
    parts = [f"{i}\n{q} {mark}\n\nAntwoord\n{a}" for i, (_, q, a) in enumerate(ASKED, 1)]
    doc = read(HEADS["list"] + "\n\n".join(parts))
    assert [question for _, question, _ in pairs(doc)] == [f"{q} {mark}" for _, q, _ in ASKED]
    assert set(askers(doc)) == {"commissie voor Visserij"}


@pytest.mark.parametrize(
    ("heads", "order"),
    [
        (("Nr", "Fractie", "Vraag", "Antwoord"), "npqa"),
        (("Partij", "Nr.", "Vraag", "Antwoord"), "pnqa"),
        (("Nr", "Vraag", "Fractie(s)", "Antwoord"), "nqpa"),
        (("Nr", "Vraag", "Antwoord", "Vragensteller"), "nqap"),
    ],
)
@pytest.mark.parametrize("kind", ["html", "txt"])
def test_who_asks_stands_in_a_column_of_a_table(heads: tuple[str, ...], order: str, kind: str) -> None:
    rows = [heads] + [
        tuple({"n": str(i), "p": p, "q": q, "a": a}[each] for each in order)
        for i, (p, q, a) in enumerate(ASKED, 1)
    ]
    if kind == "html":
        cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        text = "".join(f"<p>{line}</p>" for line in HEADS["list"].split("\n\n"))
        text += f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    else:
        text = HEADS["list"] + "\n".join(" | ".join(row) for row in rows)
    doc = parse(read_bytes(text.encode(), f"lijst.{kind}"), f"lijst.{kind}")
    assert pairs(doc) == RIGHT
    assert [each.asker for each in doc.exchanges] == [Member(None, who) for who, _, _ in ASKED]


def test_a_member_of_a_party_in_brackets() -> None:
    parts = [f"{i}\n{q} (Jansen, {p})\n\nAntwoord\n{a}" for i, (p, q, a) in enumerate(ASKED, 1)]
    doc = read(HEADS["list"] + "\n\n".join(parts))
    assert [each.asker for each in doc.exchanges] == [Member("Jansen", who) for who, _, _ in ASKED]
