"""The rule of iCalendar by which a duty returns: 每年6月底前 → FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1."""

import re
from collections.abc import Mapping

from extract.numerals import parse_number
from ontology.model import Deadline, Every

BASE: Mapping[Every, str] = {
    Every.YEAR: "FREQ=YEARLY",
    Every.HALF_YEAR: "FREQ=MONTHLY;INTERVAL=6",
    Every.QUARTER: "FREQ=MONTHLY;INTERVAL=3",
    Every.MONTH: "FREQ=MONTHLY",
    Every.WEEK: "FREQ=WEEKLY",
    Every.DAY: "FREQ=DAILY",
}
_NUMBER = r"(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})"
# 每两年  每15日  每2个月
INTERVAL = re.compile(rf"每隔?(?P<number>{_NUMBER})个?(?P<unit>年|季度|月|周|星期|日|天)")
MONTH = re.compile(rf"(?P<number>{_NUMBER})月|第?(?P<quarter>[1-4一二三四])季度|(?P<half>[上下])半年")
MONTHS = re.compile(rf"(?P<number>{_NUMBER})(?=、{_NUMBER}月)")  # 每年3、9月
DAY = re.compile(rf"(?P<number>{_NUMBER})[日号]")
# 每年4月1日至6月20日: it comes due with the end
FROM = re.compile(rf"{_NUMBER}月(?:{_NUMBER}[日号])?[至到—–-]+(?={_NUMBER}月)")
THIRD = re.compile(r"(?P<third>[上中下])旬")
WEEKDAYS = re.compile(r"每个?(?:周|星期)(?P<days>[一二三四五六日天周星期、和及]{1,20})")  # 每周一、周四
CLOCK = re.compile(r"(?P<noon>下午|晚上?)?(?P<hour>[0-9]{1,2})(?:时|点|[:：](?P<minute>[0-9]{2}))")
# 每季度首月10日前  每季度第一个月15日前  每季度最后一个月20日前
NTH_MONTH = re.compile(
    r"(?P<first>首个?月|第[一1]个?月)|(?P<second>第[二2]个?月)|末个?月|最后一?个?月|第[三3]个?月"
)
# 每季度结束后10日内  每半年结束后15个工作日内
AFTER = re.compile(rf"(?:结束|终了)之?后的?(?P<number>{_NUMBER})个?(?P<working>工作)?[日天]")
BEFORE = re.compile(rf"前的?{_NUMBER}个?(?:工作)?[日天]")  # 每季度结束前5日内: until its end
ENDS = re.compile(r"年?[底末]|结束|终了")
SHORTEST = 28  # every month has this many days
_WEEKDAYS = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))
_THIRDS = {"上": 10, "中": 20, "下": -1}
_UNITS = {"年": "YEARLY", "月": "MONTHLY", "周": "WEEKLY", "星": "WEEKLY", "日": "DAILY", "天": "DAILY"}


def rrule_of(deadline: Deadline) -> str | None:
    """Return the RRULE of what recurs, with the months and days that its words name.

    `None` where it does not recur or its words give no interval (每学期, 考核期第2年).
    """
    text = FROM.sub("", BEFORE.sub("前", deadline.text))
    match deadline.every:
        case None:
            return _other(text)
        case Every.YEAR:
            if AFTER.search(text):
                return _of_months(text, deadline.every, 12)
            return _joined(BASE[Every.YEAR], _by_month(text), _days(text))
        case Every.HALF_YEAR:
            return _of_months(text, deadline.every, 6)
        case Every.QUARTER:
            return _of_months(text, deadline.every, 3)
        case Every.MONTH:
            return _joined(BASE[Every.MONTH], _month_days(text))
        case Every.WEEK:
            named = WEEKDAYS.search(text)
            days = [_WEEKDAYS[day] for day in named["days"] if day in _WEEKDAYS] if named else []
            return _joined(BASE[Every.WEEK], f"BYDAY={','.join(days)}" if days else "", _clock(text))
        case Every.DAY:
            if "工作日" in text:
                return _joined("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", _clock(text))
            return _joined(BASE[Every.DAY], _clock(text))


def _joined(*parts: str) -> str:
    return ";".join(part for part in parts if part)


def _other(text: str) -> str | None:
    """Return the rule of an interval that has no name of its own (每两年, 每旬)."""
    if text.startswith("每旬"):
        return "FREQ=MONTHLY;BYMONTHDAY=10,20,-1"
    found = INTERVAL.match(text)
    if found is None:
        return None
    number, unit = int(parse_number(found["number"])), found["unit"]
    if unit == "季度":
        return f"FREQ=MONTHLY;INTERVAL={3 * number}"
    rest = text[found.end() :]
    by_month = _joined(_by_month(rest), _days(rest)) if unit == "年" else ""
    return _joined(f"FREQ={_UNITS[unit[0]]};INTERVAL={number}", by_month)


def _by_month(text: str) -> str:
    """Return the months that `text` names; of a quarter or a half of the year its last."""
    months = [int(parse_number(found["number"])) for found in MONTHS.finditer(text)]
    for found in MONTH.finditer(text):
        if found["number"]:
            months.append(int(parse_number(found["number"])))
        elif found["quarter"]:
            months.append(3 * int(parse_number(found["quarter"])))
        else:
            months.append(6 if found["half"] == "上" else 12)
    if not months and ENDS.search(text):
        months = [12]
    known = sorted({month for month in months if 1 <= month <= 12})
    return f"BYMONTH={','.join(map(str, known))}" if known else ""


def _days(text: str) -> str:
    """Return the days of the month; the last where a month, or its end, is named without one."""
    if days := _month_days(text):
        return days
    return "BYMONTHDAY=-1" if MONTH.search(text) or ENDS.search(text) else ""


def _month_days(text: str) -> str:
    days = [int(parse_number(found["number"])) for found in DAY.finditer(text)]
    days += [_THIRDS[third] for third in THIRD.findall(text)]
    if not days and re.search(r"[底末]", text):
        days = [-1]
    known = [day for day in dict.fromkeys(days) if day == -1 or 1 <= day <= 31]
    return f"BYMONTHDAY={','.join(map(str, known))}" if known else ""


def _of_months(text: str, every: Every, length: int) -> str:
    """Return the rule of a stretch of `length` months: by the month of it that is named, or its end."""
    if after := AFTER.search(text):
        day = int(parse_number(after["number"]))
        days = "" if after["working"] or day > SHORTEST else f"BYMONTHDAY={day}"
        return _joined("FREQ=YEARLY", _each(1, length), days)
    if nth := NTH_MONTH.search(text):
        first = 1 if nth["first"] else 2 if nth["second"] else length
        return _joined("FREQ=YEARLY", _each(first, length), _month_days(text[nth.end() :]) or "BYMONTHDAY=-1")
    if ENDS.search(text):
        return f"FREQ=YEARLY;{_each(length, length)};BYMONTHDAY=-1"
    return BASE[every]


def _each(first: int, length: int) -> str:
    return "BYMONTH=" + ",".join(str(month) for month in range(first, 13, length))


def _clock(text: str) -> str:
    found = CLOCK.search(text)
    if found is None:
        return ""
    hour = int(found["hour"]) + (12 if found["noon"] and int(found["hour"]) < 12 else 0)
    return f"BYHOUR={hour};BYMINUTE={int(found['minute'] or 0)}" if hour < 24 else ""
