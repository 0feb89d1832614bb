"""One server: the page, what its script fetches, and the interface for programs, behind the guard."""

from __future__ import annotations

import os
import socket
import sys
import threading
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported: nothing may leave

import fastapi
import gradio as gr
import uvicorn
from starlette.middleware.gzip import GZipMiddleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from rag.say.language_model import Writer
from ui.page import routes as page_routes
from ui.page.dossier_routes import DossierRoutes
from ui.page.layout import build_page
from ui.page.original_routes import OriginalRoutes
from ui.page.paper_routes import PaperRoutes
from ui.page.plain_routes import PlainRoutes
from ui.page.worksheet_routes import WorksheetRoutes
from ui.server import api, news_feeds
from ui.server.connections import MAX_CONNECTIONS, HastyProtocol
from ui.server.errors import tell_faults
from ui.server.front_page import FrontPage
from ui.server.monitoring import Observer, RequestCounts, counts_route, write_line
from ui.server.page_files import PackedFiles, files_needed, gradio_file, pack_beforehand, words_needed
from ui.server.plain_inputs import PlainInputs
from ui.server.security import LOOPBACK, MAX_BODY, App, Guard
from ui.server.settings import Settings
from ui.server.supervisor import become_child
from ui.server.visitors import PeerKeeper, Visitors, user_of_proxy
from ui.service.app_state import AppState
from ui.service.conversations import Conversations
from ui.service.index_service import IndexService
from ui.service.limits import Limits, default_limits

PACKED: dict[str, bytes] = {}  # scripts and styles of the page by their path, the same for all of a process
FONTS = ("system-ui", "-apple-system", "Segoe UI", "Noto Sans", "sans-serif")


def application(settings: Settings, writer: Writer | None = None, limits: Limits | None = None) -> Observer:
    """The whole server as one ASGI application; raises IndexFormatError where the index cannot be opened."""
    loopback = settings.host in LOOPBACK
    upload = loopback if settings.upload is None else settings.upload
    upload = upload and isinstance(settings.index, Path)  # papers are added where an index is made
    desk = IndexService(settings.index, writer)
    room = AppState(desk, Conversations(), limits or default_limits(), upload, settings.shared_uploads)
    app = _make_app(settings)
    apart = upload and not settings.shared_uploads and not settings.is_for_one
    _include_routes(app, room, apart)
    if settings.mcp:
        _offer_tools(app, room)
    counts = RequestCounts(room.desk) if settings.metrics else None
    if counts is not None:
        app.include_router(counts_route(counts))
    mounted = _mount_page(app, room, settings.path_before)
    guarded = Guard(
        _tell_visitors_apart(PlainInputs(mounted), settings, upload),
        hosts=settings.own_names,
        addresses=not loopback,
        origin=settings.public_origin,
        logins=settings.logins,
        user_of=user_of_proxy(settings.user_header, settings.proxies) if settings.user_header else None,
    )
    return Observer(guarded, counts, write_line if settings.log_requests else None)


def _make_app(settings: Settings) -> fastapi.FastAPI:
    app = fastapi.FastAPI(
        title="kamervraag",
        version=version("kamervraag"),
        description="What the Dutch cabinet said in parliamentary papers, with the sentence that says it.",
        openapi_url="/api/openapi.json",
        docs_url=None,  # its page loads scripts from another host
        redoc_url=None,
    )
    app.add_middleware(FrontPage, public=settings.public_url, early=_early_files(), words=words_needed)
    app.add_middleware(GZipMiddleware, minimum_size=1000)  # leaves streams alone
    app.add_middleware(PackedFiles, read=_file_of_page, packed=PACKED)
    tell_faults(app)
    return app


