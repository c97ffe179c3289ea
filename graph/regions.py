"""Administrative areas by name: what a name is made of, and where in a longer name it ends.

A city is known by its own name, a county by that of its city and its own (望川市云渡区), so that the
same place has one name whether or not a document states its province.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.lexicon import read_pattern

PROVINCE = r".{2,6}?(?:省|自治区|特别行政区)"  # 青岚省
CITY = r".{1,10}?(?:市|地区|自治州|盟)"  # 望川市
COUNTY = r".{1,14}?(?:自治县|自治旗|[县旗区市])"  # 云渡区
TOWN = r".{1,8}?(?:街道|镇|乡|苏木)"  # 石鼓镇
NAME = re.compile(rf"(?P<province>{PROVINCE})?(?P<city>{CITY})?(?P<county>{COUNTY})?(?P<town>{TOWN})?")
ZONE = re.compile(r"(?:开发区|高新区|园区|示范区|保税区|集中区)$")
LEVELS = ("province", "city", "county", "town")
STANDALONE = ("市", "地区", "自治州", "盟")
SUFFIX = re.compile(r"(?:自治[区州县旗]|特别行政区|地区|街道|苏木|[省市县旗区盟镇乡])$")
LEVEL_WORD = re.compile(r"自治[区州县旗]|街道|苏木|[省市州盟县区旗镇乡]")  # the 市 of 市水务局
SHORTEST_CORE = 2
KEPT = 1 << 14  # names whose reading is kept; questions may hold any words


@dataclass(frozen=True, slots=True)
class Region:
    """An area: `own` is its own part of the name, `name` the one it is known by, `parent` the area above.

    `code` is that of the division that it is, empty where that is unknown; `candidates` are the codes of
    those that it may be, where it may be several.
    """

    own: str
    level: str
    parent: "Region | None" = None
    code: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the name that tells the area apart: from its city down."""
        if self.parent is None or self.own.endswith(STANDALONE):
            return self.own
        return self.parent.name + self.own

    @property
    def core(self) -> str:
        """Return the own name without its level (望川), or an empty string where too little is left."""
        core = SUFFIX.sub("", self.own)
        return core if len(core) >= SHORTEST_CORE else ""

    def chain(self) -> Iterator["Region"]:
        """Yield the area and those above it, narrowest first."""
        yield self
        if self.parent:
            yield from self.parent.chain()


@lru_cache(maxsize=KEPT)
def parse_region(name: str) -> Region | None:
    """Return the area called `name` with the areas above that it states; `None` if it is no such name."""
    match = NAME.fullmatch(name)
    if not match or not name:
        return None
    region: Region | None = None
    for level in LEVELS:
        own = match[level]
        if own:
            region = Region(own, _level(own, level, region), region)
    return region


def below(region: Region, parent: Region) -> Region:
    """Return `region` with `parent` above the topmost area that its name states."""
    top = below(region.parent, parent) if region.parent else parent
    return Region(region.own, region.level, top)


def leading_places(name: str) -> Iterator[tuple[Region, str]]:
    """Yield each way to read `name` as a place and what follows it, the longest place first.

    A place's last word must look like one: 城市, 社区 and 开发区 are none.
    """
    for end in range(len(name) - 1, 1, -1):
        if SUFFIX.search(name[:end]):
            region = parse_region(name[:end])
            if region and not any(read_pattern("not_places").search(part.own) for part in region.chain()):
                yield region, name[end:]


def _level(own: str, level: str, parent: Region | None) -> str:
    if ZONE.search(own):
        return "zone"
    if level == "city" and parent and parent.level == "city":
        return "county"
    return level
