"""Text folded to one form of its signs, character by character, so that every place stays what it was."""

import re

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
    ("〔", "[［【﹝"),
    ("〕", "]］】﹞"),
    ("〈", "<＜"),
    ("〉", ">＞"),
    ("〇", "○◯"),
    ("/", "／"),
    ("#", "＃"),
)
_DIGITS = {ord("０") + i: str(i) for i in range(10)}
_TABLE = {ord(sign): form for form, signs in _FORMS for sign in signs} | _DIGITS
LOOSE_COMMA = re.compile(r"(?<![0-9]),|,(?![0-9])")  # 建设,管理 but not 1,000
HIDDEN = "■"


def fold(text: str) -> str:
    """Return `text` with one form of each sign, as long as `text` itself (２０１７年, → 2017年，)."""
    return LOOSE_COMMA.sub("，", text.translate(_TABLE))


def hide_quoted_titles(text: str) -> str:
    """Return `text`, as long as it was, with what stands in 《》 hidden: a title's years bind nobody."""
    shown: list[str] = []
    depth = 0
    for char in text:
        depth = max(0, depth - 1) if char == "》" else depth
        shown.append(HIDDEN if depth else char)
        depth += char == "《"
    return "".join(shown) if depth == 0 else _hide_balanced(text)


def _hide_balanced(text: str) -> str:
    """Hide only the 《》 that close, where one is left open."""
    return re.sub(r"《[^《》]{1,200}》", lambda match: "《" + HIDDEN * (len(match[0]) - 2) + "》", text)
