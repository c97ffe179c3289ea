"""Texts cut to the length that is shown."""


def clip(text: str, most: int) -> str:
    """Return `text`, or its first `most` characters and … where it is longer."""
    return text if len(text) <= most else text[:most] + "…"
