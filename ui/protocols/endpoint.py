"""The SPARQL 1.1 Protocol of the page's server: queries only, each in a process of its own with a limit."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

import anyio
from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, Response

from graph.sandbox import run_query
from graph.snapshot import Asked, rewrite_turtle
from graph.store import GraphStore
from ontology.errors import RefusedQueryError, Why
from ui.protocols.accept import choose_media
from ui.protocols.body import TooLargeError, read_body
from ui.protocols.description import describe_service

PATH = "/sparql"
METHODS = ["GET", "HEAD", "POST"]
OTHERS = ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]
AT_ONCE = 4  # queries that run at the same time; the others wait
FORM, DIRECT, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
TABLES: Mapping[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
}
GRAPHS: Mapping[str, str] = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
}
STATUS = {Why.MALFORMED: 400, Why.FORM: 406, Why.STOPPED: 500, Why.LATE: 503}
NO_UPDATE = "这个接口只读：只接受查询（query），不接受更新（update）。"
Pairs = list[tuple[str, str]]


class RequestError(Exception):
    """A request that is none of the protocol's; `said` is one Chinese sentence."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status = status
        self.said = said


def add_endpoint(app: FastAPI, store: GraphStore) -> None:
    """Let `app` answer queries over `store` at /sparql: by GET, by form, by direct POST."""
    limiter = anyio.CapacityLimiter(AT_ONCE)

    async def answer(request: Request) -> Response:
        try:
            pairs = await read_pairs(request)
            if not pairs and request.method != "POST":
                return describe(request, store)
            asked, medias = read_asked(pairs, request.headers.get("accept", ""))
            written = await anyio.to_thread.run_sync(run_query, store, asked, limiter=limiter)
        except RequestError as error:
            return refuse(error.status, error.said)
        except RefusedQueryError as error:
            return refuse(STATUS[error.why], error.said)
        return Response(written.data, media_type=medias[written.form], headers={"Vary": "Accept"})

    async def refuse_method(request: Request) -> Response:
        said = f"{PATH} 只接受 GET 和 POST，不接受 {request.method}。"
        return refuse(405, said, {"Allow": ", ".join(METHODS)})

    app.add_route(PATH, answer, methods=METHODS, include_in_schema=False)
    app.add_route(PATH, refuse_method, methods=OTHERS, include_in_schema=False)


def refuse(status: int, said: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return one Chinese sentence as the answer to a request that is not met."""
    return PlainTextResponse(said + "\n", status, headers)


async def read_pairs(request: Request) -> Pairs:
    """Return the parameters of a request by the three ways of the protocol.

    Raises:
        RequestError: it comes in none of them, or is not in UTF-8.
    """
    pairs = read_form(request.url.query.encode("ascii", "replace"))
    if request.method != "POST":
        return pairs
    media, charset = read_type(request.headers.get("content-type", ""))
    if media == UPDATE:
        raise RequestError(403, NO_UPDATE)
    if media not in (FORM, DIRECT) or charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise RequestError(415, f"POST 的 Content-Type 应为 {FORM} 或 {DIRECT}，字符编码应为 UTF-8。")
    try:
        body = await read_body(request)
    except TooLargeError:
        raise RequestError(413, "查询太长；最多 1 MB。") from None
    return pairs + (read_form(body) if media == FORM else [("query", decode(body))])


def read_type(header: str) -> tuple[str, str]:
    """Return the media type and the charset of a Content-Type, both in small letters."""
    media, *options = (part.strip().lower() for part in header.split(";"))
    charset = next((one.partition("=")[2] for one in options if one.startswith("charset=")), "")
    return media, charset.strip('" ')


def read_form(data: bytes) -> Pairs:
    """Return the pairs of `data`, percent-encoded.

    Raises:
        RequestError: they are not in UTF-8.
    """
    try:
        return parse_qsl(decode(data), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise RequestError(400, "参数应为百分号编码的 UTF-8。") from error


def decode(data: bytes) -> str:
    """Return `data` as text.

    Raises:
        RequestError: it is not in UTF-8.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(400, "请求不是 UTF-8 编码。") from error


def read_asked(pairs: Pairs, accept: str) -> tuple[Asked, Mapping[str, str]]:
    """Return what a request asks for, and the media type of each form that may come.

    Raises:
        RequestError: it has no query or several, an update, or accepts nothing that we have.
    """
    if any(name == "update" for name, _ in pairs):
        raise RequestError(403, NO_UPDATE)
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1 or not queries[0].strip():
        raise RequestError(400, f"请用参数 query 给出一个 SPARQL 查询，得到的是 {len(queries)} 个。")
    table, graph = choose_media(accept, TABLES), choose_media(accept, GRAPHS)
    if table is None and graph is None:
        raise RequestError(406, f"可用的格式：{'、'.join((*TABLES, *GRAPHS))}。")
    medias = {TABLES[table]: table} if table else {}
    medias |= {GRAPHS[graph]: graph} if graph else {}
    asked = Asked(
        queries[0],
        TABLES[table] if table else None,
        GRAPHS[graph] if graph else None,
        tuple(value for name, value in pairs if name == "default-graph-uri"),
        tuple(value for name, value in pairs if name == "named-graph-uri"),
    )
    return asked, medias


def describe(request: Request, store: GraphStore) -> Response:
    """Return what the endpoint says of itself.

    Raises:
        RequestError: the request accepts no form of RDF.
    """
    media = choose_media(request.headers.get("accept", ""), GRAPHS)
    if media is None:
        raise RequestError(406, f"服务说明可用的格式：{'、'.join(GRAPHS)}。")
    turtle = describe_service(str(request.url.replace(query="")), store.graphs())
    return Response(rewrite_turtle(turtle, GRAPHS[media]), media_type=media, headers={"Vary": "Accept"})
