"""Watches, feeds and open questions over small indexes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from lxml import etree

from index.build import BuildOptions, build
from index.document import Document, Member, Minister
from index.errors import SourceError
from index.files.sidecar import NamedPerson, Sidecar, sidecar_path
from index.harvest.news.feeds import news_feed, news_mail
from index.harvest.news.matching import FollowedSubject, matches_subject
from index.harvest.news.ministers import is_of_minister
from index.harvest.news.open_questions import OpenQuestions, filter_open_questions, open_questions
from index.harvest.news.watches import News, Watch, Watches
from index.search import Index
from index.search.catalogue import Paper
from index.search.filters import Filters
from rag.gather.paper_lists import count_papers
from ui.cli import main
from ui.html.papers.open_sets import open_row

QUESTIONS = (
    "Vragen van het lid Jongbloed (Meeuw) aan de Minister van Vervoer over de veerpont "
    "(ingezonden 3 februari 2031).\n\n{number}\n\nVraag 1\nWanneer vaart de veerpont weer?\n"
)
NOTICE = (
    QUESTIONS + "\nMededeling\nDe vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord.\n"
)
ANSWER = (
    "Vragen van het lid Jongbloed (Meeuw) aan de Minister van Vervoer over de brug "
    "(ingezonden 3 februari 2031).\n\nAntwoord van Minister Vos (Vervoer) (ontvangen 1 maart 2031).\n\n"
    "Vraag 1\nWanneer?\n\nAntwoord 1\nIn mei.\n"
)
TODAY = date(2031, 4, 1)


def put(folder: Path, name: str, text: str, **said: object) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    made = Sidecar(name, "tweedekamer", **said)  # type: ignore[arg-type]
    sidecar_path(folder / name).write_text(made.to_json(), encoding="utf-8")


@pytest.fixture
def open_sets(tmp_path: Path) -> Iterator[list[OpenQuestions]]:
    folder = tmp_path / "p"
    to = (NamedPerson("B. Vos", "", "minister van Vervoer", "Gericht aan"),)
    for number, more in (("2031Z00001", {}), ("2031Z00002", {"deadline": "2031-03-20"}), ("2031Z00003", {})):
        numbers = {"vraagnummer": number}
        put(
            folder,
            f"q{number}.txt",
            QUESTIONS.format(number=number),
            type="vragen",
            numbers=numbers,
            people=to,
            **more,
        )
    put(
        folder,
        "u.txt",
        NOTICE.format(number="2031Z00001"),
        type="uitstel",
        numbers={"vraagnummer": "2031Z00001"},
    )
    both = {"vraagnummer": "2031Z00009", "vraagnummers": "2031Z00003, 2031Z00009"}
    put(folder, "a.txt", ANSWER, type="antwoord", numbers=both)
    closed = {"vraagnummer": "2031Z00004"}
    put(
        folder,
        "w.txt",
        QUESTIONS.format(number="2031Z00004"),
        type="vragen",
        numbers=closed,
        status="afgedaan",
    )
    build([folder], tmp_path / "i")
    with closing(Index.open(tmp_path / "i")) as index:
        yield open_questions(index, TODAY)


def test_open_sets_with_deadline_term_and_postponement(open_sets: list[OpenQuestions]) -> None:
    assert [one.vraagnummer for one in open_sets] == ["2031Z00001", "2031Z00002"]
    postponed, term = open_sets
    assert (term.deadline, term.days_late, term.postponed) == (date(2031, 3, 20), 12, False)
    assert (postponed.deadline, postponed.days_late, postponed.postponed) == (date(2031, 3, 17), 15, True)
    assert term.askers == (Member("Jongbloed", "Meeuw"),)
    assert term.asked_to == ("B. Vos (minister van Vervoer)",) and term.asked == date(2031, 2, 3)


def test_open_sets_are_narrowed(open_sets: list[OpenQuestions]) -> None:
    assert len(filter_open_questions(open_sets, party="Meeuw", minister="Vervoer", late=True)) == 2
    assert (
        filter_open_questions(open_sets, party="Eik")
        == filter_open_questions(open_sets, minister="Zorg")
        == []
    )
    assert len(filter_open_questions(open_sets, minister="vos")) == 2


def open_of(tmp_path: Path, today: date = TODAY) -> list[OpenQuestions]:
    build([tmp_path / "p"], tmp_path / "i")
    with closing(Index.open(tmp_path / "i")) as index:
        return open_questions(index, today)


@pytest.mark.parametrize("readable", [True, False])
@pytest.mark.parametrize("type_", ["uitstel", "antwoord"])
def test_the_source_says_what_a_letter_is_whose_text_does_not(
    tmp_path: Path, type_: str, readable: bool
) -> None:
    number = {"vraagnummer": "2031Z00001"}
    put(tmp_path / "p", "q.txt", QUESTIONS.format(number="2031Z00001"), type="vragen", numbers=number)
    text = QUESTIONS.format(number="2031Z00001") + "\nMeer tijd nodig.\n" if readable else "%PDF-1.7\n%%EOF"
    put(
        tmp_path / "p",
        "u.txt" if readable else "u.pdf",
        text,
        type=type_,
        numbers=number,
        date="2031-02-20",
    )
    found = open_of(tmp_path)
    if type_ == "antwoord":
        assert found == []
    else:
        assert [(one.deadline, one.postponed) for one in found] == [(date(2031, 3, 17), True)]


def test_a_term_before_the_questions_is_not_believed(tmp_path: Path) -> None:
    text = QUESTIONS.format(number="2031Z00001")
    put(tmp_path / "p", "q.txt", text, type="vragen", deadline="2030-12-01")
    assert [one.deadline for one in open_of(tmp_path)] == [date(2031, 2, 24)]


def test_who_was_asked_is_read_from_the_head_where_no_source_says_it(sample_index: Index) -> None:
    found = {one.vraagnummer: one for one in open_questions(sample_index, date(2041, 3, 5))}
    one = found["2041Z00310"]
    assert one.asked_to == ("Minister van Onderwijs",)
    assert one.postponed and one.deadline == date(2041, 2, 25) and one.days_late == 8


DOCUMENT = Document(
    "a.txt",
    "antwoord",
    "Over het stikstofbeleid en de veerponten.",
    askers=(Member("Jongbloed", "Meeuw"),),
    answered_by=(Minister("Vos", "Minister", "Vervoer"),),
    numbers={"vraagnummer": "2031Z00001", "vraagnummers": "2031Z00001, 2031Z00002", "kamerstuk": "49637-12"},
)


@pytest.mark.parametrize(
    ("subject", "holds"),
    [
        (FollowedSubject("stikstof"), True),
        (FollowedSubject("veerpont stikstof"), True),
        (FollowedSubject("veerpont brug"), False),
        (FollowedSubject("de"), False),
        (FollowedSubject(minister="vos"), True),
        (FollowedSubject(minister="Vervoer"), True),
        (FollowedSubject(minister="Das"), False),
        (FollowedSubject(party="meeuw"), True),
        (FollowedSubject(party="Eik"), False),
        (FollowedSubject(dossier="49 637"), True),
        (FollowedSubject(dossier="4963"), False),
        (FollowedSubject(question="2031z00002"), True),
        (FollowedSubject(question="2031Z0000"), False),
        (FollowedSubject("stikstof", party="Eik"), False),
    ],
)
def test_what_a_paper_speaks_to(subject: FollowedSubject, holds: bool) -> None:
    assert matches_subject(subject, DOCUMENT) is holds


@pytest.mark.parametrize(
    ("wanted", "who", "known", "same"),
    [
        ("Dirk van Veen", "D.M. van Veen", (), True),
        ("Dirk van Veen", "D.M. van Veen (minister van Vervoer)", (), True),
        ("Dirk van Veen", "Van Veen", (), True),
        ("Dirk van Veen", "Van Veen", ("E. van Veen",), False),
        ("Dirk van Veen", "E. van Veen", (), False),
        ("Vervoer", "E. van Veen (minister van Vervoer)", (), True),
        ("van", "E. van Veen", (), False),
    ],
)
def test_a_minister_is_taken_as_a_filter_takes_him(
    wanted: str, who: str, known: tuple[str, ...], same: bool
) -> None:
    assert is_of_minister(wanted, [who], known) is same


def test_a_watch_needs_a_condition_and_a_free_name(tmp_path: Path) -> None:
    with closing(Watches(tmp_path)) as watches:
        with pytest.raises(SourceError, match="needs words"):
            watches.add("a", FollowedSubject(), None)
        watches.add("a", FollowedSubject("x"), None)
        with pytest.raises(SourceError, match="already"):
            watches.add("a", FollowedSubject("y"), None)
        assert watches.remove("a") and not watches.remove("a") and watches.all() == []


def test_a_watch_of_a_minister_tells_of_what_is_put_to_him(tmp_path: Path) -> None:
    folder, set_ = tmp_path / "p", {"vraagnummer": "2031Z00001"}
    to = (NamedPerson("B. Vos", "", "minister van Vervoer", "Gericht aan"),)
    put(folder, "q.txt", QUESTIONS.format(number="2031Z00001"), type="vragen", numbers=set_, people=to)
    put(folder, "u.txt", "Uitstel van de beantwoording.\n\nHet lukt niet.", type="uitstel", numbers=set_)
    put(folder, "ander.txt", QUESTIONS.format(number="2031Z00002").replace("Vervoer", "Zorg"), type="vragen")
    build([folder], tmp_path / "i")
    with closing(Index.open(tmp_path / "i")) as index, closing(Watches(tmp_path / "i")) as watches:
        for minister in ("Vos", "Vervoer", "minister van Vervoer", "Wolf"):
            watches.add(minister, FollowedSubject(minister=minister), None, date(2031, 3, 1))
            listed = filter_open_questions(open_questions(index, TODAY), minister=minister)
            watches.update(index)
            told = {one.doc for one in watches.news(minister)}
            assert told >= {one.doc for one in listed}  # what open lists, watch has told
            assert told == (set() if minister == "Wolf" else {"q.txt", "u.txt"})
        (folder / "a.txt").write_text(ANSWER, encoding="utf-8")
        made = Sidecar("a.txt", "tweedekamer", type="antwoord", numbers=set_)
        sidecar_path(folder / "a.txt").write_text(made.to_json(), encoding="utf-8")
        build([folder], tmp_path / "i")
        index.reload()
        watches.update(index)
        assert [one.doc for one in watches.news("Vos")][2:] == ["a.txt"]


def test_an_update_that_is_cut_off_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, index_dir = tmp_path / "p", tmp_path / "i"
    for name in ("a", "b", "c"):
        put(folder, f"{name}.txt", ANSWER.replace("In mei", f"In mei, {name}"))
    build([folder], index_dir)
    with closing(Index.open(index_dir)) as index, closing(Watches(index_dir)) as watches:
        watches.add("brug", FollowedSubject("brug"), None, date(2031, 3, 1))
        look, looked = Watches._add_if_news, []

        def dies(self: Watches, watch: Watch, paper: Paper, document: Document) -> bool:
            looked.append(document.name)
            if len(looked) == 2:
                raise KeyboardInterrupt
            return look(self, watch, paper, document)

        monkeypatch.setattr(Watches, "_add_if_news", dies)
        with pytest.raises(KeyboardInterrupt):
            watches.update(index)
        assert watches.news() == []
        assert watches.update(index) == 3 and watches.update(index) == 0
        build([folder], index_dir, BuildOptions(rebuild=True))
        assert watches.update(index) == 0


ONE = News(
    7,
    "brug",
    "a.txt",
    "Brug <&> \x00open",
    "2031-03-01",
    "antwoord",
    "Vos",
    "https://x.example/a?b&c",
    "2031-03-02T10:00:00+00:00",
)


def test_rss_can_be_read_and_its_guid_stays() -> None:
    root = etree.fromstring(news_feed(Watch("brug", FollowedSubject("brug"), "2031-01-01"), [ONE]))
    assert root.findtext("channel/item/title") == "Brug <&> open"
    assert root.findtext("channel/item/link") == ONE.url
    assert root.findtext("channel/item/guid") == "kamervraag:brug:a.txt"
    assert root.findtext("channel/item/pubDate") == "Sun, 02 Mar 2031 10:00:00 +0000"


def test_mail_can_be_read_and_is_the_same_each_time() -> None:
    made = news_mail("brug", [ONE])
    assert made == news_mail("brug", [ONE])
    message = message_from_bytes(made, policy=policy.default)
    assert "1 nieuw over brug" in message["Subject"] and ONE.url in message.get_content()


@pytest.mark.parametrize("alone", [True, False])
def test_a_set_that_could_not_be_read_is_open_by_its_metadata(tmp_path: Path, alone: bool) -> None:
    folder = tmp_path / "p"
    if not alone:
        put(folder, "q.txt", QUESTIONS.format(number="2031Z00007"), numbers={"vraagnummer": "2031Z00007"})
    people = (
        NamedPerson("A. Jongbloed", "Meeuw", "Tweede Kamerlid", "Indiener"),
        NamedPerson("B. Vos", "", "minister van Vervoer", "Gericht aan"),
    )
    shared = {"type": "vragen", "people": people, "subject": "De veerpont", "asked": "2031-02-03"}
    for number, more in (
        ("2031Z00001", {}),
        ("2031Z00002", {"deadline": "2031-03-20", "url": "https://zoek.example/2"}),
        ("2031Z00003", {"status": "Ingetrokken"}),
        ("2031Z00004", {}),
    ):
        numbers = {"vraagnummer": number}
        put(
            folder,
            f"{number}.pdf",
            "%PDF-1.4 kapot",
            numbers=numbers,
            paper=f"{number}.pdf",
            **shared,
            **more,
        )
    own = {
        "type": "uitstel",
        "date": "2031-02-20",
        "numbers": {"vraagnummer": "2031Z00001"},
        "people": people,
    }
    put(folder, "u.pdf", "%PDF-1.4 kapot", paper="u.pdf", **own)
    put(folder, "a.pdf", "%PDF-1.4 kapot", type="antwoord", numbers={"vraagnummer": "2031Z00004"})
    found = [one for one in open_of(tmp_path) if one.unread]
    assert [(one.vraagnummer, one.doc) for one in found] == [
        ("2031Z00001", "2031Z00001.pdf"),
        ("2031Z00002", "2031Z00002.pdf"),
    ]
    postponed, term = found
    assert (postponed.deadline, postponed.postponed) == (date(2031, 3, 17), True)
    assert (term.deadline, term.days_late, term.url) == (date(2031, 3, 20), 12, "https://zoek.example/2")
    assert term.askers == (Member("A. Jongbloed", "Meeuw"),) and term.title == "De veerpont"
    assert term.asked_to == ("B. Vos (minister van Vervoer)",)
    assert len(filter_open_questions(found, party="Meeuw", minister="Vervoer")) == 2


def test_a_set_that_could_not_be_read_is_shown_without_a_way_to_a_paper(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = {"vraagnummer": "2031Z00001"}
    said = {"type": "vragen", "subject": "De <veerpont>", "asked": "2031-02-03", "paper": "q.pdf"}
    put(tmp_path / "p", "q.pdf", "%PDF-1.4 kapot", numbers=numbers, **said)
    (one,) = open_of(tmp_path)
    row = open_row(one, "nl")
    assert row.title == "De <veerpont>" and "volgens de bron" in " ".join(row.told)
    assert not row.reader and not row.name
    assert main(["open", "--index", str(tmp_path / "i")]) == 0
    assert "not in the index" in capsys.readouterr().out
    with closing(Index.open(tmp_path / "i")) as index:
        tally = count_papers("hoeveel Kamervragen zijn nog niet beantwoord?", Filters(), index)
    assert tally is not None and (tally.count, tally.findings) == (1, ())
