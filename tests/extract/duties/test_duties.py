import pytest

from corpus.view import view_of
from extract.duties.duties import find_duties, is_agency_or_group, subjects_of
from ontology.model import Role

LEAD, COOPERATE, RESPONSIBLE = Role.LEAD, Role.COOPERATE, Role.RESPONSIBLE


def bodies(text: str) -> list[tuple[str, Role]]:
    """Return the bodies that the duties of `text` oblige."""
    return [(one.agency, one.role) for duty in find_duties(view_of(text)) for one in duty.assignments]


def cuts(text: str) -> list[str]:
    """Return the words of each duty."""
    return [text[duty.start : duty.end] for duty in find_duties(view_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "县水务局要加强水源地巡查。",
        "县水务局应加强水源地巡查。",
        "县水务局应当按月报送进展。",
        "县水务局须按月报送进展。",
        "县水务局必须按月报送进展。",
        "县水务局不得擅自调整计划。",
        "县水务局负责水源地巡查。",
        "水源地巡查由县水务局负责。",
        "由县水务局组织实施。",
        "逾期不改的，由县水务局依法处罚。",
        "县水务局将进展纳入考核。",
        "县水务局对水源地开展巡查。",
        "县水务局每季度通报进展。",
        "县水务局按照职责抓好落实。",
        "县水务局制定巡查计划。",
        "请县水务局加强巡查。",
        "同时，县水务局要加强巡查。",
        "2025年6月底前，县水务局要完成排查。",
        "2025年6月底前县水务局完成排查。",
        "每年2月底前，县水务局报送上年度情况。",
    ],
)
def test_a_body_that_is_to_act_is_responsible(text: str) -> None:
    assert bodies(text) == [("县水务局", RESPONSIBLE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县水务局、县财政局要加强管理。", ["县水务局", "县财政局"]),
        ("县水务局和各镇人民政府要加强管理。", ["县水务局", "各镇人民政府"]),
        ("市水务局及市财政局要加强管理。", ["市水务局", "市财政局"]),
        ("县水务局、县财政局等有关部门要加强管理。", ["县水务局", "县财政局"]),
        ("各镇人民政府，各有关部门要抓好落实。", ["各镇人民政府", "各有关部门"]),
        ("市、县两级水行政主管部门要加强管理。", ["市、县两级水行政主管部门"]),
        ("财政、教育等部门要加强管理。", ["财政、教育等部门"]),
        ("各县（市、区）要加强管理。", ["各县（市、区）"]),
        ("新闻媒体（市报社、市电视台）要加强宣传。", ["市报社", "市电视台"]),
        ("各地要加强管理。", ["各地"]),
        ("水行政主管部门应当加强管理。", ["水行政主管部门"]),
        ("检查组要现场核查。", ["检查组"]),
    ],
)
def test_every_body_of_the_subject_is_obliged(text: str, expected: list[str]) -> None:
    assert [agency for agency, _ in bodies(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "县水务局可委托第三方核查。",
        "县水务局可以委托第三方核查。",
        "可由县水务局委托第三方核查。",
        "县水务局有权进入现场检查。",
    ],
)
def test_a_sentence_that_only_permits_is_no_duty(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "用水户应当安装计量设施。",
        "取水单位应当按月报送数据。",
        "局长要亲自过问。",
        "建设项目应当办理取水许可。",
        "企业应当落实主体责任。",
        "居民应当节约用水。",
        "推动活动中心的建设，要加快进度。",
        "按照有关部门的要求，要加快进度。",
        "有关部门的要求应当落实。",
        "加强水源地巡查，健全管理制度。",
        "领导小组由市长任组长。",
        "县水务局的职责不变。",
        "要积极向县水务局报告。",
        "进展情况报县水务局备案。",
        "",
    ],
)
def test_persons_owners_and_bodies_only_mentioned_have_no_duty(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县水务局要牵头开展核查。", [("县水务局", LEAD)]),
        ("县水务局负责牵头开展核查。", [("县水务局", LEAD)]),
        ("核查登记由县水务局牵头，县财政局配合。", [("县水务局", LEAD), ("县财政局", COOPERATE)]),
        ("县财政局要积极配合做好核查。", [("县财政局", COOPERATE)]),
        ("县财政局协助开展核查。", [("县财政局", COOPERATE)]),
        ("县水务局要会同县财政局开展核查。", [("县水务局", RESPONSIBLE), ("县财政局", COOPERATE)]),
        ("县水务局会同有关部门加强核查。", [("县水务局", RESPONSIBLE), ("有关部门", COOPERATE)]),
        ("县水务局负责核查，县财政局负责保障经费。", [("县水务局", RESPONSIBLE), ("县财政局", RESPONSIBLE)]),
    ],
)
def test_the_role_follows_the_explicit_word(text: str, expected: list[tuple[str, Role]]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "县水务局负责核查；县财政局负责保障经费。",
            ["县水务局负责核查；", "县财政局负责保障经费。"],
        ),
        (
            "县水务局负责核查；要按月报送进展；发现问题立即整改。",
            ["县水务局负责核查；要按月报送进展；发现问题立即整改。"],
        ),
        (
            "县水务局要核查到位。县财政局要保障经费。",
            ["县水务局要核查到位。", "县财政局要保障经费。"],
        ),
        (
            "加强巡查。县水务局要按月通报。健全制度。",
            ["县水务局要按月通报。"],
        ),
        (
            "一是县水务局要加强巡查；二是县财政局要保障经费；三是各镇要抓好落实。",
            ["一是县水务局要加强巡查；", "二是县财政局要保障经费；", "三是各镇要抓好落实。"],
        ),
        (
            "一是县水务局要加强巡查；二是要按月通报。",
            ["一是县水务局要加强巡查；二是要按月通报。"],
        ),
        (
            "县水务局要加强巡查（含取水口；排污口）并按月通报。",
            ["县水务局要加强巡查（含取水口；排污口）并按月通报。"],
        ),
    ],
    ids=[
        "another subject",
        "the same subject",
        "two sentences",
        "one of three",
        "points with subjects",
        "points of one subject",
        "a semicolon in a bracket",
    ],
)
def test_a_duty_ends_with_its_sentence_or_where_the_subject_changes(text: str, expected: list[str]) -> None:
    assert cuts(text) == expected


