"""What stands on a PDF page but not in its text: the values of form fields; and what of a PDF is not read."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from index.files.pdf.words import Word

MAX_FIELDS = 2_000  # on a page
MAX_VALUE_BYTES = 200_000
SIZE = 10.0  # points, where a field does not say how its value is set


@dataclass(slots=True)
class UnreadContent:
    """What was left out of a PDF, told once for the paper."""

    attached: int = 0
    balloons: bool = False
    notes: bool = False

    def add(self, balloons: bool, notes: bool) -> None:
        """What one page adds to it."""
        self.balloons = self.balloons or balloons
        self.notes = self.notes or notes

    def warnings(self) -> tuple[str, ...]:
        """One sentence each."""
        found = (
            (self.attached > 0, f"{self.attached} files are attached inside the PDF and are not read"),
            (self.balloons, "comments in the margin are not read"),
            (self.notes, "notes put on its pages (annotations) are not read"),
        )
        return tuple(sentence for is_so, sentence in found if is_so)


class FilledForm:
    """The form of a PDF, where it has one: what was typed into its fields, as words in their place."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._form = None
        if document.get_formtype() in (raw.FORMTYPE_ACRO_FORM, raw.FORMTYPE_XFA_FOREGROUND):
            document.init_forms()
            self._form = document.formenv

    def words(self, page: pypdfium2.PdfPage) -> tuple[list[Word], bool]:
        """The values of a page's fields, and whether the page bears notes that are not read."""
        words: list[Word] = []
        notes = False
        for i in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MAX_FIELDS)):
            annotation = raw.FPDFPage_GetAnnot(page.raw, i)
            if not annotation:
                continue
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            notes = notes or kind in (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_TEXT)
            if kind == raw.FPDF_ANNOT_WIDGET and self._form is not None:
                words += _value_words(self._field_value(annotation), annotation)
            raw.FPDFPage_CloseAnnot(annotation)
        return words, notes

    def close(self) -> None:
        """Forget the form before the document is closed."""
        self._form = None

    def _field_value(self, annotation: raw.FPDF_ANNOTATION) -> str:
        form = self._form.raw if self._form is not None else None
        kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
        if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
            return "☒" if raw.FPDFAnnot_IsChecked(form, annotation) else "☐"
        if kind not in (
            raw.FPDF_FORMFIELD_TEXTFIELD,
            raw.FPDF_FORMFIELD_COMBOBOX,
            raw.FPDF_FORMFIELD_LISTBOX,
        ):
            return ""
        length = min(raw.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0), MAX_VALUE_BYTES)
        buffer = ctypes.create_string_buffer(max(length, 2))
        wide = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        raw.FPDFAnnot_GetFormFieldValue(form, annotation, wide, length)
        return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")


def _value_words(value: str, annotation: raw.FPDF_ANNOTATION) -> Iterator[Word]:
    """Each line of a value as one word, from the top of its field down."""
    lines = [line.strip() for line in value.splitlines() if line.strip()]
    box = raw.FS_RECTF()
    if not lines or not raw.FPDFAnnot_GetRect(annotation, box):
        return
    left, top, bottom = box.left, max(box.top, box.bottom), min(box.top, box.bottom)
    step = min((top - bottom) / len(lines), 1.3 * SIZE)
    for i, line in enumerate(lines):
        yield Word(line, left, left + 0.5 * SIZE * len(line), top - (i + 0.85) * step, SIZE, True)
