"""In which relation a text names another document: repealed, amended, its legal base, or only cited.

A document that merely asks for a repeal or a revision (修订《…》 in a list of work) cites; what it does
itself is said in few set forms, and only those count.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extract.papers.mentions import Mention, Range
from extract.words import any_of
from ontology.model import Relation

MASK = "■"
_SERIAL = r"(?:（?[0-9一二三四五六七八九十]{1,3}[）、.])"
# 市水务局印发的  原市人民政府  农业厅等十四部门
_BODY = (
    r"(?:原)?(?:(?![按据照依根遵参经])[\u4e00-\u9fff、]{1,30}?(?:政府|办公室|办公厅|[厅局委部院会]|部门|小组))?"
    r"(?:联合)?(?:印发|发布|公布|下发|转发|颁布|制定)?的?(?:原)?"
)
_FROM = r"(?:[，]?(?:[自从于][^，。；：]{1,28}(?:起|之日|日)|[即当]日起|[0-9]{4}年[0-9年月日]{0,8}起)[，]?)"
_ADVERBS = rf"(?:{any_of('repealing_adverbs')}){{0,5}}"
_REPEALED = rf"{_ADVERBS}{any_of('repealing')}(?![前后期的之者])"
_OTHERS = r"(?:等[^，。；：]{0,16})?(?:文件|文|通知|规定)?"
# between two entries of a list
LISTED = re.compile(rf"(?:[、；和与及]|以及|并)?{_SERIAL}?{_BODY}")
LISTED_BY_COMMA = re.compile(rf"(?:，|[，。]{_SERIAL}){_BODY}")
# 《…》自本办法施行之日起同时废止
REPEALED_BEHIND = re.compile(rf"{_OTHERS}{_FROM}?(?P<words>{_REPEALED})")
# 《…》第五条同时废止  《…》中有关补贴的规定停止执行
PART_REPEALED = re.compile(
    rf"(?:中?的?第[^，。；：]{{1,20}}?[条款项章节](?:规定)?|[中的]?[^，。；：]{{0,24}}?(?:条款|规定|内容|政策)){_FROM}?(?P<words>{_ADVERBS}(?:{any_of('repealing')}|删去|删除)(?![前后期的之者]))"
)
# 自本办法施行之日起废止《…》  下列文件同时废止：1.《…》
REPEALED_AHEAD = re.compile(
    rf"(?:(?P<words>(?:决定|同时|一并|现|现予|起[，]?|予以|即)(?:宣布)?(?:废止|撤销)了?){_BODY}"
    rf"|(?P<these>(?:决定|同时|现|现予)废止)(?:下列|以下)[^。；：]{{0,24}}[：。]?{_SERIAL}?{_BODY}"
    rf"|(?:下列|以下)[^。；：]{{0,40}}?(?P<listed>{_REPEALED})[：，。]?{_SERIAL}?{_BODY})$"
)
# 《…》《…》。上述文件自本办法施行之日起废止
REPEALED_ABOVE = re.compile(
    rf"{_OTHERS}[。；，](?:上述|以上|前述|前款)[^，。；：]{{0,10}}(?:文件|通知|办法|制度){_FROM}?(?P<words>{_REPEALED})"
)
_CHANGING = any_of("amending")
# 对《…》作如下修改  对《…》部分条款进行了修订
AMENDED = re.compile(
    rf"[^，。；：]{{0,30}}?(?P<words>(?:作出|作|做出|做|进行|予以|加以)(?P<done>了)?(?P<thus>如下|以下|下列)?(?:部分|相应|适当|局部|个别|必要)?的?{_CHANGING})"
)
AMENDED_AHEAD = re.compile(rf"(?:[对就将把，。；：]|{_SERIAL}|^){_BODY}$")
# 将《…》第三条修改为  《…》修改如下
AMENDED_THUS = re.compile(rf"[^，。；：]{{0,40}}?(?P<words>{_CHANGING}(?:为|如下|至))")
# the title of a document that does no more than that: 关于修改《…》的决定
TITLED_AHEAD = re.compile(
    rf"关于[^，。；：《》]{{0,12}}?(?P<words>{_CHANGING}|{any_of('repealing')}){_BODY}$"
)
TITLED_BEHIND = re.compile(r"[^，。；：《》]{0,30}(?:的|之)(?:决定|通知|公告|通告|批复|函|令)")
REPEALING = re.compile(any_of("repealing"))
OPERATIVE = re.compile(r"决定|现将|现对|同意|批准")
PROPOSING = re.compile(any_of("proposing"))
BASED_AHEAD = re.compile(rf"(?<![未不])(?P<words>{any_of('basing')})[^，。；：！？《》]{{0,40}}$")
# 各地要根据《…》制定: what others are to make
OTHERS_AHEAD = re.compile(r"(?:要|应当?|须|可以?|负责|严格|各[^，。；：]{0,12})$")
BASED_LISTED = re.compile(r"[，、]|[^，。；：！？《》]{0,40}")
_OTHER_MAKER = r"(?!单位|行业|地区|企业|部门|系统|级|市|省|县|区|辖区)"
ENACTING = re.compile(
    rf"{any_of('enacting')}了?(?:本|此|如下|以下|下列){_OTHER_MAKER}"
    r"|(?:制定|制订|修订|起草)了《|(?<![\u4e00-\u9fff])现(?:就|将|予|印发|下发|转发|公布|发布|提出|制定|通知|批复|决定)"
    r"|(?:通知|通告|公告|决定|意见|批复|答复)如下"
)
# 本办法根据《…》制定。
ENACTED_BEHIND = re.compile(rf"[^，。；：]{{0,40}}?{any_of('enacting')}[，。；]")
ENACTED_AHEAD = re.compile(r"本[\u4e00-\u9fff]{1,10}$")
# 编制依据：《…》《…》
BASES_HEAD = re.compile(r"(?P<words>(?:编制|制定|制订|政策|法律)(?:目的[和与及])?依据)：?$")
CLAUSE_END = re.compile(r"[，。；：！？]")
SENTENCE_END = re.compile(r"[。；：！？]")
FITTED = re.compile(r"(?:结合|联系)[^，。；]{0,24}实际")
OPENING_END = re.compile(r"一、|第二条|（一）")
PART = re.compile(r"中?的?第[^，。；：]{1,20}?[条款项章节]|[中的][^，。；：]{0,24}?(?:条款|规定|内容|政策)")
SENTENCE = 400
BEFORE = 100
BETWEEN = 60


@dataclass(frozen=True, slots=True)
class Named:
    """The relation in which a mention stands, and the place of the words that state it."""

    relation: Relation
    words: Range | None = None


CITED = Named(Relation.CITES)


def find_relations(text: str, mentions: Sequence[Mention], titles: Iterable[str] = ()) -> list[Named]:
    """Return the relation of each of `mentions`, which stand in the folded, compact `text` in order.

    `titles` are the document's own, which may say that it amends or repeals another one.
    """
    shown = [one for one in mentions if not one.inside]
    masked = _mask(text, shown)
    opening = OPENING_END.search(masked)
    reading = _Reading(
        masked,
        shown,
        _runs(masked, shown, _is_listed),
        _runs(masked, shown, _is_listed_base),
        opening.start() if opening else len(masked),
        any(TITLED_AHEAD.search(title[: title.find("《")]) for title in titles if "《" in title),
    )
    relations = iter([reading.relation(place) for place in range(len(shown))])
    return [CITED if one.inside else next(relations) for one in mentions]


def _mask(text: str, mentions: Sequence[Mention]) -> str:
    """Return `text`, as long as it was, with every mention as 《■■■》; mentions do not overlap."""
    parts: list[str] = []
    end = 0
    for one in mentions:
        parts += [text[end : one.start], "《", MASK * (one.end - one.start - 2), "》"]
        end = one.end
    return "".join([*parts, text[end:]])


def _runs(
    masked: str, mentions: Sequence[Mention], joins: Callable[[str, str], bool]
) -> list[tuple[Mention, Mention]]:
    """Return for every mention the first and the last one of the list that it stands in."""
    runs: list[list[Mention]] = []
    for one in mentions:
        between = masked[runs[-1][-1].end : one.start] if runs else ""
        if runs and len(between) <= BETWEEN and joins(between, _clause(masked, runs[-1][0].start)):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [(run[0], run[-1]) for run in runs for _ in run]


def _is_listed(between: str, clause: str) -> bool:
    """Tell whether two mentions share what is said of them; by a comma only where no other verb leads."""
    return bool(LISTED.fullmatch(between) or (not clause and LISTED_BY_COMMA.fullmatch(between)))


def _is_listed_base(between: str, _clause: str) -> bool:
    return bool(BASED_LISTED.fullmatch(between))


def _clause(masked: str, end: int) -> str:
    """Return what stands before `end` in its clause."""
    return CLAUSE_END.split(masked[max(0, end - SENTENCE) : end])[-1]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A masked text, its mentions and the lists that they stand in; `opening` ends before the first item."""

    text: str
    mentions: Sequence[Mention]
    lists: Sequence[tuple[Mention, Mention]]
    bases: Sequence[tuple[Mention, Mention]]
    opening: int
    titled: bool

    def relation(self, place: int) -> Named:
        """Return the relation of the mention at `place`, the strongest first."""
        first, last = self.lists[place]
        for found in (self._act(first.start, last.end), self._base(*self.bases[place])):
            if found:
                return found
        return CITED

    def _act(self, start: int, end: int) -> Named | None:
        """Return what this document does to those named at `start`..`end`: repeals or amends them."""
        clause = _clause(self.text, start)
        if PROPOSING.search(clause) or BASED_AHEAD.search(clause):
            return None
        before = self.text[max(0, start - BEFORE) : start]
        if match := REPEALED_BEHIND.match(self.text, end) or REPEALED_ABOVE.match(self.text, end):
            return Named(Relation.REPEALS, match.span("words"))
        if match := PART_REPEALED.match(self.text, end):
            return Named(Relation.AMENDS, match.span("words"))
        if match := REPEALED_AHEAD.search(before):
            part = PART.match(self.text, end)
            return self._named(Relation.AMENDS if part else Relation.REPEALS, match, start - len(before))
        if self.titled and (match := TITLED_AHEAD.search(before)) and TITLED_BEHIND.match(self.text, end):
            repeals = REPEALING.fullmatch(match["words"])
            return self._named(Relation.REPEALS if repeals else Relation.AMENDS, match, start - len(before))
        return self._amendment(before, end)

    def _amendment(self, before: str, end: int) -> Named | None:
        if not AMENDED_AHEAD.search(before):
            return None
        if match := AMENDED_THUS.match(self.text, end):
            return Named(Relation.AMENDS, match.span("words"))
        match = AMENDED.match(self.text, end)
        if match and (match["done"] or match["thus"] or OPERATIVE.search(SENTENCE_END.split(before)[-1])):
            return Named(Relation.AMENDS, match.span("words"))
        return None

    def _base(self, first: Mention, last: Mention) -> Named | None:
        """Return whether this document is made on the ground of those in the list."""
        before = self.text[max(0, first.start - BEFORE) : first.start]
        offset = first.start - len(before)
        if match := BASES_HEAD.search(before):
            return self._named(Relation.BASED_ON, match, offset)
        match = BASED_AHEAD.search(before)
        if match is None or OTHERS_AHEAD.search(before[: match.start()]):
            return None
        rest = SENTENCE_END.split(self.text[last.end : last.end + SENTENCE])[0]
        rest_and_sign = self.text[last.end : last.end + len(rest) + 1]
        made = ENACTED_BEHIND.match(rest_and_sign) and ENACTED_AHEAD.search(before[: match.start()])
        fitted = first.start < self.opening and FITTED.search(rest)
        if ENACTING.search(rest) or made or fitted:
            return self._named(Relation.BASED_ON, match, offset)
        return None

    def _named(self, relation: Relation, match: re.Match[str], offset: int) -> Named:
        group = next(name for name, words in match.groupdict().items() if words)
        return Named(relation, (match.start(group) + offset, match.end(group) + offset))
