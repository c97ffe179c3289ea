"""When a recurring duty comes due: the rule with a day of its own, and the next day from a given one on.

The only module that imports dateutil.
"""

import re
from datetime import date, datetime, time
from functools import lru_cache

EPOCH = date(2000, 1, 1)  # from when a duty counts whose document has no date
_OF_A_CLOCK = re.compile(r";BY(?:HOUR|MINUTE)=\d+")
_OF_STRETCHES = {  # the last month of each stretch of the year
    "FREQ=MONTHLY;INTERVAL=3": "FREQ=YEARLY;BYMONTH=3,6,9,12",
    "FREQ=MONTHLY;INTERVAL=6": "FREQ=YEARLY;BYMONTH=6,12",
}


def complete_rule(rule: str) -> str:
    """Return `rule` with a day: where none is named, the last of the month or year, the Friday of the week.

    每季度 (FREQ=MONTHLY;INTERVAL=3) comes due on the last day of March, June, September and December. The
    hour goes: what is shown are whole days.
    """
    rule = _OF_A_CLOCK.sub("", rule)
    rule = _OF_STRETCHES.get(rule, rule)
    if "FREQ=WEEKLY" in rule:
        return rule if "BYDAY" in rule else f"{rule};BYDAY=FR"
    if "FREQ=YEARLY" in rule and "BYMONTH=" not in rule:
        rule += ";BYMONTH=12"
    if "FREQ=DAILY" in rule or "BYMONTHDAY" in rule:
        return rule
    return f"{rule};BYMONTHDAY=-1"


@lru_cache(maxsize=4096)
def next_day(rule: str, since: date, until: date | None, day: date) -> date | None:
    """Return the first day from `day` on (included) on which a complete `rule` falls, `None` where it ended.

    The rule runs from `since` to `until`, both included; intervals are counted from `since`.
    """
    from dateutil.rrule import rrulestr

    start = since if "INTERVAL=" in rule else max(since, day)
    found = rrulestr(rule, dtstart=_midnight(start)).after(_midnight(max(since, day)), inc=True)
    if not isinstance(found, datetime) or (until and found.date() > until):
        return None
    return found.date()


def first_day(rule: str, since: date, until: date | None) -> date | None:
    """Return the day on which a complete `rule` first falls, `None` where it never does."""
    return next_day(rule, since, until, since)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
