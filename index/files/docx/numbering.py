"""The automatic numbers of Word's lists, which stand in no paragraph: counted as Word counts them."""

from __future__ import annotations

from index.files.markup import Element, local_name

Level = tuple[str, str, int]  # format, pattern ("%1."), first number
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MAX_LEVELS = 9


class Numbering:
    """Labels for the list paragraphs of one document, asked for in their order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels = _levels_of_lists(numbering)
        self._styles = _lists_of_styles(styles)
        self._counts: dict[tuple[str, int], int] = {}

    def label(self, properties: Element | None, style: str) -> str:
        """`3.`, `a)`, `•` for a paragraph with these properties; "" where it is in no list."""
        number_id, level = _list_and_level(properties) or self._styles.get(style, ("", 0))
        if (number_id, level) not in self._levels:
            return ""
        form, pattern, first = self._levels[number_id, level]
        key = (number_id, level)
        self._counts[key] = self._counts.get(key, first - 1) + 1
        for deeper in range(level + 1, MAX_LEVELS):
            self._counts.pop((number_id, deeper), None)
        if form == "bullet":
            return "•"
        return "" if form == "none" else self._fill_pattern(pattern, number_id)

    def _fill_pattern(self, pattern: str, number_id: str) -> str:
        for level in range(MAX_LEVELS):
            if f"%{level + 1}" in pattern:
                form, _, first = self._levels.get((number_id, level), ("decimal", "", 1))
                count = self._counts.get((number_id, level), first)
                pattern = pattern.replace(f"%{level + 1}", _format_count(count, form))
        return pattern.strip()


def _format_count(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * min(1 + (count - 1) // 26, 4)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 40:
        roman = _to_roman(count)
        return roman if form == "lowerRoman" else roman.upper()
    return str(count)


def _to_roman(count: int) -> str:
    letters = ""
    for value, sign in ROMAN:
        letters += sign * (count // value)
        count %= value
    return letters


def _levels_of_lists(numbering: Element | None) -> dict[tuple[str, int], Level]:
    """(list id, level) -> how it is written; overrides of single lists included."""
    if numbering is None:
        return {}
    abstract = {
        _attribute_of(element, ".", "abstractNumId"): {
            _level_number(level): _read_level(level) for level in _children(element, "lvl")
        }
        for element in _children(numbering, "abstractNum")
    }
    levels: dict[tuple[str, int], Level] = {}
    for number in _children(numbering, "num"):
        number_id = _attribute_of(number, ".", "numId")
        own = dict(abstract.get(_attribute_of(number, "abstractNumId"), {}))
        for override in _children(number, "lvlOverride"):
            own.update({_level_number(level): _read_level(level) for level in _children(override, "lvl")})
            start = _attribute_of(override, "startOverride")
            if start.isdecimal() and _level_number(override) in own:
                form, pattern, _ = own[_level_number(override)]
                own[_level_number(override)] = (form, pattern, int(start[:6]))
        levels.update({(number_id, depth): level for depth, level in own.items()})
    return levels


def _read_level(level: Element) -> Level:
    start = _attribute_of(level, "start")
    first = int(start[:6]) if start.isdecimal() else 1
    return _attribute_of(level, "numFmt") or "decimal", _attribute_of(level, "lvlText"), first


def _lists_of_styles(styles: Element | None) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for style in _children(styles, "style") if styles is not None else []:
        for properties in _children(style, "pPr"):
            if listed := _list_and_level(properties):
                found[_attribute_of(style, ".", "styleId")] = listed
    return found


def _list_and_level(properties: Element | None) -> tuple[str, int] | None:
    for numbered in _children(properties, "numPr") if properties is not None else []:
        level = _attribute_of(numbered, "ilvl")
        depth = int(level) if level.isdecimal() and len(level) == 1 else 0
        if number_id := _attribute_of(numbered, "numId"):
            return number_id, depth
    return None


def _level_number(element: Element) -> int:
    level = _attribute_of(element, ".", "ilvl")
    return int(level) if level.isdecimal() and len(level) == 1 else 0


def _children(element: Element, name: str) -> list[Element]:
    return [child for child in element if local_name(child) == name]


def _attribute_of(element: Element, child: str, attribute: str = "val") -> str:
    """An attribute of the element itself (".") or of its first child of that name, "" if absent."""
    holders = [element] if child == "." else _children(element, child)
    for holder in holders[:1]:
        for name, value in holder.attrib.items():
            if str(name).rpartition("}")[2] == attribute:
                return str(value)
    return ""
