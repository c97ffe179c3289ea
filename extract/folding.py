"""Text folded to one form of its signs, character by character, so that every place stays what it was."""

import re
from functools import lru_cache

# one form, and the signs that are read as it
_FORMS: tuple[tuple[str, str], ...] = (
    ("%", "％﹪"),
    ("（", "("),
    ("）", ")"),
    ("；", ";"),
    ("：", ":"),
    ("？", "?"),
    ("！", "!"),
    ("—", "－–―─━‐‑-~～〜∼﹣﹘"),
    (".", "．"),
    ("〔", "[［【﹝〖„"),
    ("〕", "]］】﹞〗‟"),
    ("〈", "<＜"),
    ("〉", ">＞"),
    ("〇", "○◯"),
    ("/", "／"),
    ("#", "＃"),
)
_DIGITS = {chr(ord("０") + i): str(i) for i in range(10)}
_TABLE = {sign: form for form, signs in _FORMS for sign in signs} | _DIGITS
_SIGNS = re.compile("[" + re.escape("".join(_TABLE)) + "]")
LOOSE_COMMA = re.compile(r"(?<![0-9]),|,(?![0-9])")  # 建设,管理 but not 1,000
HIDDEN = "■"
_QUOTE = re.compile("[《》]")


@lru_cache(maxsize=256)
def searchable(text: str) -> str:
    """Return `text`, as long as it was, folded and with its titles hidden."""
    return hide_quoted_titles(fold(text))


def fold(text: str) -> str:
    """Return `text` with one form of each sign, as long as `text` itself (２０１７年, → 2017年，)."""
    folded = _SIGNS.sub(lambda match: _TABLE[match[0]], text)
    return LOOSE_COMMA.sub("，", folded) if "," in folded else folded


def hide_quoted_titles(text: str) -> str:
    """Return `text`, as long as it was, with what stands in 《》 hidden: a title's years bind nobody."""
    if "《" not in text:
        return text
    shown: list[str] = []
    depth, place = 0, 0
    for mark in _QUOTE.finditer(text):
        inside = text[place : mark.start()]
        shown.append(HIDDEN * len(inside) if depth else inside)
        depth = depth + 1 if mark[0] == "《" else max(0, depth - 1)
        shown.append(HIDDEN if depth > (mark[0] == "《") else mark[0])
        place = mark.end()
    return "".join(shown) + text[place:] if depth == 0 else _hide_balanced(text)


def _hide_balanced(text: str) -> str:
    """Hide only the 《》 that close, where one is left open."""
    return re.sub(r"《[^《》]{1,200}》", lambda match: "《" + HIDDEN * (len(match[0]) - 2) + "》", text)
