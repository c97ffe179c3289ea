"""The policy's own title: of the plan inside a notice, or of the document itself, over several lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.lines import Line
from extract.papers.signature import is_body
from extract.patterns import DAY, DOC_NUMBER
from extract.words import any_of

# 关于印发某某工作方案的通知  印发《…》的通知  关于重新发布某某办法的通知
BRINGS = re.compile(
    r"(?:关于)?(?:重新|联合)?(?P<verb>印发|发布|公布|转发|下发|颁发)(?:执行)?《?(?P<plan>[^《》]{4,90}?(?:《[^《》]{2,60}》[^《》]{0,30}?)?)》?(?:的|之)?(?:通知|函|公告|通告|决定)$"
)
# 《某某工作方案》已经市政府同意，现印发给你们  现将《…》印发给你们
PLANS = re.compile(r"《[^《》]{4,90}》(?:[、，和及与]?《[^《》]{4,90}》){0,5}")
PLAN = re.compile(r"《(?P<title>[^《》]{4,90})》")
AGREED = re.compile(
    r"(?:[（〔][^）〕]{1,20}[）〕])?(?:已|业)?经[^，。；]{1,40}(?:同意|通过|批准|审定|审议|讨论)"
)
HANDS_OUT = re.compile(r"(?:现将|制定了|制订了|修订了)$")
HANDED_OUT = re.compile(r"，?现?(?:予以)?(?:印发|转发|下发|发布|公布)")
COMPLETE = re.compile(rf"{any_of('title_kinds')}(?:（[^（）]{{1,14}}）|〔[^〔〕]{{1,14}}〕)?$")
QUALIFIER = re.compile(r"（(?:试行|暂行|修订|修正|征求意见稿|草案|[0-9]{4}[^（）]{0,10})[^（）]{0,6}）$")
NO_TITLE = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章条节]|[0-9]{1,2}[.、]|附件[0-9一二三四]{0,2}：?$|附表|目录$|抄送|主送|各|本"
    rf"|[〔（](?:此件|本文|公开)|(?:[\u4e00-\u9fff]{{3,40}})?{DAY}(?:印发|发布)?$|{DOC_NUMBER}$)"
)
SKIPPED = re.compile(
    r"[|｜*#—]+$|[∙·•]?〔[^〔〕]{2,6}〕|(?:附件|附表)[0-9一二三四五六七八九十]{0,2}：?$|[〔（](?:此件|本文)|.{0,30}文件$|〔?[^〔〕：]{2,6}〕?："
)
NOTICE = re.compile(r"印发|转发|批转|发布《")
ENCLOSED = re.compile(r"《(?P<title>[^《》，。；]{4,80})》")
# 某某市人民政府关于加快旅游业发展的意见（望发〔2001〕11号2001年5月8日）为了……
NUMBERED = re.compile(rf"(?P<title>[^。；：！？（）《》]{{6,90}})（{DOC_NUMBER}[，；]?(?:{DAY})?）")
TABLE_HEAD = re.compile(r"(?:序号|编号|项次)[|｜]?$")  # a document that is nothing but a table has no title
ISSUER_OPENS = re.compile(r"[^，。：《》转]{2,40}(?:政府|办公[室厅]|委员会|[厅局委部])关于")
MAX_LINES = 5
LIKE = 0.74  # of a plan's title and the words of the notice that brings it


@dataclass(frozen=True, slots=True)
class Title:
    """A title at `start`..`end` of the view's text, folded and without white space in `text`.

    `plan` is what it brings, if it is that of a notice (关于印发…的通知); `last` its last line's index.
    """

    start: int
    end: int
    text: str
    last: int
    plan: str | None = None


def find_title(lines: Sequence[Line], text: str) -> Title | None:
    """Return the title of the policy: of the plan, where a notice (关于印发…的通知) only brings one.

    `text` is the view's text, folded, of the same length.
    """
    head = find_head(lines)
    begin = head.last + 1 if head else 0
    announced = _announced(text)
    plans = [plan for plan in (*announced[:1], head.plan if head else None) if plan]
    for given in ([one] for one in announced) if len(announced) > 1 else ():
        if own := _repeated(lines, given, begin):
            return own
    if plans and (own := _repeated(lines, plans, begin)):
        return own
    if head is None or head.plan is None:
        place = next(_announced_places(text), None)
        longer = head and place and place.text.startswith(head.text)
        return place if head is None or longer else head
    place = next(_announced_places(text), None)
    if place and place.text != head.plan and place.text.endswith(head.plan):
        return place  # 印发任务分工的通知 … 现将《望川市任务分工》印发
    forwarded = "转发" in head.text[: head.text.find(head.plan)]
    return head if forwarded else _inside(head, lines, text)


def find_head(lines: Sequence[Line]) -> Title | None:
    """Return the title with which the document opens."""
    for i in range(min(14, len(lines))):
        if (lines[i].cell and i) or TABLE_HEAD.match(lines[i].text):
            return None
        if SKIPPED.match(lines[i].text) or NO_TITLE.match(lines[i].text):
            continue
        if block := _block(lines, i):
            return block
        if lines[i].text.endswith(("：", "。")):
            return None
    return None


def _block(lines: Sequence[Line], index: int) -> Title | None:
    """Return the title that the lines from `index` on make up, `None` where they make none."""
    if own := _enclosed(lines[index], index):
        return own
    joined = ""
    for i in range(index, min(index + MAX_LINES, len(lines))):
        line = lines[i]
        if _is_text(line) or (joined and _starts_anew(joined, line)):
            return None
        joined += line.text
        goes_on = i + 1 < len(lines) and lines[i + 1].text.startswith(("和", "及", "暨"))
        if COMPLETE.search(joined) and _is_balanced(joined) and not is_body(joined) and not goes_on:
            last = i
            if i + 1 < len(lines) and QUALIFIER.fullmatch(lines[i + 1].text):
                last, joined = i + 1, joined + lines[i + 1].text
            brings = BRINGS.search(joined)
            plan = brings["plan"] if brings else None
            return Title(lines[index].start, lines[last].end, joined, last, plan)
    return None


def _enclosed(line: Line, index: int) -> Title | None:
    """Return the title that is a line but for its 《》, or that its number and day in brackets follow."""
    if match := ENCLOSED.fullmatch(line.text):
        return Title(line.start + 1, line.end - 1, match["title"], index)
    match = NUMBERED.match(line.text) if line.end - line.start == len(line.text) else None
    if match is None or not COMPLETE.search(match["title"]):
        return None
    return Title(line.start, line.start + match.end("title"), match["title"], index)


def _is_text(line: Line) -> bool:
    long = len(line.text) > 90 or (line.cell and len(line.text) > 40)
    return (
        long
        or bool(TABLE_HEAD.match(line.text))
        or bool(re.search(r"[。；：！？]", line.text))
        or bool(NO_TITLE.match(line.text))
    )


def _starts_anew(joined: str, line: Line) -> bool:
    """Tell whether a line is no rest of the title begun: no title has words before its issuer."""
    if not is_body(joined) and ISSUER_OPENS.match(line.text):
        return True  # 新闻详情 | 某某省人民政府关于……
    return is_body(joined) and not re.match(r"关于|印发|转发|批转|[^，]{0,30}(?:关于|印发)", line.text)


def _is_balanced(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("《》", "（）", "〈〉"))


def _repeated(lines: Sequence[Line], plans: Sequence[str], begin: int) -> Title | None:
    """Return the lines after the notice that are the plan's title."""
    best, liked = None, LIKE
    for i in range(begin, len(lines)):
        if lines[i].cell or _is_text(lines[i]) or is_body(lines[i].text):
            continue
        block = _block(lines, i)
        if block is None or len(block.text) > 90 or NOTICE.search(block.text):
            continue
        likeness = max(_likeness(block.text, plan) for plan in plans)
        if likeness > liked:
            best, liked = block, likeness
    return best


