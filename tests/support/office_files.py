"""Small PDF and docx files made in memory, for the tests of the readers."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence

Place = tuple[float, float, float, str]  # x, y (points from the bottom left), size, text

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def make_pdf(
    pages: Sequence[Iterable[Place]], turn: str = "1 0 0 1", before: Mapping[str, str] | None = None
) -> bytes:
    """A PDF in Helvetica with each text at its place, `^1^` raised; a page without texts is empty.

    `turn` is the first part of each text's matrix: "0 1 -1 0" sets it upwards.
    `before` gives operators before single texts: "1 g" sets one in white, "/OC /Off BDC" on a layer that is
    switched off.
    """
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    objects.append("<< /Type /OCG /Name (uit) >>")
    objects[0] = "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [4 0 R] /D << /OFF [4 0 R] >> >> >>"
    objects[2] = objects[2].replace(" >>", " /Encoding /WinAnsiEncoding >>")
    kids = []
    for places in pages:
        stream = "\n".join(
            f"q {before.get(text, '') if before else ''} BT {turn} {x} {y} Tm {_shown(text, size)} ET"
            f" {'EMC' if before and 'BDC' in before.get(text, '') else ''} Q"
            for x, y, size, text in places
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            "/Resources << /Font << /F1 3 0 R >> /Properties << /Off 4 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _written(objects)


def column(x: float, top: float, lines: Sequence[str], size: float = 10.0, step: float = 12.0) -> list[Place]:
    """Lines below each other from a place on."""
    return [(x, top - i * step, size, line) for i, line in enumerate(lines)]


def make_docx(body: str, **parts: str) -> bytes:
    """A docx of `w:` elements; `footnotes="…"` and the like become parts of their own."""
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
    }
    files |= {f"word/{name}.xml": f"<w:{name} {WORD}>{content}</w:{name}>" for name, content in parts.items()}
    return make_zip(files)


def make_zip(files: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """A `w:p` with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def make_form(values: Sequence[tuple[float, float, str]]) -> bytes:
    """A PDF of one empty page with text fields, each with its place and the value typed into it."""
    widgets = [
        f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (veld{i}) /V ({_escaped(value)}) /F 4 "
        f"/Rect [{x} {y} {x + 400} {y + 14}] /P 3 0 R >>"
        for i, (x, y, value) in enumerate(values)
    ]
    listed = " ".join(f"{i} 0 R" for i in range(4, 4 + len(widgets)))
    return _written(
        [
            f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{listed}] >> >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [{listed}] >>",
            *widgets,
        ]
    )


def _shown(text: str, size: float) -> str:
    runs = []
    for i, part in enumerate(text.split("^")):
        height, rise = (size, 0.0) if i % 2 == 0 else (0.6 * size, 0.4 * size)
        runs.append(f"/F1 {height} Tf {rise} Ts ({_escaped(part)}) Tj")
    return " ".join(runs)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _written(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """A compound file as Outlook writes it: streams by path, `folder/name`; short ones end in zeros."""
    sector, free, end = 512, 0xFFFFFFFF, 0xFFFFFFFE
    folders = sorted({path.partition("/")[0] for path in streams if "/" in path})
    names = ["Root Entry", *folders, *streams]
    tree = {name: [path for path in streams if path.startswith(f"{name}/")] for name in folders}
    top = [*folders, *(path for path in streams if "/" not in path)]
    chains: list[int] = []
    body = b""
    starts: dict[str, int] = {}
    for path, content in streams.items():
        content = content.ljust(4096, b"\0") if len(content) < 4096 else content
        count = -(-len(content) // sector)
        first = starts[path] = len(chains)
        chains += [*range(first + 1, first + count), end]
        body += content.ljust(count * sector, b"\0")
    entries = []
    for name in names:
        children = top if name == "Root Entry" else tree.get(name, [])
        siblings = next((group for group in (top, *tree.values()) if name in group), [])
        after = siblings[siblings.index(name) + 1 : siblings.index(name) + 2] if name in siblings else []
        kind = 5 if name == "Root Entry" else 1 if name in folders else 2
        plain = name.rpartition("/")[2].encode("utf-16-le") + b"\0\0"
        size = max(len(streams.get(name, b"")), 4096) if kind == 2 else 0
        link = [names.index(child) for child in after] or [free]
        entries.append(
            struct.pack(
                "<64sHBBIII16sI8s8sIQ",
                plain,
                len(plain),
                kind,
                1,
                free,
                link[0],
                names.index(children[0]) if children else free,
                b"",
                0,
                b"",
                b"",
                starts.get(name, end if kind != 5 else end),
                size,
            )
        )
    entries += [
        struct.pack("<64sHBBIII16sI8s8sIQ", b"", 0, 0, 0, free, free, free, b"", 0, b"", b"", 0, 0)
    ] * (-len(entries) % 4)
    directory = b"".join(entries)
    folder_at = len(chains)
    count = len(directory) // sector
    chains += [*range(folder_at + 1, folder_at + count), end]
    fats = 1
    while fats * 128 < len(chains) + fats:
        fats += 1
    fat_at = len(chains)
    chains += [0xFFFFFFFD] * fats
    table = struct.pack(f"<{fats * 128}I", *(chains + [free] * (fats * 128 - len(chains))))
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        b"",
        0,
        fats,
        folder_at,
        0,
        4096,
        end,
        0,
        end,
        0,
    )
    head += struct.pack("<109I", *([fat_at + i for i in range(fats)] + [free] * (109 - fats)))
    return head + body + directory + table
