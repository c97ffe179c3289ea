import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from ui.page import front
from ui.page.front import Application, FrontPage, Message, Receive, Send, speak_chinese

PAGE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta property="og:image" content="https://elsewhere.example/a.jpg" />
<meta
  name="twitter:creator" content="@x" /></head><body>page</body></html>"""


async def inner(scope: Message, receive: Receive, send: Send) -> None:
    assert not any(name == b"accept-encoding" for name, _ in scope["headers"]) or scope["path"] != "/"
    headers = [(b"content-type", b"text/html"), (b"content-length", str(len(PAGE)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": PAGE[:40], "more_body": True})
    await send({"type": "http.response.body", "body": PAGE[40:]})


async def failing(scope: Message, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 404, "headers": []})
    raise RuntimeError("the page was left")


def get(path: str, inner: Application = inner) -> tuple[dict[bytes, bytes], bytes]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {"type": "http", "path": path, "method": "GET", "headers": [(b"accept-encoding", b"br")]}
    with ThreadPoolExecutor(1) as pool:  # this thread may have a loop of the browser's already
        pool.submit(lambda: asyncio.run(FrontPage(inner)(scope, receive, send))).result()
    body = b"".join(message.get("body", b"") for message in sent)
    return dict(sent[0]["headers"]), body


def test_the_first_page_is_chinese_and_names_no_other_host() -> None:
    headers, body = get("/")
    assert b'lang="zh-CN"' in body and b"navigator" in body
    assert b"https://" not in body and b"twitter" not in body
    assert int(headers[b"content-length"]) == len(body)


def test_other_answers_go_through_as_they_are() -> None:
    assert get("/assets/a.html")[1] == PAGE


def test_every_answer_lets_the_browser_ask_only_this_host() -> None:
    for path in ("/", "/assets/a.js"):
        policy = get(path)[0][b"content-security-policy"]
        assert policy.startswith(b"default-src 'self'")
        assert b"http" not in policy


def test_the_trace_of_what_fails_is_for_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    logged: list[str] = []
    monkeypatch.setattr(front, "log_bug", lambda error, doing: logged.append(f"{doing}：{error}"))
    assert get("/gradio_api/queue/data", failing)[1] == b""
    assert logged == ["网页 /gradio_api/queue/data：the page was left"]


def test_a_page_without_a_head_is_left_alone() -> None:
    assert speak_chinese(b"{}") == b"{}"
