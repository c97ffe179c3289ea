"""Lines that lost their line ends: parted again at white space, at inner numbers and before headings."""

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.numbering import HAN, parse_numbering
from corpus.view import View

LONG_LINE = 600  # a line of more characters has most likely lost its line ends
# Places inside a line that lost its line ends where a number may open a paragraph: 。二、 ）（三） 展　1.
INNER_MARK = re.compile(
    rf"(?<=[。；：:;）)〕】\]”\"…])[\s　]*(?=[{HAN}]{{1,4}}、|（[{HAN}]{{1,4}}）|\([{HAN}]{{1,4}}\)"
    rf"|\d{{1,2}}[.．、](?!\d)|第[{HAN}]{{1,5}}[章节条])"
)
# 现提出如下意见：一、统一认识，加强领导（一）各级政府要……
FIRST_HEADINGS = re.compile(r"(?<=[。：）])\s*(?P<upper>一、[^。；：（）]{2,40})(?P<lower>（一）)")
# …提出以下意见： 一、优先发展 1.各级……  ……改善。 二、主要任务
SPACED_NUMBER = re.compile(
    rf"(?<=\S)[ \t　]+(?=[{HAN}]{{1,3}}、|（[{HAN}]{{1,3}}）|\([{HAN}]{{1,3}}\)|\d{{1,2}}[.．、](?!\d))"
)
SPACED_HEADING = re.compile(rf"(?<=[。；：:）)])[ \t　]+(?=[{HAN}]{{1,3}}、[^。；：:，,]{{2,30}}$)")
NEXT_NUMBER = re.compile(r"(?<![0-9.．第])([0-9]{1,2})[.．、](?=[\u4e00-\u9fff“])")


def is_run_in(line: str) -> bool:
    """Tell whether a line lost its line ends: it is very long, or two numbers stand behind white space."""
    return len(line) > LONG_LINE or sum(1 for _ in SPACED_NUMBER.finditer(line)) > 1


def restore_lines(line: View) -> Iterator[View]:
    """Yield the paragraphs of a line that lost its line ends, cut at white space and inner numbers."""
    cuts = {0, len(line)}
    cuts |= {m.end() for m in re.finditer(r"(?<![A-Za-z0-9])[\s　]+(?![A-Za-z0-9])|[\s　]{2,}", line.text)}
    cuts |= {m.end() for m in re.finditer(r"[\s　](?=\d{1,2}[.．、](?!\d)|\d{4}年\d{1,2}月)", line.text)}
    cuts |= {m.end() for m in INNER_MARK.finditer(line.text)}
    cuts |= set(_next_in_order(line.text))
    start = 0
    for end in sorted(cuts - {0}):
        words = line.text[start:end].strip()
        if not words or _is_bare_number(words):
            continue
        yield line[start:end]
        start = end


def part_headings(line: View) -> Iterator[View]:
    """Yield a line in pieces where a heading, or those of two levels, run into the sentence before."""
    words = line.text.rstrip()
    cuts = [0, len(line)]
    if match := FIRST_HEADINGS.search(words):
        cuts = [0, match.start("upper"), match.start("lower"), len(line)]
    elif match := SPACED_HEADING.search(words):
        cuts = [0, match.end(), len(line)]
    for start, end in pairwise(cuts):
        yield line[start:end]


def _next_in_order(text: str) -> Iterator[int]:
    """Yield where the next number of a list stands without a mark before it: 1.…办公室2.…."""
    last = 0
    for match in NEXT_NUMBER.finditer(text):
        if int(match[1]) == last + 1:
            last += 1
            yield match.start()


def _is_bare_number(text: str) -> bool:
    """Tell whether a piece is a number alone (第一条), whose words follow behind white space."""
    numbering = parse_numbering(text)
    return numbering is not None and numbering.length >= len(text)
