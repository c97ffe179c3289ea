import pytest

from graph.resolve import Body, Context, read_context, resolve_agency, resolve_names
from ontology.iris import agency_iri, scoped_agency_iri
from tests.factories import make_policy, make_task

COUNTY = read_context(make_policy("县", region="松屏县", cites=[("望川市防汛抗旱应急预案", None)]))
DISTRICT = read_context(make_policy("区", region="望川市云渡区"))
CITY = read_context(make_policy("市", region="望川市", cites=[("青岚省水利厅关于节水的通知", None)]))
BANNER = read_context(make_policy("旗", region="白原旗"))
NATION = read_context(make_policy("国", region=None, issuer="国务院办公厅"))


@pytest.mark.parametrize(
    ("context", "name", "region", "label"),
    [
        (DISTRICT, "区水利局", "望川市云渡区", "望川市云渡区水利局"),
        (DISTRICT, "市水务局", "望川市", "望川市水务局"),
        (DISTRICT, "云渡区报社", "望川市云渡区", "望川市云渡区报社"),
        (DISTRICT, "望川市云渡区人民政府办公室", "望川市云渡区", "望川市云渡区人民政府办公室"),
        (DISTRICT, "云渡工业集中区管委会", "望川市云渡区", "云渡工业集中区管委会"),
        (DISTRICT, "望川水务集团", "望川市", "望川水务集团"),
        (DISTRICT, "渡口街道办事处", "望川市云渡区渡口街道", "望川市云渡区渡口街道办事处"),
        (CITY, "市水务局", "望川市", "望川市水务局"),
        (CITY, "省水利厅", "青岚省", "青岚省水利厅"),
        (CITY, "云渡区人民政府", "望川市云渡区", "望川市云渡区人民政府"),
        (CITY, "望川市云渡区水利局", "望川市云渡区", "望川市云渡区水利局"),
        (CITY, "砚溪市人民政府", "砚溪市", "砚溪市人民政府"),
        (CITY, "望川高新区管委会", "望川市", "望川高新区管委会"),
        (CITY, "市市场监管局", "望川市", "望川市市场监管局"),
        (CITY, "团市委", "望川市", "望川市团委"),
        (COUNTY, "县水务局", "望川市松屏县", "望川市松屏县水务局"),
        (COUNTY, "云台镇人民政府", "望川市松屏县云台镇", "望川市松屏县云台镇人民政府"),
        (COUNTY, "松屏县人民政府办公室", "望川市松屏县", "望川市松屏县人民政府办公室"),
        (BANNER, "旗委", "白原旗", "白原旗委"),
        (BANNER, "旗政府", "白原旗", "白原旗政府"),
    ],
)
def test_a_name_means_the_body_of_the_documents_area(
    context: Context, name: str, region: str, label: str
) -> None:
    body = resolve_agency(name, context)
    assert body.region is not None
    assert (body.region.name, body.label) == (region, label)
    assert body.iri == agency_iri(region, body.function)


@pytest.mark.parametrize(
    ("context", "name"),
    [
        (DISTRICT, "县水利局"),
        (DISTRICT, "省水利厅"),
        (CITY, "行政审批局"),
        (CITY, "街道办事处"),
        (CITY, "检查组"),
        (CITY, "云台镇人民政府"),
        (COUNTY, "村民委员会"),
        (NATION, "三级公立医院"),
    ],
)
def test_the_undecided_stays_undecided(context: Context, name: str) -> None:
    body = resolve_agency(name, context)
    assert body == Body(scoped_agency_iri(context.document, name), name, body.function, None)


@pytest.mark.parametrize(
    "name", ["各县市区人民政府", "各有关部门", "市、县两级水务（利）局", "水行政主管部门"]
)
def test_a_group_belongs_to_its_document(name: str) -> None:
    body = resolve_agency(name, CITY)
    assert body.is_group
    assert body.iri == scoped_agency_iri("市", name)


@pytest.mark.parametrize("context", [NATION, CITY])
def test_a_ministry_is_national_everywhere(context: Context) -> None:
    assert resolve_agency("水利部", context).iri == agency_iri(None, "水利部")


def test_in_a_national_document_a_bare_commission_is_the_nations() -> None:
    named = resolve_agency("国家卫生健康委", NATION)
    assert resolve_agency("卫生健康委", NATION).iri == named.iri
    assert named.region is None


def test_a_bare_commission_is_not_the_nations_in_a_citys_document() -> None:
    assert resolve_agency("卫生健康委", CITY).iri == scoped_agency_iri("市", "卫生健康委")


def test_the_same_zone_is_one_body_with_and_without_its_city() -> None:
    assert resolve_agency("高新区管委会", CITY).iri == resolve_agency("望川高新区管委会", CITY).iri


def test_bodies_of_different_places_stay_apart() -> None:
    assert resolve_agency("区发改局", DISTRICT).iri != resolve_agency("县发展改革委", COUNTY).iri


def test_a_county_is_below_the_one_city_that_its_document_names() -> None:
    assert COUNTY.region is not None
    assert COUNTY.region.name == "望川市松屏县"


def test_two_cities_decide_nothing() -> None:
    cites = [("望川市防汛预案", None), ("临江市防汛预案", None)]
    context = read_context(make_policy("县", region="松屏县", cites=cites))
    assert context.region is not None
    assert context.region.name == "松屏县"


@pytest.mark.parametrize(
    "title", ["城市供水条例", "农贸市场管理办法", "全国城市饮用水规划", "海绵城市建设办法"]
)
def test_a_word_with_city_in_it_is_no_city(title: str) -> None:
    context = read_context(make_policy("县", region="松屏县", cites=[(title, None)]))
    assert context.region is not None
    assert context.region.name == "松屏县"


def test_every_name_of_a_policy_is_resolved() -> None:
    policy = make_policy("市", make_task("t01", "做事", lead=["市水务局"]), issuer="望川市人民政府")
    assert set(resolve_names(policy, read_context(policy))) == {"市水务局", "望川市人民政府"}
