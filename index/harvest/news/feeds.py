"""News as RSS for feed readers and as an e-mail file for whoever sends mail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from lxml import etree

from index.harvest.news.watches import News, Watch


def news_feed(watch: Watch, news: Sequence[News]) -> bytes:
    """RSS 2.0, newest first; the guid of an item stays the same for ever."""
    root = etree.Element("rss", version="2.0")
    channel = etree.SubElement(root, "channel")
    _add_element(channel, "title", f"kamervraag: {watch.name}")
    _add_element(channel, "link", "https://www.tweedekamer.nl/kamerstukken")
    _add_element(channel, "description", f"Nieuwe stukken over {watch.name}")
    _add_element(channel, "language", "nl")
    for one in reversed(news):
        item = etree.SubElement(channel, "item")
        _add_element(item, "title", one.title)
        if one.url:
            _add_element(item, "link", one.url)
        _add_element(item, "description", paper_line(one))
        guid = etree.SubElement(item, "guid", isPermaLink="false")
        guid.text = _without_control_signs(f"kamervraag:{one.watch}:{one.doc}")
        _add_element(item, "pubDate", format_datetime(datetime.fromisoformat(one.found)))
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return made


def news_mail(watch: str, news: Sequence[News]) -> bytes:
    """A message with the news of a watch (at least one piece), to be given an address and sent by others."""
    message = EmailMessage()
    message["Subject"] = f"kamervraag: {len(news)} nieuw over {watch}"
    message["Message-ID"] = f"<{watch}-{news[0].number}-{news[-1].number}@kamervraag.invalid>"
    message["Date"] = format_datetime(datetime.fromisoformat(news[-1].found))
    message["X-Unsent"] = "1"  # mail programs open it as a draft
    parts = [f"{one.title}\n{paper_line(one)}" + (f"\n{one.url}" if one.url else "") for one in news]
    message.set_content("\n\n".join(parts) + "\n")
    return bytes(message)


def paper_line(one: News) -> str:
    """Type, date, people and file of a paper."""
    return " · ".join(filter(None, (one.type, one.date, one.who, one.doc)))


def _add_element(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = _without_control_signs(text)


def _without_control_signs(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(sign for sign in text if sign >= " " and sign not in "\ufffe\uffff" or sign in "\t\n")
