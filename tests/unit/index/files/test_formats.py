"""Formats that come by way of another: office files, messages, scans; and what would be too much."""

from __future__ import annotations

import shutil
import subprocess
import zlib
from email.message import EmailMessage

import pypdfium2
import pytest

from index.errors import DocumentError
from index.files import read_bytes
from index.files.limits import limit_this_process
from index.files.pdf import bombs
from tests.support.office_files import column, compound_file, make_docx, make_pdf, paragraph

PAPER = paragraph("Vraag 1") + paragraph("Ligt de sluis stil?") + paragraph("Antwoord 1") + paragraph("Ja.")
LINES = ["Vraag 1", "Ligt de sluis stil?", "Antwoord 1", "Ja."]
RTF = rb"{\rtf1\ansi Vraag 1\par Ligt de sluis stil?\par Antwoord 1\par Ja.\par}"


def lines(data: bytes, name: str) -> list[str]:
    return [line for line in read_bytes(data, name).text.split("\n") if line]


def test_rich_text_is_read_by_libreoffice() -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not here: .doc, .rtf and .odt are refused with a sentence")
    assert lines(RTF, "stuk.rtf") == LINES


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (RTF, "stuk.rtf", r"is rich text \(.rtf\): install LibreOffice"),
        (
            b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"),
            "oud.doc",
            "an old Word file .*LibreOffice",
        ),
    ],
)
def test_without_libreoffice_one_sentence_says_so(
    data: bytes, name: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(DocumentError, match=sentence):
        read_bytes(data, name)


def message(*attachments: tuple[str, bytes]) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@voorbeeld.nl", "b@voorbeeld.nl", "De sluis"
    made.set_content("Bijgaand het stuk.")
    for name, content in attachments:
        made.add_attachment(content, "application", "octet-stream", filename=name)
    return made.as_bytes()


def test_of_a_message_the_attached_paper_is_read_and_others_are_said() -> None:
    data = message(("foto.jpg", b"x"), ("stuk.docx", make_docx(PAPER)), ("bijlage.txt", b"Meer."))
    assert lines(data, "post.eml") == LINES
    assert read_bytes(data, "post.eml").warnings == (
        "read from stuk.docx, attached to a message",
        "not read: bijlage.txt, attached to the same message",
    )


def test_a_message_without_a_paper_says_its_own_words() -> None:
    assert lines(message(), "post.eml") == ["Onderwerp: De sluis", "Bijgaand het stuk."]


def test_a_message_in_a_message_is_not_opened() -> None:
    with pytest.raises(DocumentError, match="a message with a message in it"):
        read_bytes(message(("binnen.eml", message())), "post.eml")


def scan() -> bytes:
    """A PDF that holds a picture of text, and no letters."""
    text = ["Vraag 1", "Ligt de sluis van Waterstad stil?", "Antwoord 1", "Ja, sinds 12 mei."]
    page = pypdfium2.PdfDocument(make_pdf([column(60, 700, text, 24.0, 60.0)]))[0]
    pixels = page.render(scale=2, grayscale=True).to_numpy()
    high, wide = pixels.shape[:2]
    packed = zlib.compress(pixels.tobytes())
    content = b"595 0 0 842 0 0 cm /P Do"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /XObject << /P 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (wide, high, len(packed), packed),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, content) for i, content in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Size 6 /Root 1 0 R >>\n%%EOF"


def has_dutch_recognition() -> bool:
    if shutil.which("tesseract") is None:
        return False
    known = subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=False)
    return b"nld" in known.stdout


def test_a_scan_is_read_by_text_recognition_and_marked() -> None:
    if not has_dutch_recognition():
        pytest.skip("tesseract with Dutch data is not here: scans are refused with a sentence")
    source = read_bytes(scan(), "scan.pdf", ocr=True)
    assert source.ocr and "text recognition" in source.warnings[0]
    assert [line for line in source.text.split("\n") if line][:2] == [
        "Vraag 1",
        "Ligt de sluis van Waterstad stil?",
    ]


def test_a_scan_is_refused_where_recognition_was_not_asked_for_or_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(DocumentError, match="index it with --ocr"):
        read_bytes(scan(), "scan.pdf")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(DocumentError, match="install tesseract"):
        read_bytes(scan(), "scan.pdf", ocr=True)


def packed_pdf(head: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return b"%%PDF-1.4\n4 0 obj\n<< %s /Length %d >>\nstream\n%s\nendstream\nendobj" % (
        head,
        len(packed),
        packed,
    )


def test_a_pdf_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bombs, "MAX_STREAM_BYTES", 2**20)
    with pytest.raises(DocumentError, match="unpacks to more than 1 MB"):
        read_bytes(packed_pdf(b"/Filter /FlateDecode", b" " * (2**20 + 1)), "bom.pdf")
    with pytest.raises(DocumentError, match="packed twice"):
        read_bytes(packed_pdf(b"/Filter [/FlateDecode /FlateDecode]", b" "), "bom.pdf")
    bombs.check_streams(packed_pdf(b"/Filter /FlateDecode", b" " * 2**20))
    bombs.check_streams(packed_pdf(b"/Subtype /Image /Filter /FlateDecode", b" " * (2**20 + 1)))


def test_a_picture_inside_markdown_is_no_word() -> None:
    assert lines(b"Ja. ![x](data:image/png;base64," + b"A" * 9000 + b")", "stuk.md") == ["Ja. ![x]()"]


def test_the_memory_of_a_worker_can_be_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    asked: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, 2**31))
    monkeypatch.setattr(resource, "setrlimit", lambda what, both: asked.append((what, both)))
    assert limit_this_process(2**32)
    assert asked == [(resource.RLIMIT_AS, (2**31, 2**31))]


def outlook(*attachments: tuple[str, bytes], body: str = "Bijgaand het stuk.") -> bytes:
    streams = {"__properties_version1.0": b"\0" * 32, "__substg1.0_1000001F": body.encode("utf-16-le")}
    for i, (name, content) in enumerate(attachments):
        folder = f"__attach_version1.0_#{i:08X}"
        streams[f"{folder}/__substg1.0_3707001F"] = name.encode("utf-16-le")
        streams[f"{folder}/__substg1.0_37010102"] = content
    return compound_file(streams)


def test_of_an_outlook_message_the_attached_paper_is_read_and_others_are_said() -> None:
    data = outlook(("foto.jpg", b"x"), ("stuk.docx", make_docx(PAPER)), ("bijlage.txt", b"Meer."))
    assert lines(data, "post.msg") == LINES
    assert read_bytes(data, "post.msg").warnings[1] == "not read: bijlage.txt, attached to the same message"


def test_an_outlook_message_without_a_paper_says_its_own_words() -> None:
    assert lines(outlook(), "post.msg") == ["Bijgaand het stuk."]


def test_a_damaged_outlook_message_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"\.msg\) that is damaged"):
        read_bytes(outlook(("stuk.txt", b"Ja."))[:-512], "post.msg")


def test_an_outlook_message_in_another_is_not_opened() -> None:
    with pytest.raises(DocumentError, match="a message with a message in it"):
        read_bytes(outlook(("binnen.msg", outlook())), "post.msg")
