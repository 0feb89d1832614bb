"""The other papers that a paper names: Kamerstukken, Aanhangsels, vraagnummers, Handelingen, moties."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from index.document import Reference
from index.parse.head.paper_numbers import vergaderjaar

_CHAPTER_PATTERN = r"(?:[IVX]{1,6}[A-Z]?|[A-Z])"
_KAMERSTUK = re.compile(
    r"(?=[\dKTE])(?<![\w.,€-])(?P<prefix>Kamerstuk(?:ken)? ?(?:EK|TK|II|I)?[ :,]{0,3}|(?:TK|EK) )?"
    r"(?P<year>\d{4} ?[-–/] ?\d{2,4},? )?"
    r"(?P<dossier>\d\d[ .]?\d{3})"
    rf"(?:[ -]{{1,3}}(?P<part>\d\d(?= ?,|-\d)|{_CHAPTER_PATTERN}(?=[ ,-]))(?! ?%))?"
    r"(?: ?,? ?(?P<nr>nrs?\.|nummer) ?| ?, ?(?=[A-Z]{1,2}\b)| ?- ?)"
    r"(?P<number>\d{1,4}(?![\d.]\d)|[A-Z]{1,3})\b"
    r"(?P<more>(?:(?:,| en| t/m) (?:nr\. ?)?\d{1,4}\b(?! ?\d{3})){0,20})"
)
_PUBLICATION = re.compile(r"(?=[ka])\b(?P<kind>kst|ah-tk|kv-tk)-(?P<id>[0-9A-Za-z]+(?:-[0-9A-Za-z]+){0,3})\b")
_AANHANGSEL = re.compile(
    r"Aanhangsel(?<!\wAanhangsel)(?: van de)? ?(?:der )?Handelingen(?: (?P<chamber>I{1,2}))?,? ?"
    r"(?:vergaderjaar ?)?"
    r"(?P<y1>\d{4}) ?[-–/] ?(?P<y2>\d{2,4}),? ?nrs?\. ?(?P<number>\d{1,5})"
    r"(?P<more>(?:(?:,| en) \d{1,5}\b){0,20})"
)
_HANDELINGEN = re.compile(
    r"Handelingen(?<!\wHandelingen)(?<!Aanhangsel Handelingen)(?<!van de Handelingen) (?P<chamber>I{1,2}),? "
    r"(?P<y1>\d{4}) ?[-–/] ?(?P<y2>\d{2,4}), nr\. ?(?P<meeting>\d{1,3}), items? (?P<item>\d{1,2})\b"
)
_CASE_NUMBER = re.compile(r"(?P<year>20(?<!\w20)\d\d)(?P<letter>[ZD]) ?(?P<number>\d{5})(?!\d)")
_NAME = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Ee]l|[Aa]l|in|’t|'t|op) ){0,3}[A-ZÀ-Þ][\w’'À-ÿ-]{1,30}"
    r"(?: (?:(?:van|de|den|der|ten|ter) ){1,3}[A-ZÀ-Þ][\w’'-]{1,30})?"
)
_MOTION = re.compile(
    r"(?=[gMm])\b(?:gewijzigde )?[Mm]otie(?:s |-| )(?:(?:van|door) (?:het lid|(?P<several>de leden)) )?"
    rf"(?P<names>{_NAME}(?: ?/ ?{_NAME}|(?(several)(?:,| en)|(?!)) {_NAME}){{0,12}})(?P<cs> c\.s\.)?"
)
_WORDS_NOT_NAMES = {
    "De",
    "Het",
    "Een",
    "Deze",
    "Die",
    "Van",
    "Kamerstuk",
    "Kamer",
    "Nr",
    "In",
    "Ook",
    "Hiermee",
    "Daarmee",
}
_OFFICES = {"Kamer", "Minister", "Staatssecretaris", "Regering", "Voorzitter", "Kabinet"}


def find_references(text: str, own: Collection[str] = ()) -> tuple[Reference, ...]:
    """The other papers that a text names, each once by kind and normal form, in order of appearance.

    `own` are the normal forms by which the paper itself is known: those are no references.

    Normal forms: kamerstuk `29344-155`, `36200-V-27`; aanhangsel `ah-tk-20232024-1193`; handelingen
    `h-tk-20142015-101-8`; vraagnummer `2024Z01234`; documentnummer `2024D01234`; motie `Jansen/De Vries`.
    """
    text = " ".join(text.split())
    found = [
        *_find_kamerstukken(text),
        *_find_publications(text),
        *_find_aanhangsels(text),
        *_find_handelingen(text),
    ]
    found += [*_find_case_numbers(text), *_find_motions(text)]
    first: dict[tuple[str, str], Reference] = {}
    mine = {number for numbers in own for number in numbers.split(", ")}
    for _, reference in sorted(found, key=lambda each: each[0]):
        if reference.normal not in mine:
            first.setdefault((reference.kind, reference.normal), reference)
    return tuple(first.values())


_FoundReferences = Iterator[tuple[int, Reference]]


def _find_kamerstukken(text: str) -> _FoundReferences:
    for match in _KAMERSTUK.finditer(text):
        if not _is_dossier(match):
            continue
        dossier = re.sub(r"\D", "", match["dossier"])
        stem = f"{dossier}-{match['part']}" if match["part"] else dossier
        words = " ".join(match[0].split()).strip(" ,")
        for number in (match["number"], *re.findall(r"\d+", match["more"])):
            yield match.start(), Reference("kamerstuk", words, f"{stem}-{number}")


def _is_dossier(match: re.Match[str]) -> bool:
    """Keep amounts, telephone numbers and postcodes apart: 82.000 and 070-3456789 are no dossiers."""
    if not 10_000 <= int(re.sub(r"\D", "", match["dossier"])) < 40_000:
        return False
    if match["prefix"]:
        return True
    return "." not in match["dossier"] and (match["nr"] is not None or match["part"] is not None)


def _find_publications(text: str) -> _FoundReferences:
    for match in _PUBLICATION.finditer(text):
        if match["kind"] == "kst" and "-" in match["id"]:
            yield match.start(), Reference("kamerstuk", match[0], match["id"])
        elif match["kind"] == "ah-tk":
            yield match.start(), Reference("aanhangsel", match[0], match[0])


def _find_aanhangsels(text: str) -> _FoundReferences:
    for match in _AANHANGSEL.finditer(text):
        years = vergaderjaar(match["y1"], match["y2"])
        chamber = "ek" if match["chamber"] == "I" else "tk"
        for number in (match["number"], *re.findall(r"\d+", match["more"])) if years else ():
            normal = f"ah-{chamber}-{(years or '').replace('-', '')}-{number}"
            yield match.start(), Reference("aanhangsel", " ".join(match[0].split()), normal)


def _find_handelingen(text: str) -> _FoundReferences:
    for match in _HANDELINGEN.finditer(text):
        if years := vergaderjaar(match["y1"], match["y2"]):
            chamber = "ek" if match["chamber"] == "I" else "tk"
            normal = f"h-{chamber}-{years.replace('-', '')}-{match['meeting']}-{match['item']}"
            yield match.start(), Reference("handelingen", " ".join(match[0].split()), normal)


def _find_case_numbers(text: str) -> _FoundReferences:
    for match in _CASE_NUMBER.finditer(text):
        kind = "vraagnummer" if match["letter"] == "Z" else "documentnummer"
        normal = f"{match['year']}{match['letter']}{match['number']}"
        yield match.start(), Reference(kind, match[0], normal)


def _find_motions(text: str) -> _FoundReferences:
    for match in _MOTION.finditer(text) if "otie" in text else ():
        names = [name.strip() for name in re.split(r"/|,| en ", match["names"])]
        if names[0] in _WORDS_NOT_NAMES or names[0].split()[-1] in _OFFICES or _is_own_title(text, match):
            continue
        normal = "/".join(name[0].upper() + name[1:] for name in names) + (" c.s." if match["cs"] else "")
        yield match.start(), Reference("motie", " ".join(match[0].split()), normal)


def _is_own_title(text: str, match: re.Match[str]) -> bool:
    """Whether a motion named is the paper itself, in its title: near the head, and with a capital."""
    begins = match[0].startswith("Motie van") or text.endswith("ewijzigde ", 0, match.start())
    return match.start() < 600 and begins
