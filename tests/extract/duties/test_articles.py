import pytest

from corpus.view import view_of
from extract.duties.articles import gives_no_work


@pytest.mark.parametrize(
    "article",
    [
        "国家鼓励社会组织和个人提供捐助。",
        "鼓励和支持企业参与。鼓励个人捐赠。",
        "老人可以自行选择供养形式。",
        "违反本条例规定，挪用资金的，依法追究刑事责任。",
        "对成绩显著的单位和个人，给予表彰、奖励。",
        "学生的监护人应当配合学校。",
    ],
)
def test_an_article_that_only_encourages_permits_praises_or_punishes_gives_no_work(article: str) -> None:
    assert gives_no_work(view_of(article))


@pytest.mark.parametrize(
    "article",
    [
        "本市应当加强交流合作。",
        "供养标准应当向社会公告。鼓励公众监督。",
        "违反规定的，由所在单位责令改正。",
        "建立责任追究制度。",
    ],
)
def test_an_article_that_says_what_is_to_be_done_gives_work(article: str) -> None:
    assert not gives_no_work(view_of(article))
