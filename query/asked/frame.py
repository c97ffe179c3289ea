"""What stands around a question and is no part of it: what happened, who asks, in what form to answer."""

import re
from dataclasses import dataclass
from functools import cache

from query.asked.bodies import find_bodies
from query.asked.reading import Reading
from query.asked.remainder import STILL_ASKS, is_office_talk, is_request
from query.asked.wording import normalise
from query.holdings import Holdings
from query.lexicon import read_patterns

CLAUSE = re.compile(r"(?:《[^《》]*》|\([^()]*\)|(?<=\d):(?=\d)|[^,。;:!?])+[,。;:!?]*")
ENDS = ",。;:!?"
ASKS = re.compile(r"谁|哪|[几啥]|多少|多[久长大高]|什么|何时|何人|怎[么样]|如何|是不是|是否|有没有|[吗么]$")
ASKING = re.compile(
    rf"{ASKS.pattern}|牵头|挑头|配合|协助|负责|责任|主管|单位|部门|机构|任务|完成|时候|时间|时限|期限|目标|文件|方案|通知"
)
POINTS = re.compile(r"(?:这|那|该|此|本)(?:项|件|个|事|些|几|份|条|块)|它|其中|上述|以上|里面|呢$")
WHETHER, LISTS = re.compile(r"有没有|有无"), re.compile(r"列(?:出|一|全|给|举|明|$)")  # 有没有…，都列出来
SHORTEST = 4  # characters of what is asked


@dataclass(frozen=True, slots=True)
class Framed:
    """A question out of its frame: what is asked, and the clauses that say who asks."""

    words: str
    asker: str = ""


def read_question(text: str) -> Framed:
    """Return the question that somebody typed, normalised and out of its frame."""
    return drop_frame(normalise(text).rstrip("?。!,、;"))


def drop_frame(words: str) -> Framed:
    """Return a question (as `normalise` leaves it) without the clauses that tell a story or ask for a form.

    What comes first and names a condition (到期的任务, 《…》) or asks is no story; one clause is always left.
    """
    clauses = CLAUSE.findall(words)
    asker = []
    while len(clauses) > 1 and _is_frame(clauses[0], "".join(clauses[1:])):
        first = clauses.pop(0)
        asker += [first] if _has("asker", first) else []
    while len(clauses) > 1 and _is_request(clauses[-1], clauses[-2]):
        clauses.pop()
        clauses[-1] = clauses[-1].rstrip(ENDS)
    if len(clauses) == len(CLAUSE.findall(words)):
        return Framed(words)
    return Framed("".join(clauses), "".join(asker))


def place_asker(framed: Framed, holdings: Holdings) -> str:
    """Return the words of a question with the body and place of who asks where it speaks of them (我们局).

    Where it does not, the place is that of the asker, if no other is named.
    """
    if not framed.asker:
        return framed.words
    reading = Reading(framed.asker)
    found = find_bodies(reading, holdings)
    mentions = [mention for mention in found if mention.bodies] or found
    places = holdings.places_in(reading.left) or [
        body.region for mention in mentions for body in mention.bodies if len(mention.bodies) == 1
    ]
    words = framed.words
    if mentions:
        words = _pattern("mine").sub(mentions[0].mark.value, words, count=1)
    if not places or not places[0]:
        return words
    here = _pattern("here").sub(places[0], words, count=1)
    if here != words or words != framed.words or holdings.places_in(words):
        return here
    return places[0] + words


def _is_frame(clause: str, rest: str) -> bool:
    """Tell whether the first clause is no part of the question, that is in the `rest`."""
    if _has("rule", clause) or _has("request", clause):
        return True
    bare = clause.rstrip(ENDS)
    if ASKS.search(bare) or _has("needed", clause):
        return False
    return _has("story", clause) or _has("asker", clause) or (is_office_talk(bare) and _is_whole(rest))


def _is_whole(rest: str) -> bool:
    """Tell whether a question is there without what stands before it: it names a thing and points at none."""
    told = ASKING.sub("", rest.rstrip(ENDS))
    return not POINTS.search(rest) and not is_request(told) and len(told) >= SHORTEST


def _is_request(clause: str, before: str) -> bool:
    """Tell whether the last clause asks for a form; light words alone do after a sentence's end."""
    bare = clause.rstrip(ENDS)
    if WHETHER.search(before) and LISTS.search(bare):
        return False
    said = _has("request", clause) or _has("story", clause)
    if ASKS.search(bare) or said or before[-1] in ",:":
        return said and not ASKS.search(bare)
    return is_request(bare) or (is_office_talk(bare) and not STILL_ASKS.search(bare))


def _has(tag: str, clause: str) -> bool:
    bare = clause.rstrip(ENDS)
    return any(pattern.search(bare) for name, pattern in read_patterns("frames") if name == tag)


@cache
def _pattern(tag: str) -> re.Pattern[str]:
    return next(pattern for name, pattern in read_patterns("frames") if name == tag)
