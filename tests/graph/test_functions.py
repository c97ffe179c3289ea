import pytest

from graph.functions import canonical, canonical_national, classes_of, is_group, is_national, spellings_of
from graph.lexicon import read_classes, read_lines, read_short_forms

SAME = [
    ("住建委", "住房城乡建委", "住房和城乡建设委员会"),
    ("规划自然资源局", "规划和自然资源局"),
    ("发改委", "发展改革委", "发展和改革委员会"),
    ("政府办", "政府办公室", "人民政府办公室"),
    ("政府", "人民政府"),
    ("政府法制办", "人民政府法制办公室"),
    ("城管局", "城市管理局"),
    ("市场监管局", "市场监督管理局"),
    ("经信委", "经济信息委", "经济和信息化委员会"),
    ("工信局", "工业和信息化局"),
    ("人社局", "人力资源和社会保障局", "人力资源社会保障局"),
    ("教委", "教育委员会"),
    ("国资委", "国有资产监督管理委员会"),
    ("机关事务中心", "机关事务管理中心"),
    ("医保局", "医疗保障局"),
]
APART = [
    ("发改局", "发改委"),
    ("水利局", "水务局"),
    ("规划和自然资源局", "自然资源和规划局"),
    ("财政局", "财政厅"),
    ("环保局", "生态环境局"),
    ("委", "委员会"),
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_spellings_of_one_body_share_a_form(names: tuple[str, ...]) -> None:
    assert len({canonical(name) for name in names}) == 1


@pytest.mark.parametrize("names", APART, ids=lambda names: names[0])
def test_different_bodies_stay_apart(names: tuple[str, str]) -> None:
    assert canonical(names[0]) != canonical(names[1])


@pytest.mark.parametrize("name", ["住建委", "政府办", "水利农机局", "云渡工业集中区管委会"])
def test_the_form_is_its_own_form(name: str) -> None:
    assert canonical(canonical(name)) == canonical(name)


def test_a_national_body_is_the_same_with_and_without_the_nation() -> None:
    assert canonical_national("国家卫生健康委") == canonical_national("卫生健康委")
    assert canonical_national("国家电网") == "国家电网"


@pytest.mark.parametrize(
    ("function", "classes"),
    [
        ("水务局", ("水利",)),
        ("农业农村和水利局", ("水利", "农业农村")),
        ("财政局", ("财政",)),
        ("民政局", ("民政",)),
        ("人民政府", ("政府",)),
        ("政府办", ("政府办公",)),
        ("政府法制办", ("司法",)),
        ("自然资源和规划局", ("自然资源",)),
        ("望川水务集团", ()),
        ("专班办公室", ()),
    ],
)
def test_a_body_has_the_classes_of_its_function(function: str, classes: tuple[str, ...]) -> None:
    assert classes_of(canonical(function)) == classes


@pytest.mark.parametrize(
    "name",
    [
        "各县市区人民政府",
        "各有关部门",
        "区级各部门和单位",
        "旗直各有关部门",
        "市、县两级水务（利）局",
        "水行政主管部门",
        "县（市）区水务（利）局",
        "市直园区管委会",
        "全市政府部门及其所属单位",
        "财政、教育等部门",
    ],
)
def test_a_group_is_told(name: str) -> None:
    assert is_group(name)


@pytest.mark.parametrize("name", ["区水利局", "街道办事处", "县防汛抗旱指挥部", "旗委", "水利部"])
def test_one_body_is_no_group(name: str) -> None:
    assert not is_group(name)


def test_national_bodies_are_told_from_departments_of_the_party() -> None:
    assert is_national("水利部")
    assert is_national("国家发展改革委")
    assert not is_national("宣传部")
    assert not is_national("财政局")


def test_every_short_form_has_one_full_form() -> None:
    words = [word for line in read_lines("functions") for word in line.split()]
    assert len(words) == len(set(words)) == len(read_short_forms())


def test_every_class_is_named_once() -> None:
    names = [name for name, _ in read_classes()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["发改委", "住建委", "政府办", "人社局", "市监局", "水利局", "教委"])
def test_the_spellings_of_a_form_are_those_that_have_it(name: str) -> None:
    spellings = spellings_of(canonical(name))
    assert name in spellings
    assert {canonical(spelling) for spelling in spellings} == {canonical(name)}
