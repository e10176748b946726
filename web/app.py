"""The web application: its rooms, its errors, and what protects its readers."""

from __future__ import annotations

import structlog
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from sources.clock import Clock
from sources.settings import Settings
from store.database import Database

from . import events, front, health, pages, search, sources, versions
from .protection import HEADERS, Protection
from .site import HERE, open_site, site_of

log = structlog.get_logger(__name__)

TITLES = {400: "请求有误", 403: "不予提供", 404: "没有找到", 405: "不支持的操作", 500: "程序出错", 503: "暂时不可用"}
MESSAGES = {
    400: "地址中的参数无法识别。",
    404: "没有这个页面。它可能从未被关注，或者地址有误。",
    405: "本站只供查阅，没有可写入的地址。",
    500: "程序在处理这个请求时出错，详情已记入日志。",
    503: "数据库暂时无法访问，请稍后再试。",
}


def create_app(settings: Settings, database: Database, clock: Clock) -> FastAPI:
    """The web over an open, migrated database; it only reads, and closes nothing."""
    app = FastAPI(title="Ducha 督察", docs_url=None, redoc_url=None, openapi_url="/openapi.json")
    app.state.site = open_site(settings, database, clock)
    for room in (front, events, pages, versions, search, sources, health):
        app.include_router(room.router)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.add_exception_handler(HTTPException, _refuse)
    app.add_exception_handler(SQLAlchemyError, _database_fails)
    app.add_exception_handler(Exception, _fail)
    app.add_middleware(Protection)
    return app


def _refuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    # Starlette's own details are English phrases of the status
    own = error.detail if error.detail and not error.detail.isascii() else ""
    answer = _error_page(request, error.status_code, own)
    answer.headers.update(error.headers or {})
    return answer


def _database_fails(request: Request, error: Exception) -> Response:
    log.error("database error", path=request.url.path, error=repr(error)[:500])
    return _error_page(request, 503)


def _fail(request: Request, error: Exception) -> Response:
    """The last resort; Starlette raises the error again afterwards, so that the server's log has its trace."""
    answer = _error_page(request, 500)
    answer.headers.update(HEADERS)  # made outside every middleware
    return answer


def _error_page(request: Request, status: int, message: str = "") -> Response:
    title = TITLES.get(status, "请求未能完成")
    message = message or MESSAGES.get(status, "")
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": title, "message": message}, status)
    return site_of(request).page("error.html", status=status, code=status, title=title, message=message)
