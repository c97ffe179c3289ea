"""Slips of the pen in a question mended before it is read: places (湘谭) and words of titles (截水管理)."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from extract.segment import cut
from query.asked.naming import read_said
from query.asked.places import set_of_divisions
from query.asked.shortened import write_out
from query.asked.typos import sounds_alike
from query.holdings import Holdings
from query.lexicon import read_groups

SIZE = 4  # characters of a title of which one may be another that sounds alike
ASKING = frozenset("谁哪几何啥多少什么的了和是有没不由归")  # characters that are meant as they stand
PARTED = re.compile(
    r"(?P<verb>[牵领挑])(?:了|过)?(?P<what>[^,。?;]{0,8}?[哪几什多][^,。?;头]{1,8}?)(?:的)?头(?![一一])"
)  # 牵了哪些头
YEARLY = re.compile(
    r"(?:一年|每年|全年)(?:要|得|能|里|内|到头)?(?P<verb>用|抽|取|打)(?:掉|上|了)?(?P<much>多少|几)(?:个)?(?:立方米|立方|方)?(?:的)?(?P<thing>地下水|地表水|水)"
)
IN_CHARGE = re.compile(
    r"(?<![监托接保代看经城海尽不只主分掌])(?:专管|管)(?:着)?(?P<work>[\u4e00-\u9fff]{1,4}?)(?:的)?"
    r"(?:那|这)?(?:一)?(?:个|家)?(?:部门|单位|机构|局|口子)(?!是?(?:哪|谁))"
)
MEANT = ASKING - {"和"}  # the same beside a word of asking: 配和 is 配合
LONGEST, TWO = 12, 2  # characters of a body's name; places that share one
FAR = 7  # characters of a place that are compared


def mend(words: str, holdings: Holdings) -> str:
    """Return `words` with shortened terms written out and slips in places and titles mended."""
    words = _name_in_charge(_write_told(words))
    words = write_out(_mend_asking(_mend_place(words, holdings)), holdings.terms)
    return _spread(_mend_titles(words, holdings), holdings)


def _write_told(words: str) -> str:
    """Return `words` with a short name behind 报 or 送 in full (报国办: 报国务院办公厅)."""
    for short, full in read_groups("short_names"):
        words = re.sub(rf"(?P<verb>[报送](?:给|到|至)?){short}(?![发函理])", rf"\g<verb>{full}", words)
    return words


def _name_in_charge(words: str) -> str:
    """Return `words` with bodies said to be in charge named by their work (管税的部门: 税务部门)."""

    def named(match: re.Match[str]) -> str:
        official = _official_work().get(match["work"])
        return f"{official}部门" if official else match[0]

    return IN_CHARGE.sub(named, words)


@cache
def _official_work() -> dict[str, str]:
    """Return the official word for the work of a body by what people say it is in charge of."""
    return {said: official for official, *spoken in read_groups("spoken_sectors") for said in spoken}


def _mend_asking(words: str) -> str:
    """Return `words` with the words by which questions ask spelt right (牵投 is 牵头)."""
    words = PARTED.sub(r"\g<verb>头\g<what>", words)
    words = YEARLY.sub(_yearly, words).replace("时侯", "时候")
    edges = {0, *accumulate(map(len, cut(words)))}
    for start in range(len(words) - TWO + 1):
        said = words[start : start + TWO]
        if not {start, start + 1, start + TWO} <= edges:
            continue
        meant = next((word for word in _asking_words() if _is_slip(said, word, MEANT)), said)
        words = words[:start] + meant + words[start + TWO :]
    return words


def _yearly(match: re.Match[str]) -> str:
    """Return how much is used in a year as documents say it (一年用多少水 is 年用水量多少)."""
    verb = "用" if match["verb"] == "用" else "取"
    return f"年{match['thing'].removesuffix('水')}{verb}水量{match['much']}"


@cache
def _asking_words() -> tuple[str, ...]:
    return tuple(word for group in read_groups("asking_words") for word in group)


def _spread(words: str, holdings: Holdings) -> str:
    """Return `words` with a body of two places said of each (武隆和湘潭的财政局)."""
    places = [place for place in holdings.places_in(words) if len(place) <= FAR]
    if len(places) < TWO:
        return words
    either = "|".join(map(re.escape, sorted(places, key=lambda place: (-len(place), place))))
    shared = rf"(?P<one>{either})(?P<join>[和与跟同及、])(?P<other>{either})(?:的|两地的|两家的)?"
    match = re.search(shared, words)
    if not match:
        return words
    rest = words[match.end() :]
    for size in range(min(LONGEST, len(rest)), 1, -1):
        both = [match[name] + rest[:size] for name in ("one", "other")]
        if all(name in holdings.by_place for name in both) or _are_documents(both, holdings):
            return words[: match.start()] + match["join"].join(both) + rest[size:]
    return words


def _are_documents(names: list[str], holdings: Holdings) -> bool:
    """Tell whether each of `names` calls a document by a noun for one (武隆节水方案)."""
    said = [read_said(name) for name in names]
    return all(one.noun and one.is_name and holdings.names.named(one, holdings.is_topic) for one in said)


def _mend_place(words: str, holdings: Holdings) -> str:
    """Return `words` with the first place that sounds like a held one, unless a held one is named."""
    if any(len(place) <= FAR for place in holdings.places_in(words)):
        return words
    found: dict[tuple[int, str, int], str] = {}
    edges = {0, *accumulate(map(len, cut(words)))}  # 城市|建设 is not 福建
    for size in range(min(FAR, len(words)), 1, -1):
        for start in range(len(words) - size + 1):
            said = words[start : start + size]
            if not {start, start + size} <= edges:
                continue
            for place in holdings.places_like(said):
                if _is_slip(said, place):
                    found[-size, place, start] = said
    for (size, place, start), said in sorted(found.items()):
        if said not in set_of_divisions() and cut(said) != [said]:
            return words[:start] + place + words[start - size :]
    return words


def _mend_titles(words: str, holdings: Holdings) -> str:
    """Return `words` with each run of `SIZE` characters spelt as in the titles that it sounds like.

    The first and the last of them are the same: 节水型机 is not 节水型居. Only the last of a whole title may
    be another (分解裱).
    """
    held = (holdings.title_text, holdings.heading_text, holdings.document_titles)
    for start in range(len(words) - SIZE + 1):
        said = words[start : start + SIZE]
        if any(said in text for text in held) or not said.isalpha():
            continue
        runs = (
            run
            for run in _runs_like(said, holdings)
            if run[0] == said[0] and (run[-1] == said[-1] or run in holdings.title_ends)
        )
        meant = next((run for run in runs if _is_slip(said, run)), said)
        words = words[:start] + meant + words[start + SIZE :]
    return words


def _runs_like(said: str, holdings: Holdings) -> Iterator[str]:
    """Yield the runs of titles that share the first or the last half of `said`."""
    half = SIZE // 2
    yield from holdings.title_runs.get((said[:half], 0), ())
    yield from holdings.title_runs.get((said[half:], half), ())


def _is_slip(said: str, meant: str, kept: frozenset[str] = ASKING) -> bool:
    """Tell whether one character differs and sounds alike; those `kept` are meant as they stand."""
    other = [(a, b) for a, b in zip(said, meant, strict=True) if a != b]
    return len(other) == 1 and other[0][0] not in kept and sounds_alike(*other[0])
