"""What stands around the conversation: the bar at the top, and the shells of the papers and the reader."""

from __future__ import annotations

from ui.html.templating import render
from ui.wording.texts import Language


def header_html(language: Language) -> str:
    """The bar: name, the two screens, language and light; with the places that dialogs and news appear in."""
    return render("header.html", language=language)


def conversations_shell(language: Language) -> str:
    """The screen of conversations, filled by the script from what the reader's own machine keeps."""
    return render("conversations_shell.html", language=language)


def papers_shell(language: Language, upload: bool, shared: bool) -> str:
    """The screen of papers, filled by the script when opened; with a way to add papers where allowed."""
    return render("papers_shell.html", language=language, upload=upload, shared=shared)
