"""Names of bodies with their place before them, and names that are only roles."""

import re
from collections.abc import Sequence

from query.asked.places import forms_of, last_level
from query.asked.wording import fold
from query.lexicon import read_patterns
from query.plan import Body

LOWEST = re.compile("^[乡镇]|乡镇|街道办事处")
# 区政府法制办 is called 区法制办 or 法制办, 区委编办 编办; what is left of 区政府办 and 区委 says nothing
OVER = re.compile(
    r"^(?P<level>[省市区县旗]?)(?:(?:人民)?政府|(?<=[省市区县旗])委)(?P<rest>(?!办公).{3,}|.办)$"
)
BRACKETS = re.compile(r"[(（、](?=[^()（）]*[)）])|[)）]")


def is_role(name: str) -> bool:
    """Tell whether a name is just the word for a role (配合单位)."""
    return any(pattern.fullmatch(name) for _, pattern in read_patterns("roles"))


def written_names(body: Body) -> set[str]:
    """Return the names of a body as written and in full, also without brackets (镇（街）: 镇街).

    Those of towns and streets also as they are said (乡镇政府, 街道办).
    """
    written = {body.name, *body.names}
    written |= {BRACKETS.sub("", name) for name in written}
    written |= short_names(body)
    return written | {
        name.replace("人民政府", "政府").replace("街道办事处", "街道办")
        for name in written
        if LOWEST.search(name)
    }


def placed_names(body: Body) -> set[str]:
    """Return the names of a body with a form of its place before them."""
    level = last_level(body.region)
    own = {fold(name) for name in (body.name, *body.names)}
    places = sorted(forms_of(body.region), key=len, reverse=True)
    cores = {_without(name, places) for name in own}
    cores = {core for core in cores if len(core) > 1}
    cores |= {short for name in own for short in _without_those_over(_without(name, places))}
    cores |= {core[1:] for core in cores if level and core.startswith(level) and len(core) > 2}
    found = set()
    for place in forms_of(body.region, is_below=False):
        found |= {place + core for core in cores if core}
        found |= {place + level + core for core in cores if core and not place.endswith(level or place)}
    return found


def _without(name: str, places: Sequence[str]) -> str:
    return next((name.removeprefix(place) for place in places if name.startswith(place)), name)


def short_names(body: Body) -> set[str]:
    """Return the names of a body without the government or committee that it is of (编办, 区编办)."""
    return {short for name in (body.name, *body.names) for short in _without_those_over(name)}


def _without_those_over(name: str) -> list[str]:
    """Return the names by which a body goes without its government or committee, or without its level."""
    match = OVER.search(name)
    return [match["level"] + match["rest"], match["rest"], name.removeprefix(match["level"])] if match else []
