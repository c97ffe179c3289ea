"""The SPARQL endpoint of the page's server: read-only, with the limits of the command `sparql`."""

from typing import Annotated

from fastapi import FastAPI, Header, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse, Response

from graph.sandbox import run_query
from ontology.errors import QueryError
from ui.desk import Desk
from ui.results import TRIPLE, WRITERS

PATH = "/sparql"
TABLES = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
TURTLE = "text/turtle"


def add_endpoint(app: FastAPI, desk: Desk) -> None:
    """Let `app` answer queries at /sparql, as GET and as the two kinds of POST."""

    @app.get(PATH)
    def get(query: str = "", accept: Annotated[str, Header()] = "*/*") -> Response:
        return answer(desk, query, accept)

    @app.post(PATH)
    async def post(request: Request, accept: Annotated[str, Header()] = "*/*") -> Response:
        if request.headers.get("content-type", "").startswith("application/sparql-query"):
            query = (await request.body()).decode("utf-8", "replace")
        else:
            query = str((await request.form()).get("query", ""))
        return await run_in_threadpool(answer, desk, query, accept)


def answer(desk: Desk, query: str, accept: str) -> Response:
    """Return what `query` gives in the first format of `accept` that we have, else as JSON or Turtle."""
    if not query.strip():
        return PlainTextResponse("请在 query 参数中给出 SPARQL 查询。", 400)
    try:
        result = run_query(desk.store, query)
    except QueryError as error:
        return PlainTextResponse(str(error), 400)
    if result.columns == TRIPLE:
        return Response(WRITERS["ttl"](result), media_type=TURTLE)
    wanted = (part.partition(";")[0].strip() for part in accept.split(","))
    media = next((kind for kind in wanted if kind in TABLES), "application/sparql-results+json")
    return Response(WRITERS[TABLES[media]](result), media_type=media)
