"""What an answer is made of: sections, the blocks in them, statements, and the quotes that carry them.

An answer is structured once, here; terminal, page, Markdown, Word and JSON each render from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from index.document import Member
from index.search import Filters


def squeeze_spaces(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def normalise_quote(quote: str) -> str:
    """A quote as it stands inside guillemets: its own guillemets become single ones."""
    return squeeze_spaces(quote).replace("«", "‹").replace("»", "›")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who gave the cabinet's word, as of the paper's date."""

    name: str | None
    function: str | None
    portfolio: str | None
    cabinet: str | None
    demissionary: bool | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote: `document_text[start:end] == quote`. `n` counts from 1.

    `voice` is "cabinet", "member" or the author as the paper names him; None where it names none. `numbers`
    are the questions that a joint answer covers, `fractie` the group that asked where no member is named.
    `cosigners` answered together with `minister`: the paper does not tell the words of one from another's.
    `askers` are all who put the question or tabled the motion together, `asker` the first of them.
    `upload` says that a visitor added the paper, `ocr` that its text was read from a picture by
    text recognition, `unsure` that its exchange lost a label: it may belong to another question.
    `type` and `paper_numbers` are the paper's, by which it is called where it has no title.
    """

    n: int
    doc: str
    exchange: str | None
    paragraph: int | None
    quote: str
    start: int
    end: int
    date: date | None
    title: str | None
    minister: Speaker | None
    asker: Member | None
    url: str | None = None
    voice: str | None = None
    numbers: tuple[int, ...] = ()
    fractie: str | None = None
    cosigners: tuple[Speaker, ...] = ()
    upload: bool = False
    ocr: bool = False
    unsure: bool = False
    askers: tuple[Member, ...] = ()
    type: str = ""
    paper_numbers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a statement: words of the frame or of a model, or a quote as it stands in its paper.

    `cites` is the number of the citation that a quote is; a model's quote inside its sentence has none.
    """

    text: str
    quoted: bool = False
    cites: int | None = None

    @property
    def shown(self) -> str:
        """The piece as running text: a quote between guillemets."""
        return f"«{normalise_quote(self.text)}»" if self.quoted else self.text


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or aspect of the answer, carried by its citations.

    `doc` and `speaker` say whose words it gives: statements of one paper, speaker and day stand together in a
    block. Both are empty for a sentence that a language model wrote. `counted` names every paper that a count
    is of, those that are not quoted as well: they carry the number. `near` is how like the question asked its
    words are with the question that they answered, 0 to 1; 0 of what is only pointed at.
    """

    pieces: tuple[Piece, ...]
    citations: tuple[int, ...]
    supported: bool
    date: date | None
    doc: str | None = None
    speaker: str = ""
    counted: tuple[str, ...] = ()
    near: float = 1.0

    @property
    def text(self) -> str:
        """The statement as it stands on its own, without [n]: who, when, where, and the quotes."""
        text = " ".join(piece.shown for piece in self.pieces)
        if not self.speaker:
            return text
        return f"{self.speaker}{':' if self.pieces[:1] and self.pieces[0].quoted else ','} {text}"

    @property
    def marks(self) -> tuple[int, ...]:
        """The citations that no quote of its own shows: their [n] stand at the end."""
        numbers = {piece.cites for piece in self.pieces}
        return tuple(number for number in self.citations if number not in numbers)


@dataclass(frozen=True, slots=True)
class Block:
    """What one speaker says in one paper, on one day. Without a paper: sentences of a language model."""

    doc: str | None
    date: date | None
    speaker: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What one sub-question got: blocks, or the gap that the papers leave.

    `number` and `question` are None where the message holds one question; `gap` says that there is no answer.
    """

    blocks: tuple[Block, ...]
    number: str | None = None
    question: str | None = None
    gap: str | None = None

    @property
    def heading(self) -> str | None:
        """ "2. Hoe lang duurt dat?", where the message holds several questions."""
        return f"{self.number}. {self.question}" if self.number and self.question else None


@dataclass(frozen=True, slots=True)
class SearchedPapers:
    """What was searched."""

    documents: int
    exchanges: int
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class UnderstoodQuestion:
    """How a question was read: `question` as it was asked of the papers, standing alone.

    `carried` are its words that come from earlier turns; `fields` names the filters that it said itself.
    """

    question: str = ""
    carried: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question got: sections of statements with citations, or an abstention.

    `nearest` are the quotes that came nearest where nothing answers: they are no citations of the answer.
    `closing` is the warning at the end; of an abstention, `silence` says that there is no answer. `uncertain`
    says that what is quoted comes near, and may not answer; of several questions, that it is so of one.
    """

    question: str
    language: str
    abstained: bool
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]
    filters: Filters
    coverage: SearchedPapers
    closing: str = ""
    silence: str = ""
    lead: Statement | None = None
    dropped: int = 0
    timing_ms: Mapping[str, float] = field(default_factory=dict)
    understood: UnderstoodQuestion = UnderstoodQuestion()
    nearest: tuple[Citation, ...] = ()
    uncertain: bool = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all sections."""
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of all blocks, in the order in which they are shown."""
        return tuple(statement for block in self.blocks for statement in block.statements)

    @property
    def text(self) -> str:
        """The answer as a person reads it, paragraph by paragraph, with [n] behind each quote."""
        if self.abstained:
            return self.silence
        opening = [marked_text(self.lead)] if self.lead else []
        lines = [line for section in self.sections for line in section_lines(section)]
        return "\n\n".join([*opening, *lines, *([self.closing] if self.closing else [])])


def blocks_of(statements: Iterable[Statement]) -> tuple[Block, ...]:
    """The statements grouped by paper, speaker and day, in the order in which each group begins."""
    groups: dict[tuple[str | None, str, date | None], list[Statement]] = {}
    for statement in statements:
        key = (statement.doc, statement.speaker, statement.date) if statement.doc else (None, "", None)
        groups.setdefault(key, []).append(statement)
    return tuple(Block(doc, day, who, tuple(group)) for (doc, who, day), group in groups.items())


def section_lines(section: Section) -> list[str]:
    """The paragraphs of a section as running text."""
    lines = [section.heading] if section.heading else []
    lines += [block_text(block) for block in section.blocks]
    return [*lines, *([section.gap] if section.gap else [])]


def block_text(block: Block) -> str:
    """A block as running text: one statement in a line; several under their speaker, each with a dash."""
    if not block.speaker:
        return "\n\n".join(map(marked_text, block.statements))
    if len(block.statements) == 1:
        only = block.statements[0]
        joint = ":" if only.pieces[:1] and only.pieces[0].quoted else ","
        return f"{block.speaker}{joint} {marked_text(only)}"
    return "\n".join(
        [f"{block.speaker}:", *(f"– {capitalise(marked_text(each))}" for each in block.statements)]
    )


def capitalise(text: str) -> str:
    """The text with a capital, as an item of a list begins."""
    return text[:1].upper() + text[1:]


def marked_text(statement: Statement) -> str:
    """The pieces of a statement as running text, with the [n] of each quote behind it."""
    return " ".join([*(piece_marked(piece) for piece in statement.pieces), *brackets(statement.marks)])


def piece_marked(piece: Piece) -> str:
    """A piece with the [n] of the quote that it is."""
    return piece.shown if piece.cites is None else f"{piece.shown} [{piece.cites}]"


def brackets(numbers: Sequence[int]) -> list[str]:
    """(1, 2) -> "[1]", "[2]"."""
    return [f"[{number}]" for number in numbers]
