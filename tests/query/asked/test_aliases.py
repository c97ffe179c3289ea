"""Old, new and usual names of bodies that documents call otherwise."""

import pytest

from ontology.iris import agency_iri
from query.asked.aliases import find_alias
from query.holdings import Holdings
from query.plan import Body


def body(region: str, name: str, function: str, *sectors: str) -> Body:
    return Body(agency_iri(region, function), f"{region}{name}", (name,), function, region, sectors, False)


HELD = Holdings(
    (
        body("望川市云渡区", "生态环境局", "生态环境局", "生态环境"),
        body("望川市云渡区", "住房城乡建委", "住房城乡建设委员会", "住房城乡建设"),
        body("望川市云渡区", "市场监管局", "市场监督管理局", "市场监管"),
        body("望川市云渡区", "教委", "教育委员会", "教育"),
        body("望川市云渡区", "水利局", "水利局", "水利"),
        body("望川市云渡区", "水利农机局", "水利农机局", "水利", "农业农村"),
        body("望川市松坪县", "环保局", "环境保护局", "生态环境"),
        body("望川市松坪县", "工商局", "工商行政管理局", "市场监管"),
        body("望川市松坪县", "质监局", "质量技术监督局", "市场监管"),
        body("望川市松坪县", "卫生局", "卫生局", "卫生健康"),
        body("望川市松坪县", "林业局", "林业局", "林业草原"),
        body("望川市松坪县", "法制办", "法制办公室", "司法"),
        body("望川市白石县", "交通局", "交通局", "交通运输"),
    ),
    (),
)


@pytest.mark.parametrize(
    ("name", "meant", "why"),
    [
        ("云渡区环保局", ["生态环境局"], "2018年"),
        ("云渡环保局", ["生态环境局"], "2018年"),
        ("云渡区城建局", ["住房城乡建委"], "习惯叫法"),
        ("云渡区建委", ["住房城乡建委"], "2008年"),
        ("云渡区工商局", ["市场监管局"], "2018年"),
        ("云渡区药监局", ["市场监管局"], "2018年"),
        ("云渡区教育局", ["教委"], "另一种叫法"),
        ("云渡区水务局", ["水利局"], "习惯叫法"),
        ("区环保局", ["生态环境局"], "2018年"),
        ("松坪县生态环境局", ["环保局"], "2018年"),
        ("松坪县市场监管局", ["工商局", "质监局"], "2018年"),
        ("松坪县卫健委", ["卫生局"], "2013年"),
        ("松坪县林草局", ["林业局"], "2018年"),
        ("白石县交通运输局", ["交通局"], "2008年"),
    ],
)
def test_another_name_of_a_body_in_its_place(name: str, meant: list[str], why: str) -> None:
    alias = find_alias(name, HELD)
    assert [body.names[0] for body in alias.bodies] == meant
    assert why in alias.why


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("云渡区林业局", ["林业局"]),  # held of another place only
        ("县环境局", []),  # of two counties, and of neither by this name
        ("松坪县司法局", ["法制办"]),  # was there before it took the work over
        ("松坪县质量监督局", ["质监局"]),
        ("云渡区公安局", []),
        ("松坪县民政局", []),
    ],
)
def test_a_name_that_means_no_body_of_its_place_has_the_nearest(name: str, nearest: list[str]) -> None:
    alias = find_alias(name, HELD)
    assert alias.bodies == ()
    assert [body.names[0] for body in alias.others] == nearest
