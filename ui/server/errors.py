"""Every fault of a request as one sentence in the same shape."""

from __future__ import annotations

from typing import Any

import fastapi
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from index.errors import DocumentError, IndexFormatError, KamervraagError, NoSuchPaperError, QuestionError
from rag.contract import error_json
from ui.service.index_service import fault_for_visitors


def tell_faults(app: fastapi.FastAPI) -> None:
    """Let an application answer faults so; what is ours to mend goes to the log."""

    def fault(status: int, sentence: str) -> JSONResponse:
        return JSONResponse(error_json(sentence), status)

    @app.exception_handler(KamervraagError)
    async def refused(request: fastapi.Request, error: KamervraagError) -> JSONResponse:
        if isinstance(error, IndexFormatError):
            return fault(503, str(fault_for_visitors(error)))
        status = 400
        if not isinstance(error, (DocumentError, QuestionError)):
            status = 502
        if isinstance(error, NoSuchPaperError):
            status = 404
        return fault(status, str(error))

    @app.exception_handler(RequestValidationError)
    async def misread(request: fastapi.Request, error: RequestValidationError) -> JSONResponse:
        first: dict[str, Any] = dict(error.errors()[0])
        where = ".".join(str(part) for part in first.get("loc", ()))
        status = 400 if first.get("type") == "json_invalid" else 422
        return fault(status, f"{where}: {first.get('msg')}")

    @app.exception_handler(HTTPException)
    async def not_here(request: fastapi.Request, error: HTTPException) -> JSONResponse:
        made = fault(error.status_code, str(error.detail))
        made.headers.update(error.headers or {})
        return made
