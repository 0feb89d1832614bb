"""HTML: the page of officielebekendmakingen and others as lines."""

from __future__ import annotations

import pytest

from index.errors import DocumentError
from index.files import read_bytes

PAGE = """<!DOCTYPE html><html><head><title>weg</title><style>p{}</style></head><body><nav>menu</nav>
<h1 class="kamervraagomschrijving_kop">Vragen van het lid <b>Ter Horst</b> (Tulp)
 over de haven</h1><script>alert(1)</script>
<div class="vraag"><h2 class="stuktitel">Vraag 2, 3</h2>
<p>Kent u het   bericht?<a class="nootnr" href="#n1">1</a>
 Hoeveel m<sup>2</sup>?</p></div>
<div class="antwoord"><p class="nummer">Antwoord 2, 3</p><p>Ja.<br>Zeker:</p>
<ul><li>een;</li><li>twee.</li></ul>
<ol start="4"><li>vier</li><li>vijf</li></ol></div>
<div class="voet noot"><span class="nootnum">1</span> <p>Kamerstuk 50 100,
 nr. 3.</p></div>
<table><tr><th>Jaar</th><th>2029</th></tr><tr><td>Aantal</td><td>12</td></tr></table>
</body></html>"""


def text(page: str, name: str = "stuk.html") -> str:
    return read_bytes(page.encode(), name).text


def test_blocks_notes_lists_and_tables_of_a_published_page() -> None:
    assert text(PAGE).split("\n") == [
        "Vragen van het lid Ter Horst (Tulp) over de haven",
        "",
        "Vraag 2, 3",
        "",
        "Kent u het bericht?[^1] Hoeveel m²?",
        "",
        "Antwoord 2, 3",
        "",
        "Ja.",
        "Zeker:",
        "",
        "• een;",
        "• twee.",
        "",
        "4. vier",
        "5. vijf",
        "",
        "Jaar  2029",
        "Aantal  12",
        "",
        "[^1]: Kamerstuk 50 100, nr. 3.",
        "",
    ]


def test_html_is_known_by_its_beginning_not_by_its_name() -> None:
    assert read_bytes(PAGE.encode(), "stuk.txt").kind == "html"


def test_the_main_element_is_the_paper() -> None:
    page = f"<html><body><p>kop</p><main><p>{'De brief. ' * 30}</p></main><footer>voet</footer></body></html>"
    assert "voet" not in text(page)
    assert "kop" not in text(page)


def test_a_typed_page_keeps_its_lines() -> None:
    assert (
        text("<html><p>Kop</p><pre>Vraag 1\n  Hoeveel?\n</pre>Slot</html>")
        == "Kop\n\nVraag 1\nHoeveel?\n\nSlot\n"
    )


def test_a_list_of_questions_as_a_table() -> None:
    page = (
        "<html><table><tr><th>Nr</th><th>Vraag</th></tr><tr><td>7</td><td>Hoeveel?</td></tr></table></html>"
    )
    assert text(page) == "Vraag 7\nHoeveel?\n"


@pytest.mark.parametrize("page", ["<html></html>", "<html><script>x</script></html>", "<!doctype html>"])
def test_a_page_without_text_is_reported(page: str) -> None:
    with pytest.raises(DocumentError):
        text(page)


@pytest.mark.parametrize("depth", [100, 300, 900])
@pytest.mark.parametrize("tag", ["div", "span", "b", "font"])
def test_what_stands_deep_in_a_page_and_behind_it_is_read(depth: int, tag: str) -> None:
    page = f"<body><p>boven</p>{f'<{tag}>' * depth}<p>diep</p>{f'</{tag}>' * depth}<p>onder</p></body>"
    assert text(page).split() == ["boven", "diep", "onder"]
    unclosed = f"<body><p>boven</p>{f'<{tag}>' * depth}<p>diep</p><p>onder</p></body>"
    assert text(unclosed).split() == ["boven", "diep", "onder"]


def test_a_page_nested_without_end_is_refused() -> None:
    with pytest.raises(DocumentError):
        text("<html>" + "<div>" * 20_000 + "kern")


def test_what_a_browser_hides_or_strikes_is_left_out_and_ticks_are_kept() -> None:
    page = (
        "<!doctype html><style>.weg, #ook { display: none }</style><p>In 2030 zijn <del>51</del><ins>48</ins>"
        " <s>oude</s> sluizen <span style='text-decoration:line-through'>bijna</span> klaar.</p>"
        "<p hidden>geheim</p>"
        "<div class='weg'>geheim</div><p id=ook>geheim</p><p style='display:none'>geheim</p>"
        "<p><input type=checkbox> Ja <input type=checkbox checked> Nee</p>"
    )
    source = read_bytes(page.encode(), "stuk.html")
    assert [line for line in source.text.split("\n") if line] == [
        "In 2030 zijn 48 sluizen klaar.",
        "☐ Ja ☒ Nee",
    ]
    assert source.warnings == ("text that is struck through was left out",)


SITE = (
    '<div class="skiplinks"><a href="#content">Ga naar de inhoud</a></div><div id="content">{}</div>'
    "<footer><h2>Over deze site</h2><p>Contact | English | Cookies</p></footer>"
)


def test_a_sites_foot_is_no_part_of_the_paper() -> None:
    said = "<p>Vraag 1</p><p>Draait de molen?</p><p>Antwoord 1</p><p>Ja, die draait.</p>"
    assert text(SITE.format(said)).split("\n\n") == [
        "Vraag 1",
        "Draait de molen?",
        "Antwoord 1",
        "Ja, die draait.\n",
    ]


@pytest.mark.parametrize(
    "foot",
    [
        "<footer><p>De Minister van Molens, A. Bos</p></footer>",
        '<div class="footer"><ol><li id="n1">1 Molenkrant, 3 mei 2031.</li></ol></div>',
    ],
)
def test_a_foot_with_a_signature_or_notes_is_the_papers(foot: str) -> None:
    page = f'<p>Draait de molen?<a href="#n1"><sup>1</sup></a></p>{foot}'
    assert "A. Bos" in text(page) or "Molenkrant" in text(page)


@pytest.mark.parametrize("mark", ['<a class="noot" href="#v1">1</a>', '<sup><a href="#v1">1</a></sup>'])
def test_a_note_in_a_list_of_terms(mark: str) -> None:
    notes = '<div><dl><dt id="v1">1</dt><dd>Molenkrant, <i>3 mei</i> 2031.</dd></dl></div>'
    assert text(f"<p>Draait hij?{mark}</p><p>Ja.</p>{notes}") == (
        "Draait hij?[^1]\n\nJa.\n\n[^1]: Molenkrant, 3 mei 2031.\n"
    )
