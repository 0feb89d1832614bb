"""An invented paper with its truth in it: `[[Q1 …]]` a question, `[[A4,5 …]]` an answer, `[[~1]]` noise.

Above `===` stand the fields of the head. `[[Q2:1 …]]` is question 1 of the second set, `[[Q1@Wiek …]]` one
that Wiek asked. `[[C …]]` are words of the cabinet beside the exchanges, `[[N …]]` another's. Text outside
of marks is none of the exchanges'. A part of a text that a page parts may stand in several marks of one name.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.document import CABINET, Document, Exchange
from index.files import read_bytes
from index.parse import parse

FOLDER = Path(__file__).parent / "papers"
_MARK = re.compile(r"\[\[(?:(?P<noise>~)|(?P<name>[QA](?:\d:)?[\d,]+|[CN])(?:@(?P<who>\S+))? )|\]\]")
_SIGNS = re.compile(r"[\W_]+")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as a reader gets it, and what is right: `texts`, `askers` by "Q1", "A4,5"; `head` by field."""

    name: str
    content: str
    texts: Mapping[str, str]
    head: Mapping[str, str] = field(default_factory=dict)
    askers: Mapping[str, str] = field(default_factory=dict)

    @property
    def printed(self) -> str | None:
        """Which program must print the content before it is read: "chromium", "soffice" or None."""
        if self.name.endswith(".pdf.html"):
            return self.head.get("via", "chromium")
        return "soffice" if self.name.endswith(".docx.html") else None


def letters(text: str) -> str:
    """A text without spaces, signs, hyphens and capitals."""
    return _SIGNS.sub("", text).lower()


def load(path: Path) -> Made:
    """One made paper."""
    above, _, below = path.read_text("utf-8").partition("===\n")
    head = dict(line.partition(":")[::2] for line in above.splitlines())
    content, texts = _unmarked(below)
    if path.name.endswith(".html"):
        texts = {name: html.unescape(_TAG.sub(" ", text)) for name, text in texts.items()}
    askers = {mark["name"]: mark["who"] for mark in _MARK.finditer(below) if mark["who"]}
    return Made(path.name, content, texts, {name: value.strip() for name, value in head.items()}, askers)


def papers() -> list[Made]:
    """All made papers, by name."""
    return [load(path) for path in sorted(FOLDER.iterdir()) if path.suffix in (".txt", ".md", ".html")]


def _unmarked(marked: str) -> tuple[str, dict[str, str]]:
    """The text without its marks, and what stands in each."""
    texts: dict[str, str] = {}
    plain, opened, at = [], list[str](), 0
    for mark in _MARK.finditer(marked):
        _keep(marked[at : mark.start()], plain, opened, texts)
        at = mark.end()
        if mark[0] == "]]":
            opened.pop()
        else:
            opened.append(mark["name"] or "")
    _keep(marked[at:], plain, opened, texts)
    return "".join(plain), texts


def _keep(text: str, plain: list[str], opened: list[str], texts: dict[str, str]) -> None:
    plain.append(text)
    if opened and "" not in opened:
        between = "\x00" if opened[-1] in "CN" else " "
        texts[opened[-1]] = f"{texts.get(opened[-1], '')}{between}{text}"


def printable(made: Made) -> bool:
    """Whether this machine has the program that the paper needs."""
    return made.printed is None or shutil.which(made.printed) is not None


def read(made: Made) -> Document:
    """The paper as the program reads it, printed first where it has to be."""
    data, name = made.content.encode(), made.name
    if made.printed:
        name = name.removesuffix(".html")
        data = print_as(made.content, name.rpartition(".")[2], made.printed)
    return parse(read_bytes(data, name), name)


