"""One message -> its questions: several sentences, or a pasted set of numbered Kamervragen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.search import Filters
from rag.understand.answer_kind import AskedKind, kind_of
from rag.understand.folding import fold_letters
from rag.understand.turns.carrying import carried_words

__all__ = ["AskedKind", "SubQuestion", "split_questions"]

MAX_PARTS = 100
MAX_LABELS = 1_200
MAX_GAP = 12  # numbers left out of a pasted set: those of joint answers, of another member
_LABEL_ON_LINE = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?:(?:vraag|question)[ \t]+(?P<named>\d{1,3}[a-z]?)[.):]?|"
    r"(?P<bare>\d{1,3}[a-z]?)[.):]?)"
    r"(?:[ \t]+|[ \t]*\n)",
    re.IGNORECASE,
)
_LABEL_IN_TEXT = re.compile(
    r"(?:^|(?<=[\s?.:]))(?:vraag[ \t]+)?(?P<number>\d{1,3})[.)][ \t]+(?=[A-Z])", re.IGNORECASE
)
_QUESTION_END = re.compile(r"(?<=\?)[\"'”’)]{0,3}\s+")
_QUESTION_WORD = (
    r"(?:wat|hoe|hoeveel|waarom|wanneer|wie|welke?|waar(?:over|mee|van|op|bij|toe|voor)?|op grond van|"
    r"what|how|why|when|who|which|where)"
)
_CONJUNCTION = re.compile(
    rf"(?:,|;)? (?:en|and) (?=(?:zo ja,? |if so,? )?"
    rf"(?:(?:op|om|in|voor|met|aan|van|onder) )?{_QUESTION_WORD}\b)|"
    rf"; (?={_QUESTION_WORD}\b)"
)
_POINTING = r"(?:er|dat|die|dit|deze|hij|zij|ze|u|men|daar\w*|hier\w*|there|it|that|they)"
_IS = r"(?:is|zijn|was|waren|wordt|worden|werd|werden|are|were)"
_VERB = (
    r"(?:komt|komen|gaat|gaan|kan|kunnen|mag|mogen|moet|moeten|zal|zullen|krijgt|krijgen|heeft|hebben|geldt|"
    r"did|does|has)"
)
# "… en is dat genoeg?", "… en wordt de brug hersteld?": a verb and its subject open a question.
_SECOND_VERB = re.compile(
    rf"(?:,|;)? (?:en|and) (?=(?:{_IS} (?:{_POINTING}|de|het|the)|{_VERB} {_POINTING})\b)"
)
_SECOND_VERB_LOOSE = re.compile(rf"(?:,|;)? (?:en|and) (?={_VERB} (?:de|het|the)\b)")
_NO_SUBJECT = re.compile(r"^(?:en )?(?:waarom|wanneer|hoe\b|waar\b|why|when|how|where)", re.IGNORECASE)
_OPENS_AS_QUESTION = re.compile(
    rf"^(?:\w+ )?{_QUESTION_WORD}\b|^(?:{_IS}|{_VERB}|klopt|vindt|wil|ziet|deelt|bent|kunt|kent)\b",
    re.IGNORECASE,
)
_IF_SO = re.compile(r"^(?:zo (?:ja|nee)|if (?:so|not))\b[ ,]*", re.IGNORECASE)
_MIN_WORDS = 3


_Label = tuple[int, int, str]  # where it begins, where its question begins, what it says


@dataclass(frozen=True, slots=True)
class SubQuestion:
    """One question to answer; `text` stands alone, `number` is its own in a pasted set ("4", "3a").

    `asked` is the question in the person's own words, for showing; empty where `text` is that. `members` says
    that members or fracties are asked for, not the cabinet. `filters` are those that it says itself, where it
    is one of several.
    """

    text: str
    kind: AskedKind = "open"
    number: str | None = None
    asked: str = ""
    members: bool = False
    filters: Filters = Filters()


def split_questions(text: str) -> tuple[SubQuestion, ...]:
    """The questions of a message in their order, at least one."""
    return numbered_questions(text) or _split_running_text(text)


def numbered_questions(text: str, most: int = MAX_PARTS) -> tuple[SubQuestion, ...]:
    """The questions of a pasted set, each under its own number, `most` at most; none where it is no set.

    A number that is printed twice has a stroke the second time ("2'").
    """
    found_labels = [(m.start(), m.end(), m["named"] or m["bare"]) for m in _LABEL_ON_LINE.finditer(text)]
    labels = _longest_sequence(found_labels)
    alone = len(labels) > 1  # each on a line of its own: then "4. Hoelang?" is a question too
    if not alone:
        found_labels = [(m.start(), m.end(), m["number"]) for m in _LABEL_IN_TEXT.finditer(text)]
        labels = _longest_sequence(found_labels)
    if len(labels) < 2:
        return ()
    labels = _with_repeated(labels, found_labels, text)
    ends = [start for start, _, _ in labels[1:]] + [len(text)]
    found = [
        (number, " ".join(text[begin:end].split()))
        for (_, begin, number), end in zip(labels, ends, strict=True)
    ]
    subject = subject_of(text[: labels[0][0]])
    return tuple(
        SubQuestion(add_subject(body, subject), kind_of(body), number, body)
        for number, body in found[:most]
        if len(body.split()) >= _MIN_WORDS or (alone and body.endswith("?"))
    )


def subject_of(preamble: str) -> str:
    """What a set is about, from the heading pasted with it: the words behind "over"."""
    found = re.search(r"\b(?:over|inzake|about)\s+([^.?!\n]{10,300})", " ".join(preamble.split()))
    return found[1].strip() if found else ""


def add_subject(body: str, subject: str) -> str:
    """A question that leans on its set ("dit bericht", "hiervan") with the subject of the set behind it."""
    leans = re.search(r"\b(?:dit|deze|die|dat|hier\w+|daar\w+|this|these)\b", fold_letters(body))
    return f"{body} ({subject})" if subject and leans else body


def _longest_sequence(labels: list[_Label]) -> list[_Label]:
    """The longest run of labels that count on, a few left out; other numbers stand in the text.

    Each label goes on from the longest run that it can follow; of equals the one that counts less far.
    """
    runs: list[list[_Label]] = []
    for label in labels[:MAX_LABELS]:
        number = _label_number(label)
        before = [
            run for run in runs if 0 <= number - _label_number(run[-1]) <= MAX_GAP and run[-1][2] != label[2]
        ]
        runs.append([*max(before, key=len, default=[]), label])
    return max(runs, key=lambda run: (len(run), -_label_number(run[-1])), default=[])


def _with_repeated(run: list[_Label], labels: list[_Label], text: str) -> list[_Label]:
    """The run with the labels that only say the number before them again, between two questions."""
    made: list[_Label] = []
    for label, after in zip(run, [*run[1:], (len(text), 0, "")], strict=True):
        made.append(label)
        for start, end, said in labels:
            again = label[0] < start < after[0] and said == label[2]
            if again and text[made[-1][1] : start].rstrip().endswith("?") and "?" in text[end : after[0]]:
                made.append((start, end, f"{made[-1][2]}'"))
    return made


def _label_number(label: _Label) -> int:
    return int("".join(letter for letter in label[2] if letter.isdecimal()))


def _split_running_text(text: str) -> tuple[SubQuestion, ...]:
    """The questions of a running text; a sentence that asks nothing goes with the question behind it."""
    flat = " ".join(text.split())
    sentences = _QUESTION_END.split(flat) if flat.count("?") > 1 else [flat]
    questions = [
        piece
        for sentence in sentences
        if sentence.strip()
        for piece in _split_at_conjunction(sentence.strip())
    ]
    whole = _join_short(questions)
    if len(whole) == 1:
        return (SubQuestion(flat, kind_of(flat)),)
    alone = [_with_subject_of(piece, whole[:n]) for n, piece in enumerate(whole[:MAX_PARTS])]
    return tuple(
        SubQuestion(text, kind_of(piece), None, piece) for text, piece in zip(alone, whole, strict=False)
    )


def _split_at_conjunction(sentence: str) -> list[str]:
    """ "Hoeveel krijgt de regio, en wat levert dat op?" is two questions, and so is "… en is dat genoeg?"."""
    pieces = [part for piece in _CONJUNCTION.split(sentence) for part in _split_at_verb(piece)]
    return [piece.strip(" ?") + "?" for piece in pieces if piece.strip(" ?")]


def _split_at_verb(piece: str) -> list[str]:
    """A question in two where a verb with its subject opens another one behind "en"."""
    if not _OPENS_AS_QUESTION.match(piece.strip()):
        return [piece]
    for pattern in (_SECOND_VERB, *([_SECOND_VERB_LOOSE] if _NO_SUBJECT.match(piece.strip()) else [])):
        found = pattern.search(piece)
        if (
            found
            and min(len(piece[: found.start()].split()), len(piece[found.end() :].split())) >= _MIN_WORDS
        ):
            return [piece[: found.start()], piece[found.end() :]]
    return [piece]


def _join_short(questions: list[str]) -> list[str]:
    """ "Zo nee, waarom niet?" and other questions of a word or two belong to the one before."""
    whole: list[str] = []
    for question in questions:
        short = len(_IF_SO.sub("", question).split()) < _MIN_WORDS
        if whole and short:
            whole[-1] = f"{whole[-1]} {question}"
        else:
            whole.append(question)
    return whole


def _with_subject_of(piece: str, before: list[str]) -> str:
    """A later question with the subject of the first one, without which it could not be searched."""
    missing = carried_words(piece, before[0]) if before else []
    return f"{piece} ({' '.join(missing)})" if missing else piece
