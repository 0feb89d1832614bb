from __future__ import annotations

from index.cleaning.furniture.page_furniture import find_furniture, with_printed_pages
from index.cleaning.lines import split_lines
from index.files import SourceText


def gone(text: str, pages: tuple[int, ...] = ()) -> list[str]:
    lines = split_lines(SourceText(text, "pdf" if pages else "txt", pages))
    return [lines[i].text for i in sorted(find_furniture(lines, [False] * len(lines)))]


def test_known_forms() -> None:
    assert gone("De sluis is dicht.\nPagina 3 van 7\nkst-29344-155\nDat blijft zo.\n") == [
        "Pagina 3 van 7",
        "kst-29344-155",
    ]


def test_a_running_title_is_known_by_repetition() -> None:
    page = (
        "Nota Sluizen, deel {n}\n\nDe sluis nummer {n} is dicht.\nDat komt door oorzaak {n}a.\n\nBlad {n}\n"
    )
    text, starts = "", []
    for n in range(1, 7):
        starts.append(len(text))
        text += page.replace("{n}", str(n))
    found = gone(text, tuple(starts))
    assert "Nota Sluizen, deel 4" in found and "Blad 6" in found


def test_what_comes_back_in_the_text_is_no_furniture() -> None:
    assert gone("Ja.\nDat is zo\nJa.\nDat is zo\nJa.\nDat is zo\n") == []


def test_pages_by_their_footers() -> None:
    footer = "Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel {}\n"
    text = f"De sluis.\n{footer.format(1)}De haven.\n{footer.format(2)}Het schip.\n"
    lines = with_printed_pages(split_lines(SourceText(text, "txt")))
    assert [line.page for line in lines] == [1, 1, 2, 2, 3]
