"""Places by name: every candidate, what became of it, and how a document decides between them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.divisions import above, find_divisions, narrow, newest, within
from graph.lexicon import read_lines
from graph.places import Clues, settle
from graph.regions import Region, parse_region
from graph.resolve import read_context, resolve_agency, resolve_names
from graph.store import GraphStore
from graph.values import Row
from ontology.iris import region_iri
from ontology.model import Policy
from tests.corpora import read, shared_files
from tests.factories import enter, make_policy, make_task

CHAOYANG = ("110105", "220104")  # of 北京市 and of 长春市


def codes(name: str, year: int | None = None) -> tuple[str, ...]:
    return tuple(place.code for place in find_divisions(name, year))


def settled(name: str, *texts: str, year: int | None = None, around: str | None = None) -> Region:
    region, own = parse_region(name), parse_region(around) if around else None
    assert region is not None
    return settle(region, Clues(year, texts), settle(own, Clues()) if own else None)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("重庆市武隆区", ("500156",)),
        ("武隆区", ("500156",)),
        ("武隆县", ("500232",)),
        ("湖南省湘潭市湘潭县", ("430321",)),
        ("湖南省湘潭县", ("430321",)),
        ("津市市", ("430781",)),
        ("内蒙古自治区", ("150000",)),
        ("杭锦旗", ("150625",)),
        ("朝阳区", CHAOYANG),
        ("北京市朝阳区", CHAOYANG[:1]),
        ("吉林省长春市朝阳区", CHAOYANG[1:]),
        ("武隆", ()),
        ("云渡区", ()),
        ("望川市朝阳区", ()),
        ("朝阳区水利局", ()),
        ("", ()),
    ],
)
def test_a_name_gives_every_place_that_bears_it(name: str, found: tuple[str, ...]) -> None:
    assert codes(name) == found


@pytest.mark.parametrize(
    ("name", "level", "parents"),
    [
        ("武隆区", "county", ["重庆市"]),
        ("石城县", "county", ["赣州市", "江西省"]),
        ("神农架林区", "county", ["湖北省"]),
        ("义乌市", "county", ["金华市", "浙江省"]),
        ("延边朝鲜族自治州", "city", ["吉林省"]),
        ("重庆市", "province", []),
    ],
)
def test_a_place_has_its_level_and_its_parents(name: str, level: str, parents: list[str]) -> None:
    [place] = find_divisions(name)
    assert (place.level, [area.name for area in above(place)]) == (level, parents)


@pytest.mark.parametrize(
    ("former", "after"),
    [
        ("武隆县", "500156武隆区"),
        ("四川省武隆县", "500156武隆区"),
        ("襄樊市", "420600襄阳市"),
        ("横县", "450181横州市"),
        ("绍兴县", "330603柯桥区"),
        ("莱芜市", "370116莱芜区"),
    ],
)
def test_a_former_name_leads_to_what_took_its_place(former: str, after: str) -> None:
    [place] = find_divisions(former)
    assert place.last is not None
    assert newest(place).key == after
    assert newest(place).last is None


def test_a_place_that_was_merged_has_no_successor_in_the_lists() -> None:
    [place] = find_divisions("下城区")
    assert newest(place) == place
    assert place.last is not None


def test_a_year_puts_out_places_that_bore_the_name_at_another_time() -> None:
    assert codes("江北区") == ("330205", "500105")
    assert codes("江北区", 2030) == ("330205",)
    assert codes("东城区", 1981) == ("110101", "330301", "510102")
    assert codes("东城区", 2019) == ("110101",)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["长春市人民政府"], CHAOYANG[1:]),
        (["", "由北京市水务局牵头"], CHAOYANG[:1]),
        (["北京市", "长春市"], CHAOYANG[:1]),  # the weightiest first
        (["北京市、长春市"], CHAOYANG),
        (["海淀区、丰台区"], CHAOYANG[:1]),
        (["区水利局"], CHAOYANG),
    ],
)
def test_texts_decide_by_parents_then_by_neighbours(texts: list[str], found: tuple[str, ...]) -> None:
    assert tuple(place.code for place in narrow(find_divisions("朝阳区"), texts)) == found


def test_the_documents_own_area_decides_before_its_texts() -> None:
    assert [place.code for place in within(find_divisions("鼓楼区"), ["350100", "350000"])] == ["350102"]
    assert settled("鼓楼区", "南京市", around="福州市").name == "福州市鼓楼区"


def test_an_area_gets_its_code_and_its_parents() -> None:
    region = settled("石城县")
    assert [(part.own, part.code) for part in region.chain()] == [
        ("石城县", "360735"),
        ("赣州市", "360700"),
        ("江西省", "360000"),
    ]


@pytest.mark.parametrize("names", [("武隆区", "重庆市武隆区"), ("湘潭县", "湘潭市湘潭县", "湖南省湘潭县")])
def test_a_place_is_one_whether_or_not_its_parents_are_stated(names: tuple[str, ...]) -> None:
    assert len({settled(name) for name in names}) == 1


def test_several_places_stay_several() -> None:
    region = settled("朝阳区", "区水利局牵头")
    assert (region.name, region.code, region.candidates) == ("朝阳区", "", CHAOYANG)


@pytest.mark.parametrize("name", ["望川市云渡区", "云渡区", "青岚省望川市", "松屏县云台镇", "望川市朝阳区"])
def test_an_invented_place_stays_as_its_name_says(name: str) -> None:
    assert settled(name, "北京市") == parse_region(name)


def test_an_unlisted_area_lies_in_a_listed_one() -> None:
    assert [part.code for part in settled("重庆市云渡区").chain()] == ["", "500000"]


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("省水利厅", "江西省水利厅"),
        ("市水利局", "赣州市水利局"),
        ("江西省石城县水利局", "赣州市石城县水利局"),
        ("石城县水利局", "赣州市石城县水利局"),
        ("瑞金市人民政府", "瑞金市人民政府"),
        ("宁都县人民政府", "赣州市宁都县人民政府"),
    ],
)
def test_bodies_are_placed_by_the_parents_of_the_table(name: str, full: str) -> None:
    assert resolve_agency(name, read_context(make_policy("县", region="石城县"))).label == full


def test_a_bodys_place_is_one_of_the_documents_city() -> None:
    body = resolve_agency("鼓楼区人民政府", read_context(make_policy("市", region="福州市")))
    assert body.region is not None
    assert (body.region.name, body.region.code) == ("福州市鼓楼区", "350102")


def answer(query: str, *policies: Policy) -> list[Row]:
    with GraphStore.open(None) as store:
        enter(store, *policies)
        return store.select(query)


def plan(region: str, name: str = "方案", day: date | None = None) -> Policy:
    task = make_task("t01", "做事", lead=["县水利局"])
    return make_policy(name, task, region=region, issuer=None, day=day)


def test_a_document_gives_its_area_code_and_parents() -> None:
    query = """SELECT ?name ?code ?level { ?doc eli:jurisdiction/zt:partOfRegion* ?region .
        ?region skos:prefLabel ?name ; zt:divisionCode ?code ; zt:level ?level } ORDER BY DESC(?code)"""
    assert answer(query, plan("石城县")) == [
        {"name": "赣州市石城县", "code": "360735", "level": "county"},
        {"name": "赣州市", "code": "360700", "level": "city"},
        {"name": "江西省", "code": "360000", "level": "province"},
    ]


def test_two_documents_that_write_a_place_differently_have_one_area() -> None:
    query = "SELECT DISTINCT ?region { ?doc eli:jurisdiction ?region }"
    found = answer(query, plan("石城县", "甲"), plan("江西省石城县", "乙"))
    assert found == [{"region": region_iri("赣州市石城县")}]


def test_a_former_area_is_replaced_by_the_one_of_today() -> None:
    query = """SELECT ?code ?name ?now { ?doc eli:jurisdiction ?old . ?old zt:divisionCode ?code ;
        dcterms:isReplacedBy ?new . ?new skos:prefLabel ?name ; zt:divisionCode ?now }"""
    found = answer(query, plan("武隆县", day=date(2012, 3, 1)))
    assert found == [{"code": "500232", "name": "重庆市武隆区", "now": "500156"}]


def test_an_undecided_area_has_its_candidates_and_no_code() -> None:
    query = """SELECT ?code { ?doc eli:jurisdiction ?region . ?region zt:divisionCandidate ?code
        FILTER NOT EXISTS { ?region zt:divisionCode ?known } } ORDER BY ?code"""
    assert [row["code"] for row in answer(query, plan("朝阳区"))] == list(CHAOYANG)


def test_an_invented_area_has_neither() -> None:
    query = "SELECT ?code { ?region zt:divisionCode|zt:divisionCandidate ?code }"
    assert answer(query, plan("望川市云渡区")) == []


def rows() -> Iterator[list[str]]:
    yield from (line.split() for line in read_lines("divisions"))


def test_every_row_of_the_table_is_whole() -> None:
    keys = {row[0] + row[1] for row in rows()}
    held = {row[0] for row in rows()}
    for code, name, parent, first, last, after in rows():
        assert code.isdecimal()
        assert len(code) == 6
        assert name
        assert parent in held or parent == "-"
        assert last == "-" or first <= last
        assert after in keys or after == "-"


def test_every_succession_comes_to_an_end() -> None:
    for row in rows():
        for place in find_divisions(row[1]):
            assert not newest(place).after


def test_a_code_has_one_name_today() -> None:
    standing = [row[0] for row in rows() if row[4] == "-"]
    assert len(standing) == len(set(standing))
    assert sum(code.endswith("0000") for code in standing) == 34


def test_every_place_of_a_real_document_has_one_code(shared: Path) -> None:
    """The real documents name real places, and say enough of each to decide which."""
    for path in shared_files():
        source = read(path)
        region = read_context(source.policy, source.document.text).region
        if source.policy.region:
            assert region is not None
            assert all(part.code for part in region.chain()), f"{path.stem} in {shared}: {region}"
            assert source.policy.region.value.endswith(region.own)
            assert resolve_names(source.policy, read_context(source.policy))
