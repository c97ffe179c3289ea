"""The forms of a region's name."""

import pytest

from query.asked.places import forms_of


@pytest.mark.parametrize(
    ("region", "forms"),
    [
        ("新疆维吾尔自治区", {"新疆", "新疆维吾尔自治区"}),
        ("广西壮族自治区", {"广西"}),
        ("内蒙古自治区包头市", {"内蒙", "内蒙古", "包头", "包头市"}),
        ("重庆市武隆区", {"武隆", "重庆", "武隆区"}),
    ],
)
def test_a_region_is_called_by_its_short_names(region: str, forms: set[str]) -> None:
    assert forms <= forms_of(region)


def test_a_region_without_those_above(region: str = "内蒙古自治区包头市") -> None:
    assert "内蒙" not in forms_of(region, is_below=False)
