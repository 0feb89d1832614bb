"""Papers spoilt in every way that a fuzz run tries: each from a seed, the same at every run."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Sequence

from index.files.docx.archive import DAMAGE
from tests.support.office_files import column, make_docx, make_pdf, make_zip, paragraph

Mutation = Callable[[random.Random, bytes], bytes]
TAGS = [
    b"<al>",
    b"</al>",
    b"<vraag>",
    b"</vraag>",
    b"<nr>",
    b"<table>",
    b"<tr>",
    b"<td>",
    b"<noot>",
    b"<!--",
    b"<![CDATA[",
]
PIECES = [
    "Vraag 1\n",
    "Antwoord op vraag 4 t/m 15\n",
    "Vraag 999999999\n",
    "Antwoord\n",
    "[^1]",
    "[^1]: noot\n",
    "1) ",
    "\f",
    "…",
    "¹",
    "\u200b",
    "\u00ad\n",
    "ﬁ",
    "De leden van de -fractie vragen ",
    "(",
    ")))",
    "«",
    "Pagina 1 van 0\n",
    "\x00",
    "Antwoord op vraag 5 t/m 2\n",
    "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n",
    "| nr | vraag | antwoord |\n",
    "-\n",
    "\r",
    "Zie het antwoord op vraag 0, 1 t/m 400 en 3.\n",
    "31 februari 2031",
    "0000-00-00",
    "\U0001f600",
    "e\u0308" * 50,
]


def mutated(dice: random.Random, papers: Sequence[tuple[str, bytes]]) -> tuple[str, bytes]:
    """A name and the bytes of a spoilt paper; one to four things are wrong with it."""
    name, data = dice.choice(papers)
    for _ in range(dice.randint(1, 4)):
        data = dice.choice(MUTATIONS)(dice, data)
    if dice.random() < 0.05:
        name = name.rpartition(".")[0] + dice.choice([".txt", ".pdf", ".docx", ".html", ".xml", ""])
    return name, data[:400_000]


def binary_papers() -> list[tuple[str, bytes]]:
    """A PDF in two columns with notes and a docx with a table, a list and notes, to be spoilt."""
    lines = [
        f"Vraag {n}^{n}^" if n % 3 == 0 else f"Regel {n} van de brief over de haven" for n in range(1, 40)
    ]
    notes = column(60, 90, ["^3^ Kamerstuk 50 100, nr. 3.", "^6^ Idem."], size=6.0)
    pdf = make_pdf([[*column(60, 800, lines), *column(320, 800, lines), *notes]] * 2)
    cells = "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in ("1", "Hoeveel?", "Twaalf."))
    docx = make_docx(
        "".join(paragraph(line, '<w:numPr><w:numId w:val="1"/></w:numPr>') for line in lines)
        + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>",
        footnotes=f'<w:footnote w:id="3">{paragraph("Noot.")}</w:footnote>',
        numbering='<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )
    return [("stuk.pdf", pdf), ("stuk.docx", docx), ("zip.docx", make_zip({"a.docx": docx, "b.zip": docx}))]


def truncated(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randint(0, len(data))]


def flipped(dice: random.Random, data: bytes) -> bytes:
    spoilt = bytearray(data)
    for _ in range(dice.choice([1, 5, 50])):
        if spoilt:
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


def shuffled(dice: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    start = dice.randrange(len(lines))
    part = lines[start : start + dice.choice([2, 10, 1000])]
    dice.shuffle(part)
    return b"\n".join([*lines[:start], *part, *lines[start + len(part) :]])


def repeated(dice: random.Random, data: bytes) -> bytes:
    start = dice.randint(0, len(data))
    piece = data[start : start + dice.choice([1, 20, 300])]
    return data[:start] + piece * dice.choice([2, 30, 400]) + data[start:]


def cut_out(dice: random.Random, data: bytes) -> bytes:
    start = dice.randint(0, len(data))
    return data[:start] + data[start + dice.choice([1, 40, 2000]) :]


def on_one_line(dice: random.Random, data: bytes) -> bytes:
    return data.replace(b"\n", dice.choice([b" ", b"", b"\r", b"\r\n"]))


def with_pieces(dice: random.Random, data: bytes) -> bytes:
    for _ in range(dice.choice([1, 4, 20])):
        at = dice.randint(0, len(data))
        piece = dice.choice(PIECES) * dice.choice([1, 1, 1, 200])
        data = data[:at] + piece.encode("utf-8", "replace") + data[at:]
    return data


def with_tags(dice: random.Random, data: bytes) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + dice.choice(TAGS) * dice.choice([1, 3, 500]) + data[at:]


def recoded(dice: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(dice.choice(["cp1252", "utf-16", "utf-16-le", "utf-8-sig", "utf-32"]), "replace")


def within(dice: random.Random, data: bytes) -> bytes:
    """Spoil what is in a zip, and zip it again; other bytes are zipped into a docx of their own."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except DAMAGE:  # it becomes a part of a new one
        return make_zip({"word/document.xml": data})
    name = dice.choice(sorted(files) or ["word/document.xml"])
    spoil = dice.choice([truncated, flipped, repeated, cut_out, with_tags, with_pieces])
    return make_zip({**files, name: spoil(dice, files.get(name, b""))})


MUTATIONS: list[Mutation] = [
    truncated, flipped, shuffled, repeated, cut_out, on_one_line, with_pieces, with_tags, recoded, within,
]  # fmt: skip
