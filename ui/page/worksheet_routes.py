"""What the screen of worksheets asks for: a pasted set read, one question answered, the whole as a Word file.

The server keeps nothing of a worksheet: it lies on the reader's own machine and comes whole for the file.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from index.errors import KamervraagError
from ui.html.filter_form import read_form
from ui.html.worksheet import Lookup, answer_values, paper_values, source_values
from ui.page.quote_place import Clean, QuotePlace, Short, left_out
from ui.page.replies import MAX_CHARACTERS, frame_language
from ui.service.app_state import AppState
from ui.service.pasted_set import MAX_CHARACTERS as MAX_SET
from ui.service.pasted_set import MAX_QUESTIONS, read_set
from ui.wording import formats
from ui.wording.remarks import remark_words
from ui.wording.texts import Language, language_of, text
from ui.wording.worksheet_file import WORD, SheetQuestion, SheetSource, Worksheet, worksheet_file

Long = Annotated[str, Field(max_length=20_000), Clean]
Number = Annotated[str, Field(max_length=12), Clean]
QUOTES_A_QUESTION = 10  # in a file cost as much as one question
MOST_QUOTES = 1_000  # of a whole worksheet: each takes a file some milliseconds
FROM_INDEX = ("who", "cabinet", "day", "place", "doubt", "title", "url")  # of a quote that still stands


class SetForm(BaseModel):
    """A set as it was pasted."""

    text: Annotated[str, Field(max_length=MAX_SET)]


class QuestionForm(BaseModel):
    """One question of a set, and the filters that are on."""

    text: Annotated[str, Field(max_length=MAX_CHARACTERS)]
    filters: Annotated[dict[str, str], Field(max_length=20)] = {}
    lang: Annotated[str, Field(max_length=2)] = "nl"


class SheetQuestionForm(BaseModel):
    """A question with what was chosen for it and written on it."""

    number: Number
    text: Annotated[str, Field(max_length=MAX_CHARACTERS)]
    state: Annotated[str, Field(max_length=20)]
    own: Long = ""
    written: Annotated[list[Short], Field(max_length=20)] = []
    gaps: Annotated[list[Short], Field(max_length=20)] = []
    sources: Annotated[list[QuotePlace], Field(max_length=60)] = []


class SheetForm(BaseModel):
    """A whole worksheet."""

    title: Short
    asker: Short = ""
    day: Short = ""
    within: Short = ""
    questions: Annotated[list[SheetQuestionForm], Field(max_length=MAX_QUESTIONS)]
    lang: Annotated[str, Field(max_length=2)] = "nl"


class WorksheetRoutes:
    """The routes of worksheets; they are not part of the interface for programs."""

    def __init__(self, room: AppState) -> None:
        self.room = room

    def router(self) -> APIRouter:
        """The routes, to be included in the application."""
        routes = APIRouter(prefix="/page/worksheet", include_in_schema=False)
        routes.add_api_route("/set", self.read, methods=["POST"])
        routes.add_api_route("/answer", self.answer, methods=["POST"])
        routes.add_api_route("/file", self.file, methods=["POST"])
        return routes

    def read(self, form: SetForm, request: Request) -> JSONResponse:
        """The questions of a pasted set, the administrative ones told."""
        require_patience(self.room, request)
        found = read_set(form.text)
        title = formats.title_subject(found.title or found.subject)
        questions = [
            {"number": each.number, "text": each.text, "searched": each.searched, "formal": each.formal}
            for each in found.questions
        ]
        return JSONResponse(
            {"title": title, "asker": found.asker, "day": found.asked_on, "questions": questions}
        )

    def answer(self, form: QuestionForm, request: Request) -> JSONResponse:
        """What the papers hold on one question."""
        require_patience(self.room, request)
        words = language_of(form.lang)
        try:
            frame = frame_language(form.text, words)
            desk = self.room.desk_of(request)
            answer = desk.answer(form.text, (), read_form(form.filters), frame, first_person=True)
        except KamervraagError as error:
            return JSONResponse({"fault": text("fault", words, why=remark_words(str(error), words))}, 422)
        return JSONResponse(dict(answer_values(answer, desk.document, words)))

    def file(self, form: SheetForm, request: Request) -> Response:
        """The worksheet as one Word file, each quote checked once more at its place in its paper."""
        quotes = sum(len(each.sources) for each in form.questions)
        if quotes > MOST_QUOTES:
            raise HTTPException(413, f"A worksheet has at most {MOST_QUOTES} quotes.")
        require_patience(self.room, request, 1 + quotes / QUOTES_A_QUESTION)
        lookup = self.room.desk_of(request).document
        language = language_of(form.lang)
        questions = tuple(
            SheetQuestion(
                each.number,
                each.text,
                each.state,
                each.own,
                tuple(each.written),
                tuple(_found_again(source, lookup, language) for source in each.sources),
                tuple(each.gaps),
            )
            for each in form.questions
        )
        sheet = Worksheet(form.title, form.asker, form.day, questions, form.within)
        name = formats.file_name(form.title, date.today(), "docx")
        content = worksheet_file(sheet, date.today(), language)
        return Response(content, media_type=WORD, headers=formats.named_file(name))


def require_patience(room: AppState, request: Request, cost: float = 1.0) -> None:
    """Raise HTTPException where an address asks too much; `cost` counts in questions."""
    address = request.client.host if request.client else "unknown"
    if not room.limits.address.allows(address, cost):
        raise HTTPException(429, "Too fast; wait a minute.")


def _found_again(place: QuotePlace, lookup: Lookup, language: Language) -> SheetSource:
    """A quote with who, when and where, all as the index tells them now.

    Where it does not stand there any more its words are nobody's, and of its paper only title and address
    are told. What a browser says of it may be anybody's words.
    """
    document = lookup(place.doc)
    cited = place.cited(document)
    if cited is not None:
        told = source_values(cited, document, language)
        kept = {name: str(told[name]) for name in FROM_INDEX}
        return SheetSource(quote=cited.quote, stands=True, **kept)
    left = left_out(document, language)
    title, url = paper_values(document, language) if document else ("", "")
    return SheetSource(left, "", "", "", "", "", title, url, False)
