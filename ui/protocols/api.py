"""What other programs ask in JSON: POST /ask and GET /search, described at /openapi.json and /docs."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response

from ontology.errors import PolicyError
from query.answers.answer_json import answer_to_json
from query.result import Answer
from ui.commands.console import log_bug
from ui.desk import BusyError, Desk
from ui.protocols.forms import AskedQuestion, FoundPassage, Problem, ToldAnswer
from ui.protocols.reference import SPARQL_PATH, render_reference

DESCRIPTION = "政策文件的责任、时限和指标：提问、检索、SPARQL 查询。回答都附原文的字句和位置。"
SEE = "；用法见 /docs。"
METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "请求不合要求"},
    500: {"model": Problem, "description": "程序内部出错"},
}
BUSY: dict[int | str, dict[str, Any]] = {503: {"model": Problem, "description": "检索索引还在建立"}}


def build_api() -> FastAPI:
    """Return an application whose /openapi.json describes what is added to it, and nothing of the page."""
    app = FastAPI(title="政图", version="1", description=DESCRIPTION, docs_url=None, redoc_url=None)
    plain = app.openapi

    def describe() -> dict[str, Any]:
        described = plain()
        described["paths"].setdefault("/sparql", SPARQL_PATH)
        for operations in described["paths"].values():
            for operation in operations.values():
                operation["responses"].pop("422", None)  # a wrong request is answered with 400
        return described

    app.openapi = describe  # type: ignore[method-assign]
    return app


def add_api(app: FastAPI, desk: Desk) -> None:
    """Let `app` answer /ask and /search over `desk`, and show how."""

    @app.post("/ask", summary="提问", response_model=ToldAnswer, responses=PROBLEMS)
    def ask(asked: AskedQuestion) -> Response:
        return reply(lambda: answer(desk, asked), f"提问：{asked.question}")

    @app.get("/search", summary="检索原文段落", response_model=list[FoundPassage], responses=PROBLEMS | BUSY)
    def search(
        q: Annotated[str, Query(min_length=1, max_length=2000, description="要检索的文字")],
        k: Annotated[int, Query(ge=1, le=100, description="最多几段")] = 10,
    ) -> Response:
        return reply(lambda: [asdict(passage) for passage in desk.search(q, k)], f"检索：{q}")

    @app.get("/docs", include_in_schema=False)
    def docs() -> Response:
        return HTMLResponse(render_reference(app.openapi()))

    @app.exception_handler(RequestValidationError)
    def refuse(request: Request, error: RequestValidationError) -> Response:
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if request.method == "POST" and media != "application/json":
            return tell(415, "请求正文应为 JSON（Content-Type: application/json）" + SEE)
        return tell(400, explain(error.errors()[0]) + SEE)

    only(app, "/ask", ["POST"])
    only(app, "/search", ["GET"])


def answer(desk: Desk, asked: AskedQuestion) -> dict[str, Any]:
    """Return the answer as `ask --json` prints it; the questions before it are answered first."""
    today = asked.today or date.today()
    previous: Answer | None = None
    for text in asked.previous:
        previous = desk.answer(text, previous, today=today)
    return answer_to_json(desk.answer(asked.question, previous, today=today, chosen=asked.choose), asked.id)


def reply(work: Callable[[], object], doing: str) -> Response:
    """Return what `work` gives as JSON, or one Chinese sentence where it fails."""
    try:
        return JSONResponse(work())
    except BusyError as error:
        return tell(503, str(error))
    except PolicyError as error:
        return tell(400, str(error))
    except Exception as error:
        return tell(500, log_bug(error, doing))


def tell(status: int, said: str) -> Response:
    """Return one Chinese sentence as JSON."""
    return JSONResponse(Problem(error=said).model_dump(), status)


def explain(wrong: dict[str, Any]) -> str:
    """Return in Chinese what is wrong with a request, as pydantic found it."""
    names = [str(part) for part in wrong["loc"] if part not in ("body", "query")]
    name = ".".join(names)
    match wrong["type"]:
        case "missing" if not names:
            return "请求没有正文"
        case "missing":
            return f"缺少 {name}"
        case "extra_forbidden":
            return f"没有 {name} 这一项"
        case "json_invalid":
            return "请求正文不是 JSON"
        case _ if not names:
            return "请求正文应为 JSON 对象"
    return f"{name} 不合要求，得到的是“{str(wrong.get('input', ''))[:80]}”"


def only(app: FastAPI, path: str, methods: Sequence[str]) -> None:
    """Refuse every other method at `path`."""

    async def refuse(request: Request) -> Response:
        refused = tell(405, f"{path} 只接受 {'、'.join(methods)}，不接受 {request.method}" + SEE)
        refused.headers["Allow"] = ", ".join(methods)
        return refused

    others = [method for method in METHODS if method not in methods]
    app.add_route(path, refuse, methods=others, include_in_schema=False)
