"""Shapes that several readers share: document numbers and days written out."""

_YEAR = "(?:(?:19|20)[0-9]{2}|[一二][〇零ＯO0一二三四五六七八九]{3})"
# 2019年9月16日  二〇〇五年六月十一日
DAY = rf"(?:{_YEAR}年[0-9一二三四五六七八九十]{{1,2}}月[0-9一二三四五六七八九十]{{1,3}}日)"
_YEAR_IN_BRACKETS = r"[〔（〈][0-9]{4}[〕）〉]"
_ORDER = "[0-9一二三四五六七八九十百〇]{1,6}"
# 水资管〔2020〕79号  工信部联企（2011）300号  望政办发[2020]第12号  （all folded）
YEAR_NUMBER = rf"[\u4e00-\u9fff]{{1,16}}{_YEAR_IN_BRACKETS}第?[0-9]{{1,5}}号"
# … and  国务院令第460号  国务院第460号令
DOC_NUMBER = (
    rf"(?:{YEAR_NUMBER}|[\u4e00-\u9fff]{{1,16}}[0-9]{{4}}第?[0-9]{{1,5}}号"
    rf"|[\u4e00-\u9fff]{{0,14}}令(?:〔?[0-9]{{4}}〕?)?(?:第?{_ORDER}号|（第{_ORDER}号）)"
    rf"|[\u4e00-\u9fff]{{2,14}}第{_ORDER}号令)"
)
# the same where no 《》 stands beside it, as narrow as it must be then
BARE_NUMBER = (
    rf"(?:{YEAR_NUMBER}|[\u4e00-\u9fff]{{0,12}}(?:政府|国务院|[部委局])令第?{_ORDER}号"
    rf"|[\u4e00-\u9fff]{{0,12}}(?:政府|国务院|[部委局])第{_ORDER}号令)"
)
