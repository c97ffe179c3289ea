"""The heading tree of a document: parts (the notice, the plan, each annex) with sections, paragraphs, tables.

A heading is a numbered or marked line that says what comes below it; a run-in heading opens its own
paragraph (（一）加强领导。各县…). Levels come from the order in which styles of numbers appear, so that
mixed or missing levels still give a tree.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from corpus.document import Document
from corpus.headings import ROLE_LINE, is_article, is_heading_line, is_heading_text, run_in_length
from corpus.numbering import CIRCLED, Numbering, parse_numbering
from corpus.paragraphs import ANNEX, FlatTable, Paragraph, Part, read_paragraphs
from corpus.tables import Table, read_table
from corpus.view import View

SHARE = 0.5  # of the siblings that must have a run-in heading before any of them is taken to have one
ARTICLE_SHARE = 0.9  # the same for articles (第一条), which seldom have headings
BARE = "bare"  # the style of a heading that has neither number nor mark
BARE_LONGEST = 24  # its characters
BARE_STOP = re.compile("^[0-9]|[。；：:，,！？]")
FEW = 4  # siblings from which on the single one that stands alone is the last point of a list
RANK = ("chapter", "section", "decimal-1", "decimal-2", "decimal-3")  # styles whose levels are fixed
USUAL = (
    "han",
    "han-bracket",
    "arabic",
    "arabic-bracket",
    "circled",
)  # styles from the top down, as most have it
CONTENTS = "目录"
ATTACHMENT_LIST = re.compile(r"附\s?件\s*[:：]|附[:：]\s*[\d一]")  # 附件：1. 任务分解表
PLAN_TITLE = re.compile(  # 望川市节约用水三年行动方案
    r"^[^。；，,：:！？]{4,60}(?:方案|计划|规划|意见|措施|办法|细则|规定|要点|清单|分工|预案|规程|条例|制度|分解表|通知|决定|工作安排)"
    r"(?:[（(][^（()）]{1,20}[）)])?$"
)
# 有下列情形之一的：  履行以下职责：
POINTS = re.compile(
    r"(?:下列|以下|如下)[^，。；：:]{0,14}(?:职责|情形|情况|行为|条件|规定|内容|措施|规范|要求|材料|标准|对象|人员|事项|之一)"
    r"[^。；：:]{0,80}[：:]$"
)
# 有下列行为之一的，依法处理。  对有下列突出表现的单位或个人，给予表彰。
CASES = re.compile(r"有(?:下列|以下)[^，。；：:]{0,14}(?:之一|的(?:单位|个人|人员|企业|组织|集体))")
DUTIES_OF_ONE = re.compile(
    r"(?!.{0,32}(?:成员|部门|单位|各|有关|相关)).{2,30}(?<!工作)(?<!主要)职责"
)  # 指挥部办公室职责, 指挥部办公室及其职责
ON_SOMEBODY = re.compile("对[^，,：:。]{4,30}(?<!的)。")  # 对守信者提供便利。
NOTICE = re.compile(r"印发|转发|下发|发布|关于.{0,40}的通知$")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it; the root of a part has no heading.

    `heading` is the whole heading with its number and `title` the words alone, both `None` where a
    numbered unit has no heading of its own. `paragraphs` come before `sections`; `closing` are those of
    a root that stand behind the last numbered unit and belong to none.
    """

    heading: View | None
    title: View | None
    numbering: Numbering | None
    paragraphs: tuple[View, ...]
    sections: tuple["Section", ...]
    tables: tuple[Table, ...]
    closing: tuple[View, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A stretch with a title of its own: the body (`annex` false) or an annex."""

    title: View | None
    annex: bool
    root: Section


@dataclass(slots=True)
class _Node:
    """A section in the making."""

    level: int
    line: View | None = None
    heading: View | None = None
    title: View | None = None
    numbering: Numbering | None = None
    paragraphs: list[View] = field(default_factory=list)
    nodes: list["_Node"] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    closing: list[View] = field(default_factory=list)

    def run_in(self, *, strict: bool = True) -> int:
        """Return how many characters of the line are a run-in heading."""
        return run_in_length(self.line, self.numbering, strict=strict) if self.line else 0

    def stands_alone(self) -> bool:
        """Tell whether the whole line is a heading; one that only says who does it announces nothing."""
        only_text = self.paragraphs and not self.nodes and not self.tables
        if only_text and all(ROLE_LINE.match(view.text) for view in self.paragraphs):
            return False
        below = bool(self.nodes or self.paragraphs or self.tables)
        return self.line is not None and is_heading_line(self.line, self.numbering, announces=below)

    def lines(self) -> list[View]:
        """Return the line, with its number, and all that stands below it."""
        first = [self.line] if self.line else []
        return [
            *first,
            *self.paragraphs[1 if self.inline else 0 :],
            *(v for n in self.nodes for v in n.lines()),
        ]

    inline: int = 0  # characters of text behind the run-in heading or number

    def freeze(self) -> Section:
        return Section(
            self.heading,
            self.title,
            self.numbering,
            tuple(self.paragraphs),
            tuple(node.freeze() for node in self.nodes),
            tuple(self.tables),
            tuple(self.closing),
        )


def read_outline(document: Document) -> list[DocumentPart]:
    """Return the parts of `document` in source order, the body first."""
    return [_read_part(parts) for parts in _split_parts(_without_contents(read_paragraphs(document)))]


def _without_contents(parts: list[Part]) -> list[Part]:
    """Return the paragraphs without a table of contents (目录): the lines up to its first entry's return."""
    texts = [part.view.compact().text for part in parts]
    if CONTENTS not in texts:
        return parts
    start = texts.index(CONTENTS)
    entry = next((text for text in texts[start + 1 :] if text), "")
    again = next((i for i in range(start + 2, len(texts)) if texts[i] == entry), None)
    return parts[:start] + parts[again:] if again else parts


def _split_parts(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield the runs of paragraphs that an annex line (附件1) opens."""
    current: list[Part] = []
    for part in parts:
        if isinstance(part, Paragraph) and ANNEX.match(part.view.text) and current:
            yield current
            current = []
        current.append(part)
    if current:
        yield current


def _read_part(parts: list[Part]) -> DocumentPart:
    first = parts[0].view.text if isinstance(parts[0], Paragraph) else ""
    annex = ANNEX.match(first)
    title, body = None, list(parts)
    if annex:
        title, body = _annex_title(parts)
    node = _grow(body)
    _drop_titles(node)
    _lift_run_ins(node)
    _cut_headings(node)
    _take_closing(node)
    return DocumentPart(title, annex is not None, node.freeze())


def _annex_title(parts: list[Part]) -> tuple[View | None, list[Part]]:
    """Return the title below or behind 附件1 and what comes after it."""
    line = parts[0].view
    behind = re.match(r"附[件表录]\s*[\d一二三四五六七八九十]{0,3}\s*[:：]?\s*", line.text)
    if behind and behind.end() < len(line):
        return line[behind.end() :].strip(), parts[1:]
    if len(parts) > 1 and isinstance(parts[1], Paragraph) and parse_numbering(parts[1].view.text) is None:
        return parts[1].view, parts[2:]
    return None, parts[1:]


def _bare_headings(parts: Sequence[Part]) -> frozenset[int]:
    """Return the places of headings without number or mark: short lines above each new start of a numbering.

    One alone may be a title; two or more over the same style of numbers divide a text.
    """
    found: dict[str, list[int]] = {}
    for index in range(1, len(parts)):
        above, first = parts[index - 1], parts[index]
        if not isinstance(above, Paragraph) or not isinstance(first, Paragraph) or above.level is not None:
            continue
        numbering = parse_numbering(first.view.text)
        restarts = numbering and numbering.ordinal == 1 and numbering.style in USUAL
        if numbering and restarts and _is_bare_heading(above.view.compact().text):
            found.setdefault(numbering.style, []).append(index - 1)
    return frozenset(index for places in found.values() if len(places) > 1 for index in places)


def _is_bare_heading(words: str) -> bool:
    fits = 3 < len(words) <= BARE_LONGEST and not BARE_STOP.search(words) and is_heading_text(words)
    other = PLAN_TITLE.match(words) or NOTICE.search(words) or ROLE_LINE.match(words) or ANNEX.match(words)
    return fits and not other and parse_numbering(words) is None


def _grow(parts: Sequence[Part]) -> _Node:
    """Return the tree of `parts`, headings not yet cut from their paragraphs."""
    root = _Node(level=-1)
    path = [root]
    styles: list[str] = []
    listing = 0
    bare = _bare_headings(parts)
    for index, part in enumerate(parts):
        if isinstance(part, FlatTable):
            listing = 0
            table = read_table(part)
            if table:
                path[-1].tables.append(table)
            continue
        numbering = parse_numbering(part.view.text)
        style = BARE if index in bare else _style(part, numbering)
        listing = _goes_on_listing(listing, part, numbering)
        if listing or style is None:
            path[-1].paragraphs += [] if listing else [part.view]
            continue
        styles = _place(styles, style, first=numbering is None or numbering.ordinal == 1)
        del path[len(styles) :]
        node = _Node(level=len(styles), line=part.view, numbering=numbering)
        path[-1].nodes.append(node)
        path.append(node)
    return root


def _goes_on_listing(listing: int, part: Paragraph, numbering: Numbering | None) -> int:
    """Return the number of the last entry of the list of attachments that `part` stands in, 0 for none."""
    if ATTACHMENT_LIST.match(part.view.text):
        return 1
    if not listing or numbering is None:
        return 0
    return numbering.ordinal if numbering.ordinal in (listing, listing + 1) else 0


def _style(part: Paragraph, numbering: Numbering | None) -> str | None:
    """Return the style by which a paragraph takes its level, or `None` for one without number or mark."""
    if numbering and not _runs_on(part.view.text, numbering):
        return numbering.style
    return f"marked-{part.level}" if part.level is not None else None


def _runs_on(text: str, numbering: Numbering) -> bool:
    """Tell whether a paragraph holds the next number too: ①…；②…；③…."""
    following = CIRCLED[numbering.ordinal : numbering.ordinal + 1]
    return numbering.style == "circled" and bool(following) and following in text


def _place(styles: list[str], style: str, *, first: bool) -> list[str]:
    """Return the open styles from the top down once `style` has opened a section.

    A new style goes below the open ones, but for one that is no `first` number: 四、 behind the （三）
    with which an excerpt begins stands above it.
    """
    if style in styles:
        return styles[: styles.index(style) + 1]
    if style in USUAL and not first:
        lower = USUAL[USUAL.index(style) + 1 :]
        return [*(one for one in styles if one not in lower), style]
    if style.startswith("marked-"):
        above = [s for s in styles if s.startswith("marked-") and s < style]
        return [*above, style]
    if style in RANK:
        above = [
            s for s in styles if s.startswith("marked-") or (s in RANK and RANK.index(s) < RANK.index(style))
        ]
        return [*above, style]
    return [*styles, style]


def _drop_titles(root: _Node) -> None:
    """Put what stands below a marked title of the document (<h1>, Word's title style) in the root's place."""
    nodes: list[_Node] = []
    for node in root.nodes:
        words = node.line.compact().text if node.line else ""
        numbered_below = any(child.numbering for child in node.nodes)
        if (
            node.numbering is None
            and (PLAN_TITLE.match(words) or NOTICE.search(words))
            and (numbered_below or not nodes)
        ):
            root.paragraphs += [*([node.line] if node.line else []), *node.paragraphs]
            root.tables += node.tables
            nodes += node.nodes
        else:
            nodes.append(node)
    root.nodes = nodes


def _lift_run_ins(node: _Node) -> None:
    """Make sections of a heading's unnumbered paragraphs where at least two open with a short heading."""
    for child in node.nodes:
        _lift_run_ins(child)
    if node.level < 0 or node.nodes or not node.line or not node.stands_alone():
        return
    opened = [re.match(r"[^，。、；：,]{4,14}。(?=.{20})", view.text) for view in node.paragraphs]
    if sum(match is not None for match in opened) < 2:
        return
    for view, match in zip(node.paragraphs, opened, strict=True):
        if match or not node.nodes:
            node.nodes.append(_Node(level=node.level + 1, line=view))
        else:
            node.nodes[-1].paragraphs.append(view)
    node.paragraphs = []


def _cut_headings(node: _Node) -> None:
    """Split every node's line into heading and text, siblings alike."""
    by_style: dict[str, list[_Node]] = {}
    for child in node.nodes:
        by_style.setdefault(child.numbering.style if child.numbering else "marked", []).append(child)
    for siblings in by_style.values():
        cuts = [child.run_in() for child in siblings]
        alone = [child.stands_alone() for child in siblings]
        told = [cut or stands for cut, stands in zip(cuts, alone, strict=True)]
        share = ARTICLE_SHARE if is_article(siblings[0].numbering) else SHARE
        usual = sum(map(bool, told)) >= share * len(siblings)
        if not any(told) and (loose := _loose_cuts(siblings)):
            cuts, usual = loose, True
        if usual:
            cuts = [cut or child.run_in(strict=False) for child, cut in zip(siblings, cuts, strict=True)]
        for child, cut, stands in zip(siblings, cuts, alone, strict=True):
            whole = stands and (usual or len(siblings) < FEW or bool(child.nodes))
            _cut(child, len(child.line or "") if whole else cut if usual else 0)
    for child in node.nodes:
        _cut_headings(child)
        unheaded = bool(child.nodes) and all(below.heading is None for below in child.nodes)
        unheaded |= bool(child.nodes) and _states_points(child)
        if unheaded and child.title and not child.paragraphs and CASES.search(child.title.text):
            child.paragraphs, child.heading, child.title = [child.title], None, None
        if unheaded and (is_article(child.numbering) or _announces_points(child)):
            child.paragraphs += [view for below in child.nodes for view in below.lines()]
            child.nodes = []


def _loose_cuts(siblings: Sequence[_Node]) -> list[int]:
    """Return the run-in headings of siblings that all say what is done to whom (对守信者提供便利。)."""
    cuts = [child.run_in(strict=False) for child in siblings]
    titles = [
        child.line.text[child.numbering.length if child.numbering else 0 : cut].strip()
        for child, cut in zip(siblings, cuts, strict=True)
        if child.line
    ]
    fit = len(siblings) > 1 and all(cuts) and all(ON_SOMEBODY.fullmatch(title) for title in titles)
    return cuts if fit else []


def _announces_points(node: _Node) -> bool:
    """Tell whether the numbers below are points of one statement: 有下列情形之一的：, …办公室职责."""
    title = node.title.compact().text if node.title else ""
    stem = node.paragraphs[-1].compact().text if node.paragraphs else ""
    return bool(POINTS.search(stem) or CASES.search(stem)) or bool(DUTIES_OF_ONE.fullmatch(title))


def _states_points(node: _Node) -> bool:
    """Tell whether an article's statement announces what is numbered below, and so is no heading for it."""
    stem = node.paragraphs[-1].compact().text if node.paragraphs else ""
    return is_article(node.numbering) and bool(POINTS.search(stem))


def _take_closing(root: _Node) -> None:
    """Move what stands behind the last numbered unit to the root's closing paragraphs.

    They are those behind the first paragraph of a unit that ends in its own line, where its siblings
    have one paragraph each.
    """
    last, above = root, root
    while last.nodes:
        above, last = last, last.nodes[-1]
    if last is root or last.inline == 0 or is_article(last.numbering):
        return
    if any(len(node.paragraphs) > 1 for node in above.nodes[:-1] if not node.nodes):
        return
    own = 1 + sum(1 for _ in takewhile(lambda view: ROLE_LINE.match(view.text), last.paragraphs[1:]))
    root.closing = last.paragraphs[own:]
    last.paragraphs = last.paragraphs[:own]


def _cut(node: _Node, length: int) -> None:
    if node.line is None:
        return
    number = node.numbering.length if node.numbering else 0
    if length:
        node.heading = node.line[:length].strip("。：: \n\r\t　；;")
        node.title = node.heading[number:].strip()
        rest = node.line[length:].strip()
    else:
        rest = node.line[number:].strip()
    if rest.text:
        node.inline = len(rest)
        node.paragraphs.insert(0, rest)