def print_as(page: str, kind: str, program: str) -> bytes:
    """A page of HTML as PDF or docx, made by Chromium or by LibreOffice (a PDF by way of a docx)."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / "in.html", Path(folder) / f"in.{kind}"
        source.write_text(page, "utf-8")
        if program == "chromium":
            flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
            _run("chromium", *flags, f"--user-data-dir={folder}/c", f"--print-to-pdf={made}", str(source))
        else:
            office = ("soffice", f"-env:UserInstallation=file://{folder}/o", "--headless")
            _run(*office, "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(source))
            if kind == "pdf":
                _run(*office, "--convert-to", "pdf", "--outdir", folder, str(source.with_suffix(".docx")))
        return made.read_bytes()


def _run(*command: str) -> None:
    subprocess.run(command, capture_output=True, check=True, timeout=120)


def exchange_faults(made: Made, doc: Document) -> Iterator[tuple[str, list[str]]]:
    """Each true exchange with what is wrong with it, and a line for each that no truth has."""
    known: set[tuple[str, ...]] = set()
    found = {_key(each): each for each in doc.exchanges}
    for name, question in made.texts.items():
        if name.startswith("Q"):
            key = _name_key(name)
            known.add(key)
            yield name, list(_faults(made, doc, name, question, found.get(key)))
    yield from ((found[key].id, ["is no exchange"]) for key in found if key not in known)


def _name_key(name: str) -> tuple[str, ...]:
    """`Q2:1,2` -> ("2", "1", "2"): the set, and the numbers."""
    group, _, numbers = name[1:].rpartition(":")
    return (group or "1", *numbers.split(","))


def _key(exchange: Exchange) -> tuple[str, ...]:
    group, _, name = exchange.id.rpartition(":")
    return (group or "1", *(map(str, exchange.numbers) if exchange.numbers else [name]))


def _faults(made: Made, doc: Document, name: str, question: str, found: Exchange | None) -> Iterator[str]:
    if found is None:
        yield "missing"
        return
    if letters(doc.at(found.question)) != letters(question):
        yield f"question: {doc.at(found.question)!r}"
    answer = _answer(made, name)
    shown = doc.at(found.answer) if found.answer else None
    if letters(shown or "") != letters(answer or ""):
        yield f"answer: {shown!r}"
    if shown and found.state == "unsure" and name not in made.head.get("unsure", ""):
        yield "unsure"
    asker = found.asker and (found.asker.name or found.asker.party)
    if name in made.askers and letters(f"{asker}") != letters(made.askers[name]):
        yield f"asker: {asker}"


def voice_faults(made: Made, doc: Document) -> Iterator[str]:
    """What is wrong about the words beside the exchanges: lost, or of another voice."""
    answers = [(each.answer, each.voice) for each in doc.exchanges if each.answer]
    spoken = [*answers, *((each.span, each.voice) for each in doc.paragraphs)]
    shown = {voice: letters("".join(doc.at(span) for span, v in spoken if v == voice)) for _, voice in spoken}
    for name in ("C", "N"):
        for text in filter(None, (letters(part) for part in made.texts.get(name, "").split("\x00"))):
            if (text in shown.get(CABINET, "")) != (name == "C"):
                yield f"{name}: {text[:60]}"
            elif not any(text in words for words in shown.values()):
                yield f"lost: {text[:60]}"


def _answer(made: Made, name: str) -> str | None:
    """The answer that covers a question: of the same name, or of a joint one that holds its number."""
    group, *numbers = _name_key(name)
    for other, text in made.texts.items():
        theirs = _name_key(other)
        if other.startswith("A") and theirs[0] == group and set(numbers) <= set(theirs[1:]):
            return text
    return None


def head_faults(made: Made, doc: Document) -> Iterator[tuple[str, str | None]]:
    """Each field of the head that the truth tells: its name, and what was read where that is wrong."""
    day = doc.dates.answered or doc.dates.sent
    said = {
        "type": doc.type,
        "asked": f"{doc.dates.asked or ''}",
        "answered": f"{day or ''}",
        "vraagnummer": doc.numbers.get("vraagnummer", ""),
        "aanhangsel": doc.numbers.get("aanhangsel", ""),
        "askers": "; ".join(f"{each.name} ({each.party})" for each in doc.asked_by if each.name),
        "answered_by": "; ".join(
            f"{each.name} | {each.function} | {each.portfolio}" for each in doc.answered_by
        ),
        "voice": _voice(doc),
    }
    for name, read_as in said.items():
        if name in made.head:
            yield name, None if _same(name, made.head[name], read_as) else read_as


def _same(name: str, true: str, read_as: str) -> bool:
    if name == "type":
        return read_as in true.split("|")
    if name == "voice" and true == "notcabinet":
        return CABINET not in read_as
    if name == "answered_by":
        read_as = re.sub(r"(?:^|(?<=; ))(?:[A-Za-z]{1,4}\.\s?)+", "", read_as)
    return letters(true) == letters(read_as)


def _voice(doc: Document) -> str:
    spoken = {each.voice for each in doc.exchanges if each.answer} | {each.voice for each in doc.paragraphs}
    return "; ".join(sorted(str(each) for each in spoken))
