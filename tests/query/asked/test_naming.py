"""What the words by which a document is named say of it."""

import pytest

from query.asked.naming import Said, numbers_in, read_said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("综合保税区那个意见", Said(("综合保税区",), noun="意见", is_pointing=True)),
        ("遂宁那20条", Said(("遂宁",), items="20条", is_pointing=True)),
        ("国办2018年那30项激励措施", Said(("激励",), 2018, 0, "国办", "30项", "措施", is_pointing=True)),
        ("30项督查激励", Said(("督查激励",), items="30项", is_open=True)),
        ("2019年1月国务院发的那个意见", Said((), 2019, 1, "国务院", "", "意见", is_pointing=True)),
        ("那条督查激励", Said(("督查激励",), is_pointing=True, is_open=True)),
        ("水利局这一项", Said(("水利局",))),
    ],
)
def test_what_is_said(words: str, said: Said) -> None:
    assert read_said(words) == said


@pytest.mark.parametrize(
    ("words", "is_name"),
    [
        ("综合保税区那个意见", True),
        ("节水那份方案", True),
        ("中小企业12条", True),
        ("国务院2019年1月那份文件", True),
        ("那份文件", False),
        ("20条", False),
        ("国务院那份文件", False),
        ("水利局这一项", False),
    ],
)
def test_a_name_says_more_than_that_there_is_a_document(words: str, is_name: bool) -> None:
    assert read_said(words).is_name is is_name


def test_measures_may_be_any_unless_pointed_at() -> None:
    assert read_said("支持企业的政策").is_loose
    assert not read_said("支持企业那个政策").is_loose


def test_items_are_counted_from_three_on() -> None:
    assert numbers_in("第二批23项，三十条，这一项，两条") == {23, 30}