def test_the_bodies_of_all_clauses_are_those_of_the_sentence() -> None:
    text = "县水务局负责核查；县财政局、县水务局负责保障。"
    assert [one.agency for one in subjects_of(view_of(text))] == ["县水务局", "县财政局"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("县水务局", True), ("数据提供部门", True), ("县", True), ("负责同志", False), ("水资源", False)],
)
def test_names_of_bodies_are_told_from_other_words(text: str, is_one: bool) -> None:
    assert is_agency_or_group(text) is is_one


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("各行业主管部门，要根据情况加强指导。", ["各行业主管部门"]),
        ("各级党组织、工会及妇联，要适时开展慰问。", ["各级党组织", "工会", "妇联"]),
        ("教育、科技、工业和信息化等部门，按照各自职责做好工作。", ["教育、科技、工业和信息化等部门"]),
        ("市、区（县）级河湖管护机构应当建立台账。", ["市、区（县）级河湖管护机构"]),
        ("市、县（市）、东岭区水行政主管部门应当编制计划。", ["市、县（市）、东岭区水行政主管部门"]),
        ("县级以上负责河湖工作的机构（以下简称河湖机构）履行职责。", ["县级以上负责河湖工作的机构"]),
        ("有关单位及个人应当遵守规定。", ["有关单位"]),
        ("各级河长或者河湖管护机构、相关部门接到举报，应当核实。", ["河湖管护机构", "相关部门"]),
        (
            "乡镇人民政府、街道办事处，以及县水利局，应当公开信息。",
            ["乡镇人民政府", "街道办事处", "县水利局"],
        ),
        ("经费由财政再安排一半的资金。", ["财政"]),
        ("收费标准由区民政部门或镇人民政府通过协议确定。", ["区民政部门", "镇人民政府"]),
        ("市民政局在检查中发现问题的，依法处理。", ["市民政局"]),
    ],
)
def test_a_subject_is_read_in_all_its_forms(text: str, bodies: list[str]) -> None:
    found = [a.agency for duty in find_duties(view_of(text)) for a in duty.assignments]
    assert found == bodies


