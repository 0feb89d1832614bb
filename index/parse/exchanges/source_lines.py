"""Lines that name a source and say nothing: `Molenkrant, 3 mei 2038, «Molen dicht»`, a web address."""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_DAY = rf"(?:\d{{1,2}} {_MONTH} (?:19|20)\d\d|\d{{1,2}}-\d{{1,2}}-(?:19|20)?\d\d)"
_TITLE = r"(?:[«“‘\"'][^»”\n]{3,200}[»”’\"'])"
_NAME = r"[A-Z0-9][\w.&’'-]{1,30}(?: [\w.&’'/-]{1,30}){0,5}"
SOURCE = re.compile(
    r"(?:\d{1,2}[).]?[ \t]|\[\d{1,2}\] ?|[-–•*] )?(?:Bron(?:nen)?: |Zie: )?(?:"
    r"(?:https?://|www\.)\S{4,400}"
    rf"|(?:{_TITLE}, )?{_NAME}, (?:{_TITLE}, )?(?:d\.d\. )?{_DAY}(?:, ?(?:{_TITLE}|[^.\n]{{3,120}}))?"
    rf"|{_NAME}, {_TITLE},? (?:d\.d\. )?{_DAY}"
    rf"|{_TITLE}, {_NAME}"
    r"|[^\n|.?!]{3,160}(?: \| [^\n|]{2,60}){1,3}"
    r")(?:[ ,(]{0,3}(?:https?://|www\.)\S{4,400})?[.;)]?"
)
