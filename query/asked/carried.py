"""What a question that follows up on another takes over from it."""

from enum import StrEnum


class Carried(StrEnum):
    """What a question that follows up on another takes over from it."""

    SCOPE = "scope"
    PARTIES = "parties"
    PLACE = "place"  # 单位的地方
    ROLES = "roles"
    ASKED = "asked"
    DUE = "due"
    EVERY = "every"
    FEATURES = "features"
    STATE = "state"  # 文件的效力
    TOPIC = "topic"
    TASKS = "tasks"
    KIND = "kind"
