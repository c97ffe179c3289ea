"""When the validity of a document is asked for, and when that of something else."""

import pytest

from query.asked.reading import Reading
from query.asked.validity import find_validity


@pytest.mark.parametrize(
    "words",
    [
        "望川市节水条例什么时候开始施行",
        "节水补贴办法从哪天起施行",
        "这份文件有效期到什么时候",
        "若干措施执行到什么时候",
        "助餐管理规定的有效期是几年",
        "积分入户有效期到哪天",
        "实施意见什么时候失效",
        "望川的文件还有效吗",
        "节水补贴办法失效了没有",
    ],
)
def test_validity_is_asked_for(words: str) -> None:
    reading = Reading(words)
    find_validity(reading)
    assert reading.has("force")


@pytest.mark.parametrize(
    "words",
    [
        "取水许可证有效期几年",
        "合同有效期到什么时候",
        "检测报告什么时候失效",
        "水价改革什么时候完成",
        "谁负责有效期管理",
        "取水许可证过期了吗",
    ],
)
def test_other_things_have_a_time_too(words: str) -> None:
    reading = Reading(words)
    find_validity(reading)
    assert not reading.has("force")
