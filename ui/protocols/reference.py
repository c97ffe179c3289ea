"""The page at /docs: the description of what programs may ask, without a script and without another host."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ui.rendering.present import escape, page

Json = Mapping[str, Any]
RESULTS = "application/sparql-results+json、+xml、text/csv、text/tab-separated-values"
SPARQL_PATH: dict[str, Any] = {
    "get": {
        "summary": "SPARQL 1.1 查询（只读；也可以用 POST 表单，或把查询作为正文）",
        "parameters": [
            {
                "name": "query",
                "in": "query",
                "required": False,
                "schema": {"type": "string"},
                "description": "查询；没有任何参数时返回服务说明",
            },
            *(
                {
                    "name": name,
                    "in": "query",
                    "required": False,
                    "schema": {"type": "array", "items": {"type": "string"}},
                    "description": f"{said}，可以重复",
                }
                for name, said in (("default-graph-uri", "默认图"), ("named-graph-uri", "命名图"))
            ),
        ],
        "responses": {
            "200": {"description": f"SELECT、ASK：{RESULTS}；CONSTRUCT、DESCRIBE：text/turtle 等"},
            "400": {"description": "查询写法有误"},
            "406": {"description": "没有 Accept 要的格式"},
            "503": {"description": "超过时间"},
        },
    }
}
EXAMPLES = {
    "/ask": """curl -H 'Content-Type: application/json' \\
  -d '{{"question": "财政局呢？", "previous": ["望川市水务局牵头哪些任务？"]}}' {0}/ask""",
    "/search": "curl -G --data-urlencode 'q=供水管网改造' -d k=5 {0}/search",
    "/sparql": """curl -G -H 'Accept: text/csv' \\
  --data-urlencode 'query=SELECT ?name {{ ?document zt:name ?name }}' {0}/sparql""",
}
ADDRESS = "http://127.0.0.1:7860"


def render_reference(described: Json) -> str:
    """Return the page for an OpenAPI description."""
    parts = [
        f"<h1>{escape(described['info']['title'])}：接口说明</h1>",
        f"<p>{escape(described['info'].get('description', ''))}</p>",
        '<p>供程序读的说明：<a href="openapi.json">openapi.json</a>（OpenAPI）。</p>',
    ]
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            parts += _operation(described, path, method, operation)
    return page("政图接口说明", "".join(parts))


def _operation(described: Json, path: str, method: str, operation: Json) -> Iterator[str]:
    yield f"<h2><code>{method.upper()} {escape(path)}</code>　{escape(operation.get('summary', ''))}</h2>"
    parameters = [
        (p["name"], p["schema"], p.get("required", False), p) for p in operation.get("parameters", ())
    ]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    if parameters:
        yield _table("参数", parameters)
    if body:
        yield _schema(described, "请求（JSON）", body)
    for status, response in operation["responses"].items():
        schema = response.get("content", {}).get("application/json", {}).get("schema")
        said = escape(response["description"].replace("Successful Response", "回答"))
        yield _schema(described, f"{status}　{said}", schema) if schema else f"<h4>{status}　{said}</h4>"
    if path in EXAMPLES:
        yield f"<h4>例</h4><pre>{escape(EXAMPLES[path].format(ADDRESS))}</pre>"


def _schema(described: Json, title: str, schema: Json) -> str:
    """Return the fields of an object, or of the objects of a list."""
    listed = schema.get("type") == "array"
    named = schema["items"] if listed else schema
    model = described["components"]["schemas"][named["$ref"].rpartition("/")[2]]
    required = model.get("required", ())
    fields = [(name, field, name in required, field) for name, field in model["properties"].items()]
    inner = (field["items"] for field in model["properties"].values() if "$ref" in field.get("items", ()))
    tables = [_table(title + ("（列表，每项）" if listed else ""), fields)]
    return "".join([*tables, *(_schema(described, _kind(one), one) for one in inner)])


def _table(title: str, fields: list[tuple[str, Json, bool, Json]]) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{escape(_kind(schema))}</td>"
        f"<td>{'必填' if required else ''}</td><td>{escape(said.get('description', ''))}</td></tr>"
        for name, schema, required, said in fields
    )
    return f'<h4>{title}</h4><table class="zt-rows"><tbody>{rows}</tbody></table>'


def _kind(schema: Json) -> str:
    """Return the type of a value in a word or two (string, date, array of Citation)."""
    if "anyOf" in schema:
        return " | ".join(_kind(one) for one in schema["anyOf"])
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema.get("type") == "array":
        return f"array of {_kind(schema['items'])}"
    return str(schema.get("format") or schema.get("type") or json.dumps(schema))