@pytest.mark.parametrize(
    "text", ["由协会负责管理的取水口应当登记。", "养老机构有下列情形的，取消资格。", "各级河长应当定期巡查。"]
)
def test_what_only_describes_or_names_persons_is_no_duty(text: str) -> None:
    assert find_duties(view_of(text)) == []


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("市水务局应当会同统计、城市管理等部门落实制度。", ["市水务局", "统计、城市管理等部门"]),
        ("市城管部门建立机制，并会同商务等部门加强衔接。", ["市城管部门", "商务等部门"]),
        ("市人社部门负责统筹；会同市发展改革部门制定目录。", ["市人社部门", "市发展改革部门"]),
        ("区民政、残联要按要求公示。", ["区民政", "残联"]),
        ("为其担保的县属政府性融资担保机构，应及时代偿。", ["县属政府性融资担保机构"]),
        ("广播、电视、互联网等新闻媒体应当加强宣传。", ["广播、电视、互联网等新闻媒体"]),
    ],
)
def test_bodies_behind_会同_and_at_the_end_of_a_clause_are_read(text: str, bodies: list[str]) -> None:
    assert [a.agency for duty in find_duties(view_of(text)) for a in duty.assignments] == bodies


def test_who_explains_a_document_has_no_duty() -> None:
    assert find_duties(view_of("本办法由市水务局负责解释。")) == []


@pytest.mark.parametrize(
    "text",
    [
        "活动中心的建设应当加强。",
        "有关部门的要求应当落实。",
        "推动工作要有力有序。",
        "单位和个人应当节约用水。",
    ],
)
def test_ordinary_nouns_are_no_bodies_with_a_duty(text: str) -> None:
    assert find_duties(view_of(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各责任（配合）单位要加强协调。", [("各责任（配合）单位", RESPONSIBLE)]),
        (
            "各乡镇(中心)、各有关单位要统一思想。",
            [("各乡镇(中心)", RESPONSIBLE), ("各有关单位", RESPONSIBLE)],
        ),
        ("各级、各有关部门要抓好落实。", [("各级", RESPONSIBLE), ("各有关部门", RESPONSIBLE)]),
        ("各牵头单位和汇总单位要及时报告。", [("各牵头单位", RESPONSIBLE), ("汇总单位", RESPONSIBLE)]),
        ("区委区政府督查室要跟踪督办。", [("区委区政府督查室", RESPONSIBLE)]),
        ("县水务部门是本县节水工作的主管部门，负责用水管理。", [("县水务部门", RESPONSIBLE)]),
        ("各责任主体要细化责任。", [("各责任主体", RESPONSIBLE)]),
        ("具体办法由县人民政府另行规定。", [("县人民政府", RESPONSIBLE)]),
        ("所需经费由省、市、县三级财政分担。", [("省、市、县三级财政", RESPONSIBLE)]),
        ("公安、交通等部门按照各自职责，协同水务部门管理河道。", [("公安、交通等部门", COOPERATE)]),
        ("各配合单位要主动与牵头单位衔接。", [("各配合单位", RESPONSIBLE)]),
        ("6月底前，各小学对学生进行摸底。", [("各小学", RESPONSIBLE)]),
        ("市、县水行政主管部门，应当设立监测机构。", [("市、县水行政主管部门", RESPONSIBLE)]),
    ],
)
def test_bodies_are_named_in_many_ways(text: str, expected: list[tuple[str, Role]]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    "text", ["各镇广大干部要真抓实干。", "县水务局是本县河道的主管部门。", "县水务局是牵头部门，人员到位。"]
)
def test_persons_and_plain_statements_oblige_nobody(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县政府批准启动预案后，县水务局立即开展巡查。", ["县水务局"]),
        ("县政府批准启动预案后，立即开展巡查。", ["县政府"]),
        ("县水务局接到报告后，应当立即核实。", ["县水务局"]),
        ("每个行政村平均建有2处水源得4分。", []),
        ("同一单位累计不超过100万元。", []),
        ("县教育、卫健等部门各负其责。", ["县教育、卫健等部门"]),
    ],
)
def test_what_only_tells_when_or_how_much_obliges_nobody(text: str, expected: list[str]) -> None:
    assert [name for name, _ in bodies(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拆违实施部门应当将决定送达当事人。", ["拆违实施部门"]),
        ("受理举报的部门应当为举报人保密。", ["受理举报的部门"]),
        ("市和相关区人民政府应当加强管护。", ["市和相关区人民政府"]),
        ("首都综治办、市监察局要加强督查。", ["首都综治办", "市监察局"]),
        ("用水单位应当安装水表。", []),
        ("当事人对有关部门应当说明情况。", []),
    ],
)
def test_a_department_may_be_named_by_what_it_does(text: str, expected: list[str]) -> None:
    assert [name for name, _ in bodies(text)] == expected