def _include_routes(app: fastapi.FastAPI, room: AppState, apart: bool) -> None:
    """What other programs ask, then what the page does; `apart` where visitors have papers of their own."""
    app.include_router(api.ApiRoutes(room.desk, room.limits, apart=apart).router())
    app.include_router(news_feeds.NewsRoutes(room.desk).router())
    app.router.routes.extend([*api.refusals(), *api.refusals(news_feeds.ROUTES)])
    for routes in (
        page_routes.PageRoutes,
        WorksheetRoutes,
        PaperRoutes,
        DossierRoutes,
        PlainRoutes,
        OriginalRoutes,
    ):
        app.include_router(routes(room).router())


def _tell_visitors_apart(app: App, settings: Settings, upload: bool) -> Visitors:
    """One person at his own machine; others by cookies, given only where papers can be added."""
    alone, secure = settings.is_for_one, (settings.public_url or "").startswith("https:")
    return Visitors(app, alone=alone, cookies=upload, secure=secure, root_path=settings.path_before)


def _mount_page(app: fastapi.FastAPI, room: AppState, root_path: str) -> fastapi.FastAPI:
    """The application with the page at its root; nothing of it leaves this machine."""
    made: fastapi.FastAPI = gr.mount_gradio_app(
        app,
        build_page(room),
        "/",
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=MAX_BODY,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        favicon_path=str(files("ui") / "assets" / "icon.svg"),
        mcp_server=False,
        root_path=root_path or None,
        theme=gr.themes.Base(font=FONTS, font_mono=("ui-monospace", "monospace")),
        head=page_routes.page_head(),
    )
    return made


def _early_files() -> list[tuple[str, str]]:
    """What the page asks for late: our style and script, and Gradio's own of its parts."""
    style, script = (f"page/assets/{name}?v={page_routes.asset(name)[1]}" for name in ("page.css", "page.js"))
    parts = [("module" if name.endswith(".js") else "part", f"assets/{name}") for name in files_needed()]
    return [("style", style), ("script", script), *parts]


def _file_of_page(path: str) -> bytes | None:
    """A script or style by its path, Gradio's or ours."""
    return gradio_file(path) or page_routes.script_or_style(path)


def _pack_page() -> None:
    """Pack what the page asks for, beside the making of the application."""
    paths = ("/" + path.partition("?")[0] for _, path in _early_files())
    pack_beforehand(paths, _file_of_page, PACKED)


def _offer_tools(app: fastapi.FastAPI, room: AppState) -> None:
    """Serve the tools at /mcp as long as the server runs."""
    from ui.server.mcp_tools import lifespan, routes, server  # half a second that only --mcp needs

    tools = server(room.desk)
    app.router.routes.extend(routes(tools, room.limits))
    app.router.lifespan_context = lifespan(tools)


def serve(settings: Settings, bound: socket.socket, writer: Writer | None = None) -> None:
    """Serve at an address that is held already, until stopped; says where on stdout once it answers."""
    become_child()  # which may be killed, and made again: the address stays held
    threading.Thread(target=_pack_page, daemon=True).start()
    app = _believe_proxies(application(settings, writer), settings.proxies)
    config = uvicorn.Config(
        app,
        http=HastyProtocol,
        log_level="warning",
        timeout_graceful_shutdown=2,
        server_header=False,
        root_path=settings.path_before,
        proxy_headers=False,  # believed below, where who sent it is kept
        limit_concurrency=MAX_CONNECTIONS,
    )
    _AnnouncingServer(config).run(sockets=[bound])


def _believe_proxies(app: App, proxies: tuple[str, ...]) -> PeerKeeper:
    """The application, told by these proxies who is behind them."""
    believing: Any = ProxyHeadersMiddleware  # its types and Starlette's are not the same
    return PeerKeeper(believing(app, trusted_hosts=list(proxies)) if proxies else app, proxies)


class _AnnouncingServer(uvicorn.Server):
    """A server that says where it listens once it does."""

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        for server in self.servers:
            for bound in server.sockets:
                host, port = bound.getsockname()[:2]
                shown = f"[{host}]" if ":" in host else host
                sys.stdout.write(f"kamervraag: http://{shown}:{port}/  (Ctrl-C stops)\n")
        sys.stdout.flush()
