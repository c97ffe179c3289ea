"""Whether a clause allows or forbids what is asked (能不能…, 需要…吗): 不得, 禁止, 无需 say no.

A clause that leaves it open (按有关规定执行, 未经批准不得, 除…外) decides nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from extract.segment import cut_tagged
from query.answers.facts import sentences_of
from query.asked.wording import fold
from query.result import Quote
from query.topics.everyday import translate

A_NOT_A = re.compile(r"(?P<verb>可以|允许|需要|属于|[能可要需用准许让算])不(?P=verb)(?P<rest>以)?")
MODAL = re.compile(
    r"可以|能够|(?<![功智节性效职可才])能(?![力源耗量效])|(?<![许认])可(?![能行靠持再回降])|允许|准许|准予|需要|必须|应当"
    r"|(?<!相)应(?![急对用收])|须|要(?![求素点])|属于|算(?![力法])|纳入|行吗?$|得(?=[交缴去报办有])"
)
NAMED = re.compile(r"(?P<verb>可以|能|需要|属于|允许)")
LEAVE = re.compile(r"可以|能够|允许|准许|(?<![功智节性效职可才只])能(?![力源耗量效])")
NEED = re.compile(r"需要|必须|应当|[要须]")
ASKED_NO = re.compile(r"不能|不得|不可以?|不允许|不准|不许|不用|不需要|无需|不必|禁止|不属于|不算|不让")
ASKED_NOT_TO = re.compile(r"(?<=可以)不(?!可)|(?<=能)不(?!能)")  # 可以不装…吗: no, where it must be done
SAID_NO = re.compile(
    r"不得|禁止|严禁|不能|不可(?!抗|分|缺|降)|不允许|不准|不许|不予|不宜|不需要?|无需|毋需|不必|不用于|不再|不纳入|不适用|不计算?|不享受"
    r"|不属于|不作为|不应|不承担|不受理|杜绝|免于"
)
FORBIDDEN = re.compile(
    r"(?:禁止|不得|严禁)(?:有|从事|实施|发生)?(?:以下|下列)[^。]{0,12}[:：]"
    r"|(?:以下|下列)[^。；:：]{0,12}[,，][^。；:：]{0,8}(?:不得|不予|不能|停止)[^。；:：]{0,20}[:：]"
)
# what leaves a sentence open: other rules, exceptions, conditions; sentences are folded
OPEN = re.compile(
    r"(?:按照?|依照|参照)[^,。;]{0,24}(?:执行|办理|处理)|除[^,;。]{1,24}(?:之?外|以外),|除外|确需|原则上|特殊情况"
)
WITHOUT = re.compile(r"未经|未取得|擅自")  # the same where the question does not say so itself
# a condition before what is forbidden: …的，不得
CONDITION = re.compile(r"(?P<said>[^,;。]{2,60})的,[^,;。]{0,12}$")
DENIES = re.compile(r"[未没无非不]|已经?|达到|超过")
FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万两]+(?:个|元|天|日|年|月|周|小时|万|成|%|人|户|次|倍)")
# without one of these a sentence allows nothing, whatever it speaks of
ALLOWS = re.compile(
    r"可|能|允许|准|支持|鼓励|有权|享受|给予|放宽|试点|探索|优先|扩大|推广|应|须|要|必|得|实行|纳入|属|包括|是指|列为|计入"
)
MAY = re.compile(r"可以|(?<![许认])可(?![能行靠降])|鼓励|支持|逐步")  # 需要: what may be done need not
FAVOURS = re.compile(r"可以|允许|优先|鼓励|支持")
ASKS_TO_BELONG = re.compile(r"属于|算(?![力法])")
BELONGS = re.compile(r"属|包括|包含|是指|纳入|列为|下列|以下")
OTHERS = ("未", "非", "无", "不", "不可", "没有", "未经")  # what makes another thing of the word behind it
# what is punished is forbidden; what is punished for not being done must be done
PUNISHED = re.compile(r"责令|罚款|警告|处以|追究|吊销|没收")
LEFT_UNDONE = re.compile(r"未|不按|拒不|逾期不")
GOES_ON = ("或者", "或", "和", "以及", "及", "并")  # a clause under the verb of the one before
CLAUSE = re.compile(r"[^，,：:]+")
CONTENT = tuple("nvajilsbztm")  # jieba's signs of words that tell something
PLACE = "ns"
NUMBER = re.compile(r"[一二三四五六七八九十百千万亿两\d]+[年月日天个次]?")
LEAST = 0.4  # of what is asked that a clause and its sentence must say to be quoted
SURE = 0.75  # and to decide
EMPTY = frozenset("有是做去来能可要会让给用个的了")


class Verdict(Enum):
    """What a clause says to a question: yes, no, or neither."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with the sentence that gives it."""

    verdict: Verdict
    quote: Quote


