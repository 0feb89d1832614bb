"""Writes the dictionary of other languages: `python -m index.training.word_pairs [DATA]`.

Our own glossaries stand first, and beside them the words that a question about anything could have. To them
come pairs learnt by counting: which words stand together in sentences and their translations (IBM model 1,
both ways round), where both ways agree and the two stand together more than
once or are spelled alike.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from importlib import resources
from itertools import product
from pathlib import Path

from index.language.stems import stem_term
from index.language.translation.dictionary import LANGUAGES, stems_abroad
from index.language.words import fold, words
from index.training.material import corpus
from index.training.material.corpus import NEWS_TRAINING_LINES

GLOSSARIES = ("glossary.tsv", "everyday_glossary.tsv")
QUESTION_WORDS = "question_words.txt"
CODES = dict(zip(corpus.LANGUAGES, LANGUAGES, strict=True))
ROUNDS = 5
MIN_COUNT = 2  # sentences that a word stands in
MIN_FORWARD, MIN_BACKWARD = 0.25, 0.15  # probabilities both ways round
MIN_TOGETHER = 2  # sentences that hold both words of a pair; in one, all its words go together
MIN_ALIKE = 0.5  # likeness of spelling, 0 to 1, for one sentence to be enough: 'forum', 'tremor'
SILENT_SHARE = 0.05  # a word in so many of the news sentences says nothing
MOST = 3  # Dutch words of a stem
_PLURAL = re.compile(r"(?<=[aiouy])['’]s$")

Pairs = list[tuple[tuple[str, ...], tuple[str, ...]]]


def main() -> None:
    """Write the dictionary into the package."""
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/train")
    made = "".join(f"[{language}]\n{_section(data, language)}" for language in LANGUAGES)
    target = Path(str(resources.files("index") / "data" / "other_words.txt.gz"))
    target.write_bytes(gzip.compress(made.encode("utf-8"), mtime=0))
    print(f"{target}: {len(made.splitlines()):,} lines, {target.stat().st_size:,} bytes")  # noqa: T201


def _section(data: Path, language: str) -> str:
    silent = _silent_words(data, language) | _question_words(language)
    ours = _glossary(language)
    learnt = _learnt(data, language, silent)
    lines = [f"-\t{' '.join(sorted(silent - {stem for (stem, *more) in ours if not more}))}"]
    for stems in sorted(ours | learnt):
        dutch = [*ours.get(stems, ()), *learnt.get(stems, ())]
        lines.append(f"{' '.join(stems)}\t{'|'.join(list(dict.fromkeys(dutch))[: MOST + 1])}")
    return "\n".join(lines) + "\n"


def _glossary(language: str) -> dict[tuple[str, ...], list[str]]:
    """Stems -> Dutch words of our own glossaries, in their order."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in GLOSSARIES:
        path = resources.files("index.training.material") / name
        for row in csv.DictReader(
            path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
        ):
            code = next(code for code, known in CODES.items() if known == language)
            for said in (row[code] or "").split("|"):
                stems = stems_abroad(words(said), language)
                dutch = " ".join(words(row["nld"]))
                if stems and dutch and dutch not in found[stems]:
                    found[stems].append(dutch)
    return found


