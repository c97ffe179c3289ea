"""Places in a question (武隆, 岳阳楼区, 重庆): the forms of a region's name."""

import re
from collections.abc import Mapping
from functools import cache

from graph.divisions import division_names
from query.lexicon import read_groups

LEVELS = "省市区县旗州盟"
STEP = re.compile(
    r".{1,9}?(?:自治区|自治州|自治县|特别行政区|州(?![省市区县])|[省市区县旗盟])"
)  # 重庆市|武隆区
SHORTEST = 2  # characters of a place's name without its level


def steps_of(region: str) -> list[str]:
    """Return the areas that a full name is made of, from the top (重庆市武隆区 is 重庆市, 武隆区)."""
    return STEP.findall(region) or ([region] if region else [])


def last_level(region: str) -> str:
    """Return the level character that ends a region's name, or an empty string."""
    return region[-1] if region and region[-1] in LEVELS else ""


def forms_of(region: str, *, is_below: bool = True) -> set[str]:
    """Return the names for `region`; with `is_below` also those of the areas above it."""
    steps = steps_of(region)
    if not steps:
        return set()
    named = [*steps, region] if is_below else [steps[-1], region]
    found = set(named)
    for name in named:
        bare = name.removesuffix("自治区").removesuffix("自治州").removesuffix("自治县")
        bare = bare[:-1] if bare == name and name[-1] in LEVELS else bare
        if len(bare) >= SHORTEST:
            found.add(bare)
        found.update(customary_names().get(name, ()))
    return found


@cache
def customary_names() -> Mapping[str, tuple[str, ...]]:
    """Return what autonomous regions are called for short, by their full names (新疆维吾尔自治区: 新疆)."""
    return {full: tuple(short) for full, *short in read_groups("customary_places")}


@cache
def set_of_divisions() -> frozenset[str]:
    """Return the names of China's provinces, cities and counties, and those of cities without 市."""
    return frozenset({*division_names(), *(name[:-1] for name in division_names() if name[-1] == "市")})
