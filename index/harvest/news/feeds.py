"""News as RSS for feed readers and as an e-mail file for whoever sends mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from lxml import etree

from index.harvest.news.watches import News, Watch


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One piece of a feed. `guid` stays the same for ever; `day` is when it was new, None where unknown."""

    title: str
    link: str
    description: str
    guid: str
    day: datetime | None


def rss_feed(
    title: str, link: str, description: str, items: Iterable[FeedItem], language: str = "nl"
) -> bytes:
    """RSS 2.0 with the items in the order given."""
    root = etree.Element("rss", version="2.0")
    channel = etree.SubElement(root, "channel")
    _add_element(channel, "title", title)
    _add_element(channel, "link", link)
    _add_element(channel, "description", description)
    _add_element(channel, "language", language)
    for one in items:
        item = etree.SubElement(channel, "item")
        _add_element(item, "title", one.title)
        if one.link:
            _add_element(item, "link", one.link)
        _add_element(item, "description", one.description)
        guid = etree.SubElement(item, "guid", isPermaLink="false")
        guid.text = _without_control_signs(one.guid)
        if one.day:
            _add_element(item, "pubDate", format_datetime(one.day))
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return made


def news_feed(watch: Watch, news: Sequence[News]) -> bytes:
    """What was new to a watch, newest first."""
    items = (
        FeedItem(
            one.title,
            one.url or "",
            paper_line(one),
            f"kamervraag:{one.watch}:{one.doc}",
            datetime.fromisoformat(one.found),
        )
        for one in reversed(news)
    )
    about = f"Nieuwe stukken over {watch.name}"
    return rss_feed(f"kamervraag: {watch.name}", "https://www.tweedekamer.nl/kamerstukken", about, items)


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
