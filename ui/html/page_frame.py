"""What stands around the conversation: the bar at the top, and the shells of the papers and the reader."""

from __future__ import annotations

from ui.html.escaping import wording
from ui.wording.texts import Language

MARK = (
    '<svg class="beeldmerk" viewBox="0 0 28 28" aria-hidden="true"><rect width="28" height="28" rx="6"/>'
    '<path d="M8 8.5h12M8 13h12M8 17.5h6"/><circle cx="19" cy="19" r="2.6"/></svg>'
)


def header_html(language: Language) -> str:
    """The bar: name, the two screens, language and light; with the places that dialogs and news appear in."""
    other, code = ("English", "en") if language == "nl" else ("Nederlands", "nl")
    words = {
        key: wording(key, language) for key in ("screens", "ask_screen", "papers_screen", "light", "skip")
    }
    return (
        f'<a class="overslaan" href="#vraag" data-skip>{words["skip"]}</a>'
        f'<header class="balk" lang="{language}"><h1><a class="merk" href="./" aria-label="kamervraag">{MARK}'
        "<span>kamervraag</span></a></h1>"
        f'<nav aria-label="{words["screens"]}">'
        f'<button type="button" data-screen="vragen" aria-current="page">{words["ask_screen"]}</button>'
        f'<button type="button" data-screen="stukken">{words["papers_screen"]}</button></nav>'
        f'<span class="rek"></span>'
        f'<button type="button" data-language lang="{code}">{other}</button>'
        f'<button type="button" data-light aria-label="{words["light"]}" title="{words["light"]}">◐</button>'
        f"</header>{_spoken(language)}{_reader(language)}{_remark(language)}"
    )


def _spoken(language: Language) -> str:
    """Where the page says, once, that an answer is there; and the short words that the script shows."""
    keys = ("answer_ready", "copied", "link_copied", "thanks", "failed")
    said = {key: wording(key, language) for key in keys}
    data = " ".join(f'data-{key.replace("_", "-")}="{value}"' for key, value in said.items())
    return (
        f'<p id="gezegd" class="alleen-gehoord" role="status" aria-live="polite" {data}></p>'
        '<p id="melding" hidden></p>'
    )


def _reader(language: Language) -> str:
    close = wording("close", language)
    return (
        f'<dialog id="lezer" aria-labelledby="lezer-titel"><button type="button" class="sluit" data-close '
        f'aria-label="{close}" title="{close}">×</button><div id="lezer-lijf"></div></dialog>'
    )


def _remark(language: Language) -> str:
    words = {key: wording(key, language) for key in ("remark", "remark_why", "send", "close")}
    return (
        f'<dialog id="opmerking" aria-labelledby="opmerking-kop"><form method="dialog">'
        f'<h2 id="opmerking-kop">{words["remark"]}</h2><label>{words["remark_why"]}'
        f'<textarea name="remark" rows="3" maxlength="2000"></textarea></label>'
        f'<p><button type="submit" class="knop hoofd" value="send">{words["send"]}</button>'
        f'<button type="submit" class="knop" value="none">{words["close"]}</button></p></form></dialog>'
    )


def papers_shell(language: Language, upload: bool) -> str:
    """The screen of papers, filled by the script when opened; with a way to add papers where allowed."""
    words = {
        key: wording(key, language)
        for key in ("papers_screen", "upload", "upload_hint", "undo", "uploading", "reading", "removed")
    }
    field = (
        f'<div class="toevoegen" data-undo="{words["undo"]}" data-uploading="{words["uploading"]}" '
        f'data-reading="{words["reading"]}" data-removed="{words["removed"]}">'
        f'<label class="knop">{words["upload"]}<input type="file" id="upload" multiple '
        f'accept=".txt,.md,.pdf,.docx,.html,.htm,.xml"></label> <span>{words["upload_hint"]}</span>'
        f'<ul id="toegevoegd" aria-live="polite"></ul></div>'
        if upload
        else ""
    )
    return (
        f'<section class="stukkenlijst" aria-labelledby="stukken-kop">'
        f'<h2 id="stukken-kop">{words["papers_screen"]}</h2>'
        f'{field}<div id="stukken-lijf"></div></section>'
    )
