import pytest

from graph.regions import Region, below, leading_places, parse_region


@pytest.mark.parametrize(
    ("name", "known_as", "chain"),
    [
        ("望川市云渡区", "望川市云渡区", ["云渡区 county", "望川市 city"]),
        ("松屏县", "松屏县", ["松屏县 county"]),
        ("青岚省望川市", "望川市", ["望川市 city", "青岚省 province"]),
        ("青岚省望川市松屏县", "望川市松屏县", ["松屏县 county", "望川市 city", "青岚省 province"]),
        ("青岚省松屏县", "青岚省松屏县", ["松屏县 county", "青岚省 province"]),
        ("望川市砚溪市", "砚溪市", ["砚溪市 county", "望川市 city"]),
        ("云漠自治区岭北盟白原旗", "岭北盟白原旗", ["白原旗 county", "岭北盟 city", "云漠自治区 province"]),
        ("望川高新技术产业开发区", "望川高新技术产业开发区", ["望川高新技术产业开发区 zone"]),
        ("望川市云渡区渡口街道", "望川市云渡区渡口街道", ["渡口街道 town", "云渡区 county", "望川市 city"]),
        ("鹭市区", "鹭市区", ["鹭市区 county"]),
        ("石镇市", "石镇市", ["石镇市 city"]),
    ],
)
def test_a_name_tells_its_areas(name: str, known_as: str, chain: list[str]) -> None:
    region = parse_region(name)
    assert region is not None
    assert region.name == known_as
    assert [f"{part.own} {part.level}" for part in region.chain()] == chain


@pytest.mark.parametrize("name", ["", "沿江流域", "全国", "市"])
def test_what_is_no_area_is_none(name: str) -> None:
    assert parse_region(name) is None


def test_an_area_can_be_put_below_another() -> None:
    town = parse_region("松屏县云台镇")
    assert town is not None
    assert below(town, Region("望川市", "city")).name == "望川市松屏县云台镇"


@pytest.mark.parametrize(
    ("own", "core"), [("望川市", "望川"), ("白原旗", "白原"), ("鹭县", ""), ("渡口街道", "渡口")]
)
def test_the_core_is_the_name_without_its_level(own: str, core: str) -> None:
    assert Region(own, "county").core == core


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("望川市云渡区人民政府办公室", ["望川市云渡区", "望川市"]),
        ("市场监管局", []),
        ("城市管理局", []),
        ("社区服务中心", []),
        ("云渡工业集中区管委会", []),
        ("乡镇人民政府", []),
        ("云台镇人民政府", ["云台镇"]),
    ],
)
def test_a_place_opens_a_name(name: str, places: list[str]) -> None:
    assert [region.name for region, _ in leading_places(name)] == places
