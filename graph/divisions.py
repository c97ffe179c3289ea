"""China's provinces, cities and counties by name: every place that a name may mean, now and formerly.

The table, lexicon/divisions.txt, says where it comes from; lexicon/build_divisions.py makes it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from graph.lexicon import read_lines

SOURCE = "GB/T 2260"  # 中华人民共和国行政区划代码
LEVELS = {0: "province", 1: "city", 2: "county"}
GAP = 4  # years between two lists at most: a change lies anywhere between them
SHORTEST = 3  # characters of a neighbour's name that is looked for in a text
NOTHING = " -"  # an empty cell
NOW = 9999  # later than any list


@dataclass(frozen=True, slots=True)
class Division:
    """A name under a code; `first` and `last` are the years of the first and last list that has it.

    `last` is `None` for a name that still stands. `after` is what took its place (500156武隆区), and
    empty where nothing did or the lists do not tell.
    """

    code: str
    name: str
    parent: str
    first: int
    last: int | None
    after: str

    @property
    def level(self) -> str:
        """Return province, city or county; 重庆市 is a province, and 义乌市 a county."""
        return LEVELS[sum(part != "00" for part in (self.code[2:4], self.code[4:]))]

    @property
    def key(self) -> str:
        """Return the code and the name, which together are one row's alone."""
        return self.code + self.name

    def distance(self, year: int) -> int:
        """Return how many years lie between `year` and the time in which the name stood."""
        return max(self.first - year, year - (self.last or year), 0)


def find_divisions(name: str, year: int | None = None) -> tuple[Division, ...]:
    """Return each place that `name` may mean, by code; areas above it may stand before it (重庆市武隆区).

    A place that bore the name under several codes is given as it last was, so that it is always the same.
    With a year, places that bore the name about then put out those that did not.
    """
    rows = [row for start in range(len(name)) for row in _named(name[:start], name[start:])]
    places: dict[str, list[Division]] = {}
    for row in rows:
        places.setdefault(newest(row).key, []).append(row)
    then = {
        end: same
        for end, same in places.items()
        if year is not None and any(row.distance(year) <= GAP for row in same)
    }
    found = (max(same, key=lambda row: (row.last or NOW, row.first)) for same in (then or places).values())
    return tuple(sorted(found, key=lambda row: row.key))


def find_row(code: str, name: str) -> Division | None:
    """Return the division of that code and name, if the table has it."""
    return _table().by_key.get(code + name)


def division_names() -> Collection[str]:
    """Return the names of all provinces, cities and counties, also those that no longer stand."""
    return _table().by_name.keys()


def newest(division: Division) -> Division:
    """Return what stands in the place of `division` now, or stood there last."""
    seen = {division.key}
    while division.after and division.after not in seen:
        seen.add(division.after)
        division = _table().by_key[division.after]
    return division


def above(division: Division) -> tuple[Division, ...]:
    """Return the areas above, the next one first, as they were called when it last stood."""
    at = division.last or NOW
    chain = []
    code = division.parent
    while code:
        parent = min(_table().by_code[code], key=lambda row: (row.distance(at), -row.first))
        chain.append(parent)
        code = parent.parent
    return tuple(chain)


def narrow(candidates: Sequence[Division], texts: Iterable[str]) -> tuple[Division, ...]:
    """Return the candidates that `texts`, the weightiest first, leave: those whose areas above they name.

    Where that decides nothing, it is the one candidate whose neighbours are named.
    """
    left = tuple(candidates)
    read = ""
    for text in texts:
        read += text + "\n"
        left = tuple(row for row in left if any(area.name in text for area in above(row))) or left
        if len(left) == 1:
            return left
    near = tuple(row for row in left if any(name in read for name in _neighbours(row)))
    return near if len(near) == 1 else left


def within(candidates: Sequence[Division], codes: Iterable[str]) -> tuple[Division, ...]:
    """Return the candidates that lie in the first area of `codes` that has any; all where none has."""
    for code in codes:
        found = tuple(row for row in candidates if any(area.code == code for area in above(row)))
        if found:
            return found
    return tuple(candidates)


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows by their names, codes and keys."""

    by_name: dict[str, list[Division]]
    by_code: dict[str, list[Division]]
    by_key: dict[str, Division]


@cache
def _table() -> _Table:
    table = _Table({}, {}, {})
    for line in read_lines("divisions"):
        code, name, parent, first, last, after = line.replace(NOTHING, " ").split(" ")
        row = Division(code, name, parent, int(first), int(last) if last else None, after)
        table.by_name.setdefault(name, []).append(row)
        table.by_code.setdefault(code, []).append(row)
        table.by_key[row.key] = row
    return table


def _named(before: str, name: str) -> list[Division]:
    """Return the rows of `name` that may have `before`, names of areas above, before them."""
    rows = _table().by_name.get(name, [])
    return [row for row in rows if not before or before in _prefixes(row)]


def _prefixes(row: Division) -> set[str]:
    """Return what may stand before a name: 湖南省, 湘潭市, 湖南省湘潭市."""
    found: set[str] = set()
    for parent in _table().by_code.get(row.parent, []):
        if parent.first - GAP <= (row.last or NOW) and row.first <= (parent.last or NOW) + GAP:
            over = _prefixes(parent)
            found |= {parent.name, *over, *(name + parent.name for name in over)}
    return found


def _neighbours(row: Division) -> set[str]:
    """Return the names of the other divisions of the area next above, without the shortest."""
    rows = (one for same in _table().by_code.values() for one in same if one.parent == row.parent)
    return {one.name for one in rows if len(one.name) >= SHORTEST and one.name != row.name}
