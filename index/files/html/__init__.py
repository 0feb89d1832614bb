"""HTML -> text, with its notes as `[^3]`; and the notes of Markdown, which is written to become HTML."""

from __future__ import annotations

from index.files.html.read import read_html

__all__ = ["read_html"]
