"""Documents named in passing: 综保区那个意见, 遂宁那20条, 国办2018年那30项措施, 绩效考核这件事."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from extract.segment import cut, cut_tagged
from query.asked.fitting import IsTopic, Names
from query.asked.naming import DRAFTED, ITEMS, STEP, Said, names_of_documents, read_said
from query.asked.reading import COVER, Reading
from query.lexicon import read_groups
from query.plan import Part

LONGEST = 45  # characters of a name
STRETCH = 8  # characters of a title that name its document by themselves
SUBJECT = 4  # characters of a subject that names a document without a noun
POINTED_AT = 2  # characters of a subject that is pointed at (高新区|那个意见)
TOLD = 6  # the same of one that is only described
LIKENESS = 0.6  # of the pairs of characters of a subject, from which on a title is like it
BEHIND = 10  # characters behind 那30项 or 那份 that may belong to the name
INSIDE = re.compile(r"里头|里面|里边|当中|之中|[里中](?=[,、的谁哪由有区县市省各]|$)")
GOES_ON = re.compile(r"[\u4e00-\u9fff]{0,4}(?:系统|平台|机构|中心|基金|办公室|领导小组|制度)")
OF_ROLE = re.compile(r"(?:责任|牵头|配合|协办)(?:单位|部门)")  # 列为责任单位的|条款
POINTED = re.compile(r"[这那该]一?[份个套批部篇](?=$|[,的里中上]|\n)")
COUNTED = re.compile(
    rf"{ITEMS.pattern}(?=$|[,的里中上内当是有哪谁、]|\n|(?:主要|重点)?(?:任务|工作|事项|措施|举措|意见|政策))"
)
EVENT = re.compile(r"[这那该]一?(?:件事|个事|项工作|摊子事?|档子事|回事|块工作|块|事)(?:情)?")
ITEM = re.compile(r"[这那该]一?[件项条](?!的)")  # 河长制|那条督查激励
# 综保区|和|自贸区|那两份文件
JOINT = re.compile(
    r"[和与跟及、](?P<last>[^和与跟及、]{2,12}?)(?=的?(?:[这那][两二三四五几]?|[两二三四五几])[份个])"
)
UNHELD = re.compile(
    rf"(?P<subject>[^{COVER},、。的]{{2,16}})的?[这那]一?[份个部](?P<noun>[\u4e00-\u9fff]{{2,4}}?)"
    r"(?=$|[,里中上]|\n)"
)
# 促进综合保税区高质量发展的意见|里, …的通知|一共引用了, …方案|的文号: what is said or asked of a document
DESCRIBED = re.compile(
    rf"(?P<subject>[^{COVER},、。的]{{6,40}}?)的?(?:指导|若干|实施|暂行)?"
    rf"(?P<noun>{'|'.join(map(re.escape, names_of_documents()))})"
    r"(?=里|中(?=[,、的谁哪由有区县市省])|,?(?:一共|总?共|都)?(?:引用|提到)"
    r"|[,的]?(?:文号|发文字号|发文机关|发文单位|印发单位|印发日期|标题)"
    r"|,?(?:是|由)哪[^\n,]{0,6}(?:发|印发|出台)的?$|(?<=的..),)"
)
BEFORE = re.compile(r"[这那此该]一?[份张个]?$|的$")  # what may stand between two words of a name
BOUNDARY = re.compile(rf"[{COVER},;:。?!]")

QUALIFYING = ("n", "a", "b", "j", "vn", "l", "i")  # jieba's signs of words that go with the noun behind them

# 文件号, 文件有哪几份: what is asked of it and no name
ASKED = r"(?![号名编示述]|的?(?:标题|名称)|(?:都|分别)?(?:有|是|叫)(?:哪|什么|几|多少))"


def find_spoken(reading: Reading, names: Names, is_topic: IsTopic) -> list[Part]:
    """Cover the names that documents are given in passing and return those documents.

    `is_topic` tells of words whether tasks are called so; such words name no document by themselves.
    """
    found: list[Part] = []
    for end in sorted(_ends(reading.left), reverse=True):
        if COVER in reading.left[end - 1 : end]:
            continue
        for start in _starts(reading.left, end):
            if is_qualified(reading.left[:start]) and not ITEM.match(reading.left, start):
                continue
            parts = _named(reading.left[start:end], names, is_topic)
            if parts:
                _take(reading, start, end)
                found += [part for part in parts if part not in found]
                break
    return found


def find_unheld(reading: Reading, names: Names, is_topic: IsTopic) -> bool:
    """Cover the name of a document that is not held (高新区那个意见), and tell whether there is one.

    `is_topic` tells of words whether tasks are called so; they name no document.
    """
    for pattern, least in ((UNHELD, POINTED_AT), (DESCRIBED, TOLD)):
        for match in pattern.finditer(reading.left):
            subject = _subject_of(match["subject"]) if match["noun"] in names_of_documents() else ""
            is_held = is_topic(subject) or names.likeness(subject) >= LIKENESS
            is_name = not (DRAFTED.search(match["subject"]) or OF_ROLE.search(match["subject"]))
            if len(subject) >= least and is_name and not is_held:
                reading.take(match.end("subject") - len(subject), match.end(), "document")
                return True
    return False


def is_described(before: str, names: Names) -> bool:
    """Tell whether the words before a noun describe a document that no title is like."""
    subject = _subject_of(BOUNDARY.split(BEFORE.sub("", before))[-1])
    return len(subject) >= TOLD and names.likeness(subject) < LIKENESS


def _subject_of(words: str) -> str:
    """Return the last of `words` that can belong to the name of a document."""
    subject = ""
    for word, sign in reversed(cut_tagged(words)):
        if not sign.startswith((*QUALIFYING, "v")):
            break
        subject = word + subject
    return subject


def is_qualified(before: str) -> bool:
    """Tell whether a noun right before a name goes with it, so that another is meant (高新|企业那个意见)."""
    words = cut_tagged(BEFORE.sub("", BOUNDARY.split(before)[-1]))
    if not words:
        return False
    word, sign = words[-1]
    return sign.startswith(QUALIFYING) or (sign == "d" and len(word) > 1 and word not in _fillers())


def _named(words: str, names: Names, is_topic: IsTopic) -> list[Part]:
    """Return the documents that `words` name; a matter (绩效考核这件事) is one by its title alone."""
    event = next((match for match in EVENT.finditer(words) if match.end() == len(words)), None)
    if event:
        subject = words[: event.start()]
        is_name = len(subject) >= SUBJECT and (len(subject) >= STRETCH or not is_topic(subject))
        return names.named(Said((subject,)), is_topic) if is_name else []
    said = read_said(words)
    is_open = said.is_open and any(map(is_topic, said.subject))
    found = names.named(said, is_topic) if said.is_name and not is_open else []
    joint = JOINT.search(words)
    if found or not joint:
        return found
    rest = words[joint.end() :]
    first = _named(words[: joint.start()] + rest, names, is_topic)
    last = _named(joint["last"] + rest, names, is_topic)
    return [*first, *last] if first and last else []


def find_stretch(reading: Reading, names: Names, is_topic: IsTopic) -> list[Part]:
    """Cover a long stretch of a title and return its documents (政府网站集约化试点的目标)."""
    edges = _edges(reading.left, 0, len(reading.left))
    for start in edges:
        most, parts = names.stretching(reading.left[start:])
        size = max(edge for edge in edges if edge <= start + most) - start
        goes_on = GOES_ON.match(reading.left, start + size)  # …绩效考核|信息系统 is another thing
        if size >= STRETCH and not goes_on and not is_topic(reading.left[start : start + size]):
            _take(reading, start, start + size)
            return parts
    return []


def _take(reading: Reading, start: int, end: int) -> None:
    """Cover a name, and the word behind it that tells where in it something is (里头)."""
    inside = INSIDE.match(reading.left, end)
    reading.take(start, inside.end() if inside else end, "document")


def _ends(text: str) -> set[int]:
    """Return where a name may end: behind a noun, a number of items, 那份, 这件事, or words behind those."""
    found = {match.end() for match in (*_nouns().finditer(text), *EVENT.finditer(text))}
    found |= {match.end() for match in (*COUNTED.finditer(text), *POINTED.finditer(text))}
    for match in STEP.finditer(text):
        if not (match["pointing"] or match["items"] or match["item"]):
            continue
        last = BOUNDARY.search(text, match.end())
        stop = min(match.end() + BEHIND, last.start() if last else len(text))
        found.update(end for end in _edges(text, match.end(), stop) if end - match.end() >= SUBJECT)
    return found


def _starts(text: str, end: int) -> Iterator[int]:
    """Yield where a name that ends at `end` may begin, the longest first; with a word that says something."""
    boundaries = [match.end() for match in BOUNDARY.finditer(text, 0, end)]
    first = max(boundaries[-1] if boundaries else 0, end - LONGEST)
    for start in _edges(text, first, end):
        step = STEP.match(text, start)
        is_item = ITEM.match(text, start) and start > first
        if start < end and (is_item or not (step and (step["joint"] or step["item"]))):
            yield start


def _edges(text: str, start: int, end: int) -> list[int]:
    """Return where words begin or end between two places, rising."""
    steps = {place for match in STEP.finditer(text, start, end) for place in match.span()}
    return sorted({*accumulate(map(len, cut(text[start:end])), initial=start), *steps})


@cache
def _fillers() -> frozenset[str]:
    names = ("fillers_before", "light", "meta")
    return frozenset(word for name in names for group in read_groups(name) for word in group)


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, names_of_documents()))}){ASKED}")