def _news(data: Path, language: str) -> Iterator[tuple[str, str]]:
    with gzip.open(data / "nieuws_acht_talen.tsv.gz", "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[:NEWS_TRAINING_LINES]
    code = next(code for code, known in CODES.items() if known == language)
    yield from ((row[code], row["nld"]) for row in rows)


def _sentences(data: Path, language: str) -> Iterator[tuple[str, str]]:
    """(sentence, Dutch sentence) of all parallel texts."""
    yield from _news(data, language)
    if language == "en":
        with gzip.open(data / "engels_nederlands.tsv.gz", "rt", encoding="utf-8") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield row[1], row[2]


def _silent_words(data: Path, language: str) -> frozenset[str]:
    """The stems that stand in so many sentences that they tell nothing, and words of one letter."""
    counts: Counter[str] = Counter()
    lines = 0
    for sentence, _ in _news(data, language):
        counts.update(set(stems_abroad(words(sentence), language)))
        lines += 1
    return frozenset(stem for stem, count in counts.items() if count >= SILENT_SHARE * lines or len(stem) < 2)


def _question_words(language: str) -> frozenset[str]:
    """The stems of words that a question about anything could have."""
    lines = (resources.files("index.training.material") / QUESTION_WORDS).read_text("utf-8").splitlines()
    said = next(line for line in lines if line.startswith(f"{language} "))
    return frozenset(stems_abroad(words(said)[1:], language))


def _learnt(data: Path, language: str, silent: frozenset[str]) -> dict[tuple[str, ...], list[str]]:
    """Stems -> Dutch words that both ways round find each other in translated sentences."""
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    pairs: Pairs = []
    for theirs, dutch in _sentences(data, language):
        stems = tuple(s for s in stems_abroad(words(theirs), language) if s not in silent and s.isalpha())
        ours = []
        for word in _dutch_words(dutch):
            if term := stem_term(_singular(word)):
                spelled[term][word] += 1
                ours.append(term)
        if stems and ours:
            pairs.append((stems, tuple(ours)))
    forward = _model_one(pairs)
    backward = _model_one([(ours, stems) for stems, ours in pairs])
    count = Counter(stem for stems, _ in pairs for stem in set(stems))
    together = Counter(pair for stems, ours in pairs for pair in product(set(stems), set(ours)))
    found: dict[tuple[str, ...], list[str]] = {}
    for stem, chances in forward.items():
        good = [
            (chance, term)
            for term, chance in chances.items()
            if chance >= MIN_FORWARD
            and backward[term].get(stem, 0.0) >= MIN_BACKWARD
            and (together[stem, term] >= MIN_TOGETHER or _are_spelled_alike(stem, term))
        ]
        if good and count[stem] >= MIN_COUNT and len(stem) > 2:
            best = [term for _, term in sorted(good, reverse=True)]
            found[(stem,)] = [word for term in best for word in _forms(spelled[term])][:MOST]
    return found


def _dutch_words(sentence: str) -> list[str]:
    """The words of a Dutch sentence, of those with an apostrophe only plurals: others are names."""
    plurals = {fold(word) for word in re.findall(r"\b[^\W\dA-Z_]+['’]s\b", sentence)}
    return [word for word in words(sentence) if word.isalpha() or (word in plurals and _PLURAL.search(word))]


def _singular(word: str) -> str:
    """A folded Dutch word without the apostrophe of a plural: "zebra's" -> zebra."""
    return _PLURAL.sub("", word)


def _forms(spelled: Counter[str]) -> list[str]:
    """The spelling of a word that is met most, and beside it a plural with an apostrophe or the word without:
    the analyser takes these two for different words."""
    most = spelled.most_common(1)[0][0]
    plural = _PLURAL.search(most) is None
    beside = (word for word, _ in spelled.most_common() if bool(_PLURAL.search(word)) is plural)
    return [most, *list(beside)[:1]]


def _are_spelled_alike(one: str, other: str) -> bool:
    """Whether two words are spelled so alike that they are likely one: "filipino" and "filippino"."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= MIN_ALIKE


def _model_one(pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> Mapping[str, Mapping[str, float]]:
    """IBM model 1: how likely each word of the one side is said by each word of the other."""
    chances: dict[str, dict[str, float]] = defaultdict(dict)
    for first, second in pairs:
        for one in first:
            for other in second:
                chances[one][other] = 1.0
    for _ in range(ROUNDS):
        counted: dict[str, dict[str, float]] = {
            one: dict.fromkeys(others, 0.0) for one, others in chances.items()
        }
        for first, second in pairs:
            for other in second:
                total = sum(chances[one][other] for one in first)
                for one in first:
                    counted[one][other] += chances[one][other] / total
        for one, others in counted.items():
            whole = sum(others.values())
            chances[one] = {other: count / whole for other, count in others.items() if count / whole > 1e-4}
            for other in others:
                chances[one].setdefault(other, 1e-9)
    return chances


if __name__ == "__main__":
    main()