class _Asked:
    """The words of a question, and those that tell something: all, of the deed, and before it."""

    def __init__(self, words: str) -> None:
        *before, tail = MODAL.split(words)
        self.words = words
        self.all = _signs(MODAL.sub("", ASKED_NO.sub("", words)))
        self.deed = _signs(tail) or self.all
        self.subject = _signs("".join(before)) - self.deed


def judge(words: str, quotes: Sequence[Quote]) -> Judged | None:
    """Return what the sentence of `quotes` nearest to a question in its words says to it, `None` if none is.

    The words are those of a question that `asks_leave`, as they stand and as documents write them.
    """
    asked = _bare(words)
    forms = [_Asked(form) for form in dict.fromkeys((asked, translate(asked, 1)))]
    weighed = ((*one, form) for form in forms for one in _weighed(form, quotes))
    best = max(weighed, key=lambda one: one[0], default=None)
    if best is None or best[0] < LEAST:
        return None
    weight, clause, sentence, quote, form = best
    verdict = _verdict(clause, sentence, form) if weight >= SURE else Verdict.OPEN
    if verdict is Verdict.OPEN or not (ASKED_NO.search(asked) or ASKED_NOT_TO.search(asked)):
        return Judged(verdict, quote)
    return Judged(Verdict.YES if verdict is Verdict.NO else Verdict.NO, quote)


def asks_leave(words: str, *, outright: bool = False) -> bool:
    """Tell whether a question asks what may, need or must be; with `outright` only what may."""
    if outright:
        return bool(LEAVE.search(_bare(words)))
    return bool(A_NOT_A.search(words) or MODAL.search(words))


def name_verdict(words: str, *, is_true: bool) -> str:
    """Return yes or no in the words of the question (可以, 不需要)."""
    asked = NAMED.search(_bare(words))
    said = asked["verb"] if asked and not ASKED_NO.search(_bare(words)) else "是"
    return said if is_true else f"不{said}"


def _bare(words: str) -> str:
    """Return the words of a question with 能不能 as 能."""
    return A_NOT_A.sub(r"\g<verb>\g<rest>", words)


def _verdict(clause: str, sentence: str, asked: _Asked) -> Verdict:
    """Return what a sentence says that is near enough; only one that says all words of the deed decides."""
    if not _says(sentence, asked.deed):
        return Verdict.OPEN
    without = WITHOUT.search(sentence) and not WITHOUT.search(asked.words)
    if OPEN.search(sentence) or without or _is_of_others(sentence, asked.all):
        return Verdict.OPEN
    ahead, _, behind = sentence.partition(clause)
    if clause.endswith("的") and PUNISHED.search(behind):
        return Verdict.YES if LEFT_UNDONE.search(clause) else Verdict.NO
    if _is_forbidden(clause, ahead):
        if ASKS_TO_BELONG.search(asked.words) and not BELONGS.search(clause):
            return Verdict.OPEN
        is_other = _is_of_another(clause, sentence, asked.subject) or not _meets(ahead, sentence, asked)
        return Verdict.OPEN if is_other or FIGURE.search(asked.words) else Verdict.NO
    return Verdict.YES if _is_allowed(clause, sentence, asked) else Verdict.OPEN


