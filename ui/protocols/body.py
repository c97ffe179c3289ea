"""The body of a request, read as far as it may go."""

from fastapi import Request

LARGEST = 2**20  # bytes: no question and no query is longer


class TooLargeError(Exception):
    """A body that is longer than any request of ours."""


async def read_body(request: Request) -> bytes:
    """Return the whole body of `request`.

    Raises:
        TooLargeError: it is longer than `LARGEST`.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise TooLargeError
    return body
