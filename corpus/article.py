"""Finds the notice in a web page: what is dropped, which element is its body, what stands before it.

The rule, in order:
1. Scripts, styles, navigation, page head and foot, forms' controls and hidden parts are dropped, and so
   are lists and boxes of which most words are links.
2. Words inside links do not count. From <body> on, the way goes down into a child as long as that child
   holds nearly all the words of the page; where they part, that element is the body of the notice.
3. The title and the official record (发文字号, 成文日期 …) that stand before the body are put in front of
   it where the body does not state them itself, a list of attachments behind it is put after it.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.flatten import clean_lines

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DROPPED_TAGS = frozenset((
    "script", "style", "title", "nav", "header", "footer", "aside", "template", "noscript", "select",
    "option", "button", "textarea", "input", "iframe", "object", "embed", "svg", "canvas", "audio", "video",
    "map",
))  # fmt: skip
DROPPED_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "menu"))
# Names of class and id that mark the page around a notice: <div class="position">, <div id="footer">;
# those of DROPPED_ENDINGS also as the end of a longer name: <div class="page-footer">.
DROPPED_ENDINGS = frozenset((
    "nav", "navbar", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "footer", "copyright", "share",
    "sidebar", "pagination", "toolbar",
))  # fmt: skip
DROPPED_NAMES = DROPPED_ENDINGS | {
    "menu", "topbar", "position", "location", "foot", "bottom", "bdsharebuttonbox", "related", "recommend",
    "pager", "print", "tools", "qrcode", "login",
}  # fmt: skip
HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
NEARLY_ALL = 0.9
LINKED = 0.6  # a box with more than this share of its words in links is navigation
CONTAINERS = frozenset((
    "html", "body", "div", "article", "section", "main", "form", "center", "font", "span",
    "table", "tbody", "tr", "td",
))  # fmt: skip
BOXES = ("div", "ul", "ol", "dl", "section", "table")
LINES = frozenset(("br", "p", "div", "li", "tr", "td", "th", "dt", "dd", "h1", "h2", "h3"))
WHITE = re.compile(r"\s+")
TITLE_TAGS = ("div", "p", "h2", "h3")
TITLE_NAMES = frozenset((
    "title", "article-title", "page-title", "news-title", "con-title", "arttitle", "articletitle", "bt",
    "biaoti",
))  # fmt: skip
FIELDS = ("发文机关", "发文机构", "发文字号", "文号", "成文日期")
FIELD = re.compile(rf"(?:^|\n)\s*(?P<label>{'|'.join(FIELDS)})\s*[:：\n]\s*(?P<value>[^\n:：]+)(?=\n|$)")


def prune(root: "Element") -> None:
    """Drop from `root` what is not part of any notice."""
    left = count_words(root)
    for element in _standing(root):
        if isinstance(element.tag, str) and not _is_dropped(element):
            continue
        words = count_words(element)
        if element.tag in BOXES and 2 * words > left > 0:  # <div class="print"> around the notice itself
            continue
        left -= words if next(element.iterancestors("a"), None) is None else 0
        _drop(element)
    for element in list(root.iter(*BOXES)):
        if element.getparent() is not None and _is_navigation(element):
            _drop(element)


def find_article(root: "Element") -> "Element":
    """Return the smallest element that holds nearly all the words outside links."""
    total = count_words(root)
    article = root
    while True:
        inner = [child for child in article if child.tag in CONTAINERS]
        best = max(inner, key=count_words, default=None)
        if best is None or count_words(best) < NEARLY_ALL * total or _is_data(best):
            return article
        article = best


def find_front(root: "Element", article: "Element", body: str) -> tuple[str | None, list[str]]:
    """Return the title and the lines of the record that stand before `article` and not in `body`."""
    solid = _solid(body)
    title = _title(root, article)
    before = "\n".join(clean_lines(_lines(element)) for element in _beside(article))
    lines = [
        f"{match['label']}：{match['value'].strip()}"
        for match in FIELD.finditer(before)
        if _solid(match["value"]) not in solid
    ]
    return (title if title and _solid(title) not in solid else None), list(dict.fromkeys(lines))


def find_attachments(article: "Element", body: str) -> list["Element"]:
    """Return the boxes behind `article` that begin with 附件 and whose words are not in `body`."""
    solid = _solid(body)
    found: list[Element] = []
    for element in _beside(article, behind=True):
        words = _solid("".join(element.itertext()))
        if words.startswith(("附件", "相关附件")) and words not in solid:
            found.append(element)
    return found


def count_words(element: "Element") -> int:
    """Return the number of characters of `element` outside links, white space not counted."""
    if element.tag == "a":
        return 0
    return len(_solid(element.text)) + sum(count_words(child) + len(_solid(child.tail)) for child in element)


def _title(root: "Element", article: "Element") -> str | None:
    """Return the last <h1> before the body, else the last title box, else the page's <meta> title."""
    before = [part for element in _beside(article) for part in element.iter()]
    top = [part for part in before if part.tag == "h1"]
    boxes = [part for part in before if part.tag in TITLE_TAGS and not TITLE_NAMES.isdisjoint(_names(part))]
    for part in reversed(boxes + top):
        if title := clean_lines(_lines(part)):
            return title
    meta = (part.get("content", "") for part in root.iter("meta") if part.get("name") == "ArticleTitle")
    return next((clean_lines(content) for content in meta if content.strip()), None)


def _beside(article: "Element", *, behind: bool = False) -> Iterator["Element"]:
    """Yield the elements that stand before `article`, outermost first, or those behind it, nearest first."""
    path = [article, *article.iterancestors()]
    if behind:
        for inner in path:
            yield from inner.itersiblings()
    else:
        for inner in reversed(path):
            yield from reversed(list(inner.itersiblings(preceding=True)))


def _lines(element: "Element") -> str:
    """Return the words of a page's box, a line for each block or cell."""
    inner = "".join(_lines(child) + WHITE.sub(" ", child.tail or "") for child in element)
    words = WHITE.sub(" ", element.text or "") + inner
    return f"\n{words}\n" if element.tag in LINES else words


def _standing(parent: "Element") -> Iterator["Element"]:
    """Yield what is below `parent` in its order; what the caller drops is not entered."""
    for child in list(parent):
        yield child
        if child.getparent() is not None:
            yield from _standing(child)


def _is_dropped(element: "Element") -> bool:
    return (
        element.tag in DROPPED_TAGS
        or element.get("role") in DROPPED_ROLES
        or element.get("hidden") is not None
        or HIDDEN_STYLE.search(element.get("style", "")) is not None
        or (element.tag in BOXES and any(map(_is_dropped_name, _names(element))))
    )


def _is_dropped_name(name: str) -> bool:
    return name in DROPPED_NAMES or re.split(r"[-_]", name)[-1] in DROPPED_ENDINGS


def _is_navigation(element: "Element") -> bool:
    links = [len(_solid("".join(link.itertext()))) for link in element.iter("a")]
    words = count_words(element) + sum(links)
    return len(links) >= 3 and sum(links) > LINKED * words and "附件" not in "".join(element.itertext())


def _is_data(element: "Element") -> bool:
    """Tell whether a table is one of the notice and not one that places parts of the page."""
    return element.tag == "table" and element.find(".//table") is None and len(element.findall(".//td")) > 1


def _names(element: "Element") -> list[str]:
    return f"{element.get('class', '')} {element.get('id', '')}".lower().split()


def _drop(element: "Element") -> None:
    """Take `element` out and keep the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)


def _solid(text: str | None) -> str:
    return "".join((text or "").split())
