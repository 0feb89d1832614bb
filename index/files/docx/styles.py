"""Which styles of a Word file hide their text: `w:vanish` in the style itself or in one it is based on."""

from __future__ import annotations

from index.files.docx.text import attribute
from index.files.markup import Element, local_name


def hidden_styles(styles: Element | None) -> frozenset[str]:
    """The ids of the paragraph and character styles whose text nobody sees."""
    own: dict[str, bool] = {}
    based: dict[str, str] = {}
    for style in styles if styles is not None else ():
        if local_name(style) == "style":
            identifier = attribute(style, "styleId")
            for child in style:
                if local_name(child) == "basedOn":
                    based[identifier] = attribute(child, "val")
                for switch in child if local_name(child) == "rPr" else ():
                    if local_name(switch) == "vanish":
                        own[identifier] = attribute(switch, "val") not in ("0", "false", "off")
    return frozenset(identifier for identifier in {*own, *based} if _is_style_hidden(identifier, own, based))


def _is_style_hidden(identifier: str, own: dict[str, bool], based: dict[str, str]) -> bool:
    for _ in range(12):  # Word allows no deeper chain that matters; a circle must end
        if identifier in own:
            return own[identifier]
        if identifier not in based:
            return False
        identifier = based[identifier]
    return False