def _says(text: str, signs: frozenset[str]) -> bool:
    """Tell whether `text` has all of `signs`; single characters do not count."""
    return all(sign in text for sign in signs if len(sign) > 1)


def _is_forbidden(clause: str, ahead: str) -> bool:
    """Tell whether a clause says no, itself or by what stands ahead of it in its sentence."""
    goes_on = clause.startswith(GOES_ON) and SAID_NO.search(ahead)
    return bool(SAID_NO.search(clause) or FORBIDDEN.search(ahead) or goes_on)


def _meets(ahead: str, sentence: str, asked: _Asked) -> bool:
    """Tell whether the condition of what is forbidden, if there is one, is that of the question.

    One that points at a list (有下列情形之一的) is met by what stands in it.
    """
    match = CONDITION.search(ahead)
    if not match:
        return True
    if "下列" in match["said"] or "以下" in match["said"]:
        return _says(sentence, asked.subject)
    denies = bool(DENIES.search(match["said"]) or DENIES.search(asked.words))
    return not denies and _says(match["said"], asked.subject)


def _is_allowed(clause: str, sentence: str, asked: _Asked) -> bool:
    """Tell whether a sentence without any no allows, or demands, what is asked, of the very subject."""
    if SAID_NO.search(sentence) or not _says(sentence, asked.subject):
        return False
    if ASKS_TO_BELONG.search(asked.words):
        return bool(BELONGS.search(sentence))
    needs = NEED.search(asked.words) and not LEAVE.search(asked.words)
    return bool(ALLOWS.search(sentence)) and not (needs and MAY.search(clause))


def _is_of_another(clause: str, sentence: str, subject: frozenset[str]) -> bool:
    """Tell whether what is asked about stands in another clause, which allows it something."""
    said = {sign for sign in subject if len(sign) > 1 and sign in sentence}
    if not said or any(sign in clause for sign in said):
        return False
    others = (one for one in CLAUSE.findall(sentence) if any(sign in one for sign in said))
    return any(FAVOURS.search(one) and not SAID_NO.search(one) for one in others)


def _is_of_others(sentence: str, signs: frozenset[str]) -> bool:
    """Tell whether a sentence has a word that is asked about only as its opposite (成年子女: 未成年子女)."""
    for sign in signs:
        ahead = [sentence[: match.start()] for match in re.finditer(re.escape(sign), sentence)]
        if len(sign) > 1 and ahead and all(words.endswith(OTHERS) for words in ahead):
            return True
    return False


def _weighed(asked: _Asked, quotes: Sequence[Quote]) -> Iterator[tuple[float, str, str, Quote]]:
    """Yield each clause with its sentence, both folded, and the sentence as it stands in the source.

    Ahead of them is how much the clause says of the deed asked about and the sentence of everything.
    """
    for quote in quotes:
        for found in sentences_of(quote):
            sentence = fold(found.text)
            whole = _share(asked.all, sentence)
            for clause in CLAUSE.findall(sentence):
                yield (_share(asked.deed, clause) + whole) / 2, clause, sentence, found


def _share(signs: frozenset[str], text: str) -> float:
    """Return the part of the characters of `signs` that stand in words which `text` has."""
    said = sum(len(sign) for sign in signs if sign in text)
    return said / max(sum(map(len, signs)), 1)


def _signs(words: str) -> frozenset[str]:
    """Return the words of a question that tell something."""
    return frozenset(
        word
        for word, sign in cut_tagged(words)
        if sign.startswith(CONTENT) and sign != PLACE and word not in EMPTY and not NUMBER.fullmatch(word)
    )
