"""What is left of a question when everything else is understood: its topic, in pieces."""

import re
from collections.abc import Set
from functools import cache

from extract.segment import cut, cut_tagged
from query.asked.reading import COVER, Reading
from query.holdings import GRAM, SHORT, Holdings
from query.lexicon import read_groups

STOPS = re.compile(rf"[{COVER},、。?!;:.\"'“”‘’()《》…·~/|\\\[\]{{}}<>=+*&^$#@_-]+")
STILL_ASKS = re.compile(
    r"[谁哪几何啥多怎是对吗吧么限标线率]|什么|分别|各自|共|总|合|加|名单|截止|日期|频|周期|没有|有无|比"
)  # in a clause that still asks
AMOUNT = re.compile(r"一次(?!性)|一遍|一下")
AGAIN = re.compile(r"(?P<verb>.)[一了](?P=verb)")  # 列一列, 看了看
ORDINAL = re.compile(
    r"第[一二三四五六七八九十\d]{1,3}(?:大)?(?:块|部分|板块|项|条|类|节|章|个)(?:内容|任务|工作)?"
)
FUNCTION_WORDS = frozenset(("p", "c", "r", "m", "q", "d", "y", "e", "o", "f", "x", "w"))  # jieba's signs
# 九项, 四条, 五份文件, 一格
COUNTED = re.compile(
    r"(?:[一二两三四五六七八九十]{1,3}|\d{1,3})(?:大)?(?:项|条|件|桩|份|家|个|张|步|块|行|类|处|格|栏|页|段)(?:文件|任务|工作|措施|事|单位|部门)?"
)
JOB = re.compile(r"找(?:了|过|份|个|到)?工作$")  # 工作 that is no 任务
LIGHT = ("no_topics", "light", "meta", "fillers_before", "fillers_after")  # lists of words without a topic
LEAST = 2  # characters of a piece that can be a topic


def shield_titles(reading: Reading, holdings: Holdings) -> None:
    """Cover words that stand in a task's title, so that no role or question word is read into them."""
    grams = holdings.title_grams
    inside = [False] * len(reading.left)
    for size in range(SHORT, GRAM + 1):
        for start in range(len(reading.left) - size + 1):
            if reading.left[start : start + size] in grams:
                inside[start : start + size] = [True] * size
    flags = "".join("x" if flag else " " for flag in inside)
    for match in re.finditer("x+", flags):
        reading.take(match.start(), match.end(), "title")


def is_request(clause: str) -> bool:
    """Tell whether a clause only says how to answer (回一个名字)."""
    return not STILL_ASKS.search(clause) and _is_light(clause)


def is_office_talk(clause: str) -> bool:
    """Tell whether a clause is made of words of office life, one at least (为迎接大督查, 写课题用)."""
    talks = any(len(word) >= LEAST and word in clause for word in _words("office"))
    return talks and _is_chain(clause, _words("office", *LIGHT), {*FUNCTION_WORDS, "t"})


def find_topic(reading: Reading, holdings: Holdings) -> tuple[str, ...]:
    """Return the pieces of the topic, in order, without words that carry none."""
    pieces = (_strip(piece, holdings) for piece in STOPS.split(_rest(reading)) if not _is_light(piece))
    return tuple(piece for piece in pieces if _tells(piece))


def find_said(reading: Reading) -> str:
    """Return all the words that nothing else has understood, for comparing by meaning."""
    return ",".join(piece for piece in STOPS.split(_rest(reading)) if piece and not _is_light(piece))


def _rest(reading: Reading) -> str:
    left = reading.left
    for mark in reading.tagged("title"):
        left = left[: mark.start] + mark.value + left[mark.end :]
    return left


def _tells(piece: str) -> bool:
    """Tell whether a piece can be a topic: long enough, and not put together of light words alone."""
    return len(piece) >= LEAST and not _is_light(piece)


def _is_light(piece: str) -> bool:
    """Tell whether `piece` is a chain of words without a topic (列一列, 做一回, 含当天)."""
    is_chain = _is_chain(AGAIN.sub(r"\g<verb>", piece), _words(*LIGHT), FUNCTION_WORDS)
    return is_chain and not JOB.search(piece)


def _is_chain(piece: str, words: frozenset[str], signs: Set[str]) -> bool:
    """Tell whether `piece` is put together of `words`, of words with jieba's `signs`, and of counts."""
    steps = _function_words(piece, signs)
    ends = {0}
    for start in range(len(piece)):
        if start in ends:
            ends |= {start + size for size in _sizes(words) if piece[start : start + size] in words}
            ends |= steps.get(start, set())
            counted = COUNTED.match(piece, start)
            ends |= {counted.end()} if counted else set()
    return len(piece) in ends


def _function_words(piece: str, signs: Set[str]) -> dict[int, set[int]]:
    """Return where each word of a piece that jieba takes for a function word ends, by its start."""
    found: dict[int, set[int]] = {}
    start = 0
    for word, part_of_speech in cut_tagged(piece):
        if part_of_speech in signs or part_of_speech.startswith("u"):
            found[start] = {start + len(word)}
        start += len(word)
    return found


@cache
def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for group in read_groups(name) for word in group)


@cache
def _sizes(words: frozenset[str]) -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in words}))


def _strip(piece: str, holdings: Holdings) -> str:
    """Take fillers off both ends; what makes a word of a held title (用水, 公共机构) stays.

    A word of which just a character would be left comes back whole (网吧).
    """
    front, back = _fillers()
    kept = tuple(word for name in ("words_kept",) for group in read_groups(name) for word in group)
    whole = piece = ORDINAL.sub("", AMOUNT.sub("", piece))
    while piece:
        free = () if piece.startswith(kept) else front
        word = next((w for w in free if piece.startswith(w) and not _joins(piece, len(w), holdings)), "")
        tail = next((w for w in back if piece.endswith(w) and not _ends_word(piece, w, holdings)), "")
        if not word and not tail:
            break
        piece = piece[len(word) :].removesuffix(tail)
    return whole if len(piece) == 1 and cut(whole) == [whole] else piece


def _joins(piece: str, size: int, holdings: Holdings) -> bool:
    """Tell whether a single character at the front belongs to the next one in some title."""
    return size == 1 and piece[:2] in holdings.title_pairs


def _ends_word(piece: str, tail: str, holdings: Holdings) -> bool:
    """Tell whether a tail belongs to what stands before it in some title (公共机构), or to 找工作."""
    if JOB.search(piece):
        return True
    if len(tail) == 1:
        return piece[-2:] in holdings.title_pairs or _is_within_word(piece, tail)
    before = piece[-len(tail) - 2 :]
    return len(before) == len(tail) + 2 and before in holdings.title_text


def _is_within_word(piece: str, tail: str) -> bool:
    """Tell whether a character closes a longer word that tells something (稳岗返|还)."""
    word, sign = cut_tagged(piece)[-1]
    return len(word) > 1 and word.endswith(tail) and sign.startswith(("n", "v"))


@cache
def _fillers() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _longest_first("fillers_before"), _longest_first("fillers_after")


def _longest_first(name: str) -> tuple[str, ...]:
    words = {word for group in read_groups(name) for word in group}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
