"""What the browser gets first: the page speaks Chinese, and may ask no host but its own."""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from ui.commands.console import log_bug

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

OWN_HOST_ONLY = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; frame-ancestors 'self'; form-action 'self'"
)
SOCIAL = re.compile(rb"<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*>")  # <meta property="og:image" …>
SPEAK_CHINESE = b"""<script>
for (const [name, value] of [["language", "zh-CN"], ["languages", ["zh-CN", "zh"]]])
  Object.defineProperty(navigator, name, {get: () => value});</script>"""


class FrontPage:
    """An application around another one, which changes the first page and guards every answer."""

    def __init__(self, inner: Application) -> None:
        self._inner = inner

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass the request on; the page at / is changed on its way back."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
        elif scope["path"] == "/" and scope["method"] == "GET":
            plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            await self._pass({**scope, "headers": plain}, receive, _Rewriter(send))
        else:
            await self._pass(scope, receive, _guarded(send))

    async def _pass(self, scope: Message, receive: Receive, send: Send) -> None:
        """Let the application answer; where it fails it has said so itself, and the trace is for the log."""
        try:
            await self._inner(scope, receive, send)
        except Exception as error:
            log_bug(error, f"网页 {scope['path']}")


class _Rewriter:
    """Collects the whole page, changes it, and sends it on."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if not message.get("more_body"):
            body = speak_chinese(self._body)
            kept = [
                (n, v) for n, v in self._start["headers"] if n.lower() not in (b"content-length", b"etag")
            ]
            headers = [*kept, (b"content-length", str(len(body)).encode())]
            await _guarded(self._send)({**self._start, "headers": headers})
            await self._send({"type": "http.response.body", "body": body})


def speak_chinese(page: bytes) -> bytes:
    """Return `page` in Chinese to the browser, without what Gradio says of itself to other sites.

    Gradio picks its own words (for uploads and lists) by the browser's language; an office's browser
    may be set to any.
    """
    page = SOCIAL.sub(b"", page).replace(b'lang="en"', b'lang="zh-CN"', 1)
    return page.replace(b"<head>", b"<head>" + SPEAK_CHINESE, 1)


def _guarded(send: Send) -> Send:
    async def guard(message: Message) -> None:
        if message["type"] == "http.response.start":
            guards = [
                (b"content-security-policy", OWN_HOST_ONLY.encode()),
                (b"x-content-type-options", b"nosniff"),
                (b"referrer-policy", b"same-origin"),
            ]
            message = {**message, "headers": [*message["headers"], *guards]}
        await send(message)

    return guard
