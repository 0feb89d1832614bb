"""The types at the parser's border: one paper, cut into exchanges and paragraphs.

Every span is a pair of character offsets into `Document.text`, the paper as shown: page furniture
lifted out, hyphenated words joined, footnotes moved behind the body. `Document.origin` leads from
there back to the file as read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

DocumentType = Literal[
    "antwoord",
    "vragen",
    "uitstel",
    "schriftelijk overleg",
    "lijst van vragen en antwoorden",
    "brief",
    "motie",
    "mondelinge vragen",
    "overig",
]
State = Literal["answered", "unanswered", "missing", "unsure"]  # unsure: its seam with a neighbour is lost
CABINET, MEMBER = "cabinet", "member"  # voices; any other is the author as the paper names him, None unknown


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` up to, not including, `end` of `Document.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """`length` characters shown at `shown` stand at `source` in the file as read.

    Characters of the shown text that lie in no segment were put there by a repair (a joining space,
    a corrected letter) and map to the source position of the segment before them.
    """

    shown: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Member:
    """Who asked: a member of parliament, a fractie (then `name` is None), or a committee of the House."""

    name: str | None
    party: str | None

    @property
    def is_committee(self) -> bool:
        """Whether it is a committee: "commissie voor Financiën"."""
        return (self.name or "").startswith(("commissie", "kamercommissie"))


@dataclass(frozen=True, slots=True)
class Minister:
    """Who answered, as the paper names him; `function` is "Minister", "Staatssecretaris", …"""

    name: str | None
    function: str | None
    portfolio: str | None


@dataclass(frozen=True, slots=True)
class Dates:
    """When the questions were asked, answered, and the letter sent; None where the paper is silent."""

    asked: date | None = None
    answered: date | None = None
    sent: date | None = None

    @property
    def spoken(self) -> date | None:
        """The date of the paper's own words: the answer's, else the letter's, else the questions'."""
        return self.answered or self.sent or self.asked


@dataclass(frozen=True, slots=True)
class Referral:
    """An answer that leans on another exchange of the same paper: "zie het antwoord op vraag 4"."""

    exchange: str
    confidence: float
    text: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question with the answer that covers it; a joint answer stands in each of its exchanges.

    `voice` says whose words the answer is: "cabinet" only where the paper proves it.
    """

    id: str
    numbers: tuple[int, ...]
    asker: Member | None
    question: Span
    answer: Span | None
    answer_group: tuple[int, ...] = ()
    state: State = "answered"
    refers_to: tuple[Referral, ...] = ()
    footnotes: tuple[str, ...] = ()
    page: int | None = None  # from 1, where the file has pages
    procedural: bool = False  # "Kunt u deze vragen afzonderlijk beantwoorden?"
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, numbered from 1, under the heading it stands below.

    `voice` says whose words it is: "cabinet", "member", an author as the paper names him, None unknown.
    """

    number: int
    heading: str | None
    span: Span
    page: int | None = None
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note; `exchange` is the id of the exchange that holds its marker, None where no marker is found.

    `mark` is the offset in the text at which its first marker stood: it tells question from answer.
    """

    id: str
    span: Span
    exchange: str | None
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper named in this one; `kind` is kamerstuk, aanhangsel, vraagnummer, motie, …"""

    kind: str
    text: str
    normal: str


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. `name` is its file name; what the paper does not say is None or empty, never guessed."""

    name: str
    type: DocumentType
    text: str
    title: str | None = None
    subject: str | None = None
    dates: Dates = Dates()
    askers: tuple[Member, ...] = ()  # members and fracties only
    answered_by: tuple[Minister, ...] = ()
    mede_namens: tuple[Minister, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)  # vraagnummer, kenmerk, aanhangsel, kamerstuk, …
    exchanges: tuple[Exchange, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[Reference, ...] = ()
    warnings: tuple[str, ...] = ()
    origin: tuple[Segment, ...] = ()
    ocr: bool = False  # its text was recognised in a picture: a letter may differ from the paper
    upload: bool = False  # a visitor added it: nobody has seen whether it is genuine
    url: str | None = None  # where the source publishes it, as its metadata says
    committee: Member | None = None  # the committee that put a list of questions
    unread: int = 0  # characters of the file that ended up nowhere: in no passage, head, note or furniture

    @property
    def fictitious(self) -> bool:
        """Whether the paper says at its head, its end or in its title that it is an invented sample."""
        shown = (self.text[:400], self.text[-400:], self.title or "")
        return any("fictief voorbeeldstuk" in part.lower() for part in shown)

    @property
    def asked_by(self) -> tuple[Member, ...]:
        """The members and fracties that asked, else the committee."""
        return self.askers or ((self.committee,) if self.committee else ())

    def at(self, span: Span) -> str:
        """The characters of a span."""
        return self.text[span.start : span.end]
