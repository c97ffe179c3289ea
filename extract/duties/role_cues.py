"""The words that say who does what: labels, role verbs, obligations and permissions, found among the words.

Each word is one sign here too, so that a row of words (结合实际分别负责) is one expression.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.words import words

MANNER = frozenset({"结合实际", "按", "按照", "依", "依照", "依据", "根据", "结合"})
TOGETHER = frozenset({"均", "都", "共同", "分别", "各自", "具体", "统筹", "组织", "分工", "配套", "统一"})
PLAIN, MARK = ".", "|"
LABEL, COLON, IS, VERB, HOW, WITH, MUST, MAY = "lciVmtop"
# 牵头, 分别负责, 按职责分工负责, 结合实际落实
ROLE = re.compile(r"t{0,3}m[^|c]{0,6}t{0,3}V|t{0,3}V")
LABELLED = re.compile(r"li?c")  # 牵头单位：, 责任单位为：
SINGLE = re.compile(r"[op]")
KINDS = {MUST: "obligation", MAY: "permission"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A run of characters that says who does what.

    `word` is the word of the lexicon in it, `kind` one of label, role, obligation and permission.
    """

    start: int
    end: int
    kind: str
    word: str


def cue_sign(word: str, *, is_mark: bool) -> str:
    """Return the sign of a word as far as cues go."""
    return _signs().get(word, MARK if is_mark else PLAIN)


@cache
def _signs() -> dict[str, str]:
    listed = (
        (TOGETHER, WITH),
        (MANNER, HOW),
        (words("permissive"), MAY),
        (words("obligation"), MUST),
        (words("role_verbs"), VERB),
        (words("role_labels"), LABEL),
        (frozenset("为是"), IS),
        (frozenset("：:"), COLON),
    )
    return {word: sign for members, sign in listed for word in members}


def find_cues(signs: str, texts: Sequence[str], starts: Sequence[int]) -> list[Cue]:
    """Return the cues among words with these `signs`, in order; `starts` has the end of the last one too."""
    found: list[Cue] = []
    if LABEL in signs:
        for match in LABELLED.finditer(signs):
            found.append(_cue("label", texts[match.start()], match, starts))
    if VERB in signs:
        for match in ROLE.finditer(signs):
            found.append(_cue("role", texts[match.end() - 1], match, starts))
    for match in SINGLE.finditer(signs):
        found.append(_cue(KINDS[match[0]], texts[match.start()], match, starts))
    found.sort(key=lambda cue: (cue.start, cue.end))
    return found


def _cue(kind: str, word: str, match: re.Match[str], starts: Sequence[int]) -> Cue:
    return Cue(starts[match.start()], starts[match.end()], kind, word)