def _announced(text: str) -> list[str]:
    """Return the plans that the text says it brings, in order: several where 《》 follows on 《》."""
    compact = re.sub(r"\s+", "", text)
    for run in PLANS.finditer(compact):
        if AGREED.match(compact, run.end()) or (
            HANDS_OUT.search(compact, max(0, run.start() - 6), run.start())
            and HANDED_OUT.match(compact, run.end())
        ):
            return [match["title"] for match in PLAN.finditer(run[0])]
    return []


def _announced_places(text: str) -> Iterator[Title]:
    """Yield where the text names the plan that it brings in 《》."""
    for match in re.finditer(r"《(?P<plan>[^《》]{4,120})》(?=\s*(?:已|业|印发|，现))", text):
        plan = re.sub(r"\s+", "", match["plan"])
        yield Title(*match.span("plan"), plan, 0)


def _inside(head: Title, lines: Sequence[Line], text: str) -> Title:
    """Return the plan's title inside that of the notice which brings it."""
    places = [i for i in range(head.start, head.end) if not text[i].isspace()]
    begin = head.text.find(head.plan or "")
    if begin < 0 or not head.plan or len(places) != len(head.text):
        return head
    end = begin + len(head.plan) - 1
    return Title(places[begin], places[end] + 1, head.plan, head.last)


def _likeness(one: str, other: str) -> float:
    """Return the Dice coefficient of the pairs of characters of two titles, 0 to 1."""
    a, b = (_pairs(re.sub(r"[\s《》〈〉（）“”\"]", "", text)) for text in (one, other))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
