"""The plan of a question: what it means, and what is held that it can name."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ontology.iris import Iri
from ontology.model import Every, Role, TaskKind
from query.asked.carried import Carried
from query.asked.meanings import Meaning
from query.asked.measure import Measure


class AnswerKind(StrEnum):
    """What answers a question."""

    TASKS = "tasks"
    AGENCIES = "agencies"
    DEADLINES = "deadlines"
    THRESHOLDS = "thresholds"
    DOCUMENTS = "documents"
    DEFINITIONS = "definitions"
    COUNT = "count"
    BOOLEAN = "boolean"
    NONE = "none"


class Act(StrEnum):
    """What is done with the things that meet the conditions."""

    LIST = "list"  # 哪些
    COUNT = "count"  # 几项
    EXISTS = "exists"  # 有没有
    EVERY = "every"  # 是不是每项都
    MOST = "most"  # 最多
    FEWEST = "fewest"  # 最少
    EARLIEST = "earliest"  # 最早到期
    LATEST = "latest"  # 最晚到期
    EQUAL = "equal"  # A 和 B 一样多吗
    MORE = "more"  # 哪个更多、A 比 B 多吗
    LESS = "less"  # 哪个更少、A 比 B 少吗


class Feature(StrEnum):
    """What a task has or lacks."""

    LEAD = "lead"  # 牵头单位
    COOPERATE = "cooperate"  # 配合单位
    RESPONSIBLE = "responsible"  # 责任单位
    ASSIGNMENT = "assignment"  # 由谁来做
    DEADLINE = "deadline"  # 时限
    ONGOING = "ongoing"  # 持续推进
    THRESHOLD = "threshold"  # 量化指标
    NUMBER = "number"  # 发文字号，文件的
    CITATION = "citation"  # 引用的文件，文件的
    DATED = "dated"  # 落在一个日子上的时限
    MANY = "many"  # 两个以上的单位
    ONE_LEAD = "one-lead"  # 恰好一个牵头单位
    ONE_COOPERATE = "one-cooperate"
    ONE_RESPONSIBLE = "one-responsible"


FEATURES_OF_DOCUMENTS = (Feature.NUMBER, Feature.CITATION)  # the others are those of tasks


class Aspect(StrEnum):
    """What of a document is asked for."""

    ITSELF = "itself"  # 哪份文件
    NUMBER = "number"  # 发文字号
    ISSUER = "issuer"  # 谁印发
    DATE = "date"  # 何时印发
    FORCE = "force"  # 何时施行、有效期到何时
    CITED_BY = "cited-by"  # 哪些文件引用了它
    CITES = "cites"  # 它引用了哪些
    REPEALED_BY = "repealed-by"  # 哪份文件废止了它
    REPEALS = "repeals"  # 它废止了哪些
    ISSUED_BY = "issued-by"  # 某单位印发了哪些


class State(StrEnum):
    """The state in which documents are asked for, on a day."""

    IN_FORCE = "in-force"  # 现行有效
    LAPSED = "lapsed"  # 已经失效：过了有效期、被废止、有新版本
    ENDING = "ending"  # 有效期在一段时间里届满
    PENDING = "pending"  # 还没有施行
    OUT = "out"  # 不在有效期内：失效的和没有施行的


CITING = (Aspect.CITED_BY, Aspect.REPEALED_BY)  # documents that name the one asked about
CITED = (Aspect.CITES, Aspect.REPEALS)  # documents that it names


class Reason(StrEnum):
    """Why a question is not answered."""

    BODY = "body"  # 库里没有这个单位
    PLACE = "place"  # 库里没有这个地方
    DOCUMENT = "document"  # 库里没有这份文件
    TOPIC = "topic"  # 文件没有讲到
    STATED = "stated"  # 讲到了，但没写所问的内容
    UNCLEAR = "unclear"  # 看不懂问的是什么
    EMPTY = "empty"  # 库里还没有文件
    FAILED = "failed"  # 程序出错


@dataclass(frozen=True, slots=True)
class Body:
    """A body (单位) of the graph; `names` are those that documents write, `name` is the full one.

    `function` is the form that all spellings of its name without a place share; `region` is the full
    name of its region or empty; a group is one of 各乡镇 and the like.
    """

    iri: Iri
    name: str
    names: tuple[str, ...]
    function: str
    region: str
    sectors: tuple[str, ...]
    is_group: bool


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document held, as far as a question can name it; `paths` are its distinct heading paths in order.

    `day` is its date, `issuer` the body that issued it as written.
    """

    iri: Iri
    name: str
    title: str
    number: str
    region: str
    region_iri: Iri | None
    attachments: tuple[str, ...]
    paths: tuple[str, ...]
    day: date | None = None
    issuer: str = ""

    @property
    def year(self) -> int | None:
        """Return the year of its date, `None` where it states none."""
        return self.day.year if self.day else None


@dataclass(frozen=True, slots=True)
class Party:
    """A body that a question names as `mention`, and the roles in which it must stand in a task.

    Several `bodies` mean any of them (区财政局 of two places); no `roles` means any role.
    One that `is_left_out` is none of the bodies asked for; one that `is_sole` must be the only body in
    its role. `others` are the bodies that the mention may mean instead, the likeliest first; `why` says
    how a guess came about.
    """

    mention: str
    bodies: tuple[Body, ...]
    roles: tuple[Role, ...] = ()
    is_negated: bool = False
    is_sole: bool = False
    is_left_out: bool = False
    is_guessed: bool = False
    others: tuple[Body, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included; `None` leaves that side open."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Amount:
    """The value of a figure that a question names, in the base unit `unit`; `said` are its words."""

    value: Decimal
    unit: str
    said: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document: the tasks under the heading path `path`; empty means the whole of it.

    With `span`, those that begin within these characters of the text as read (第十二条 without a heading).
    """

    document: KnownDocument
    path: str = ""
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: `parts` of documents, else documents of the `regions`, else everywhere.

    `mention` and `place` are how the question says it. Only documents in force on the day `on` count; with
    `None` all do, older versions too.
    """

    parts: tuple[Part, ...] = ()
    regions: tuple[Iri, ...] = ()
    kinds: tuple[TaskKind, ...] = ()
    is_top: bool = False
    mention: str = ""
    place: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """Letters of a question that spell `names` in pinyin, the likeliest first; `name` is the one taken."""

    letters: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What a question means: the plan by which it is answered.

    `parties` that are `is_joint` must all stand in one task; otherwise each is asked for apart.
    `sides` are the places or documents that are compared by their tasks.
    `excluded` are topics whose tasks are left out; `has` and `lacks` are what tasks must have and lack.
    `asked` are the roles of the bodies asked for, `topic` the words that are left, in pieces, and
    `said` the same as they stand in the question. A question
    that `is_fragment` lacks a subject or points back; one that does not `says_kind` has no question word.
    `rank` is 2 where the second most is asked for. `year` is the one for which a figure is asked and
    `measure` how, `issued` when documents must be dated, `day` the one that the question names for the
    documents to be in force (2019年时). `state` is that of the documents asked for, on the scope's day, or
    ending in the period `ending`. `meaning` is the word whose meaning is asked for. `mentioned` is a place
    not held that documents must speak of. `spelt` are
    names in pinyin, `kept` is what a follow-up took over from the question before.
    """

    text: str
    words: str
    kind: AnswerKind
    act: Act = Act.LIST
    counted: AnswerKind = AnswerKind.TASKS
    aspect: Aspect = Aspect.ITSELF
    asked: tuple[Role, ...] = ()
    parties: tuple[Party, ...] = ()
    is_joint: bool = True
    scope: Scope = field(default_factory=Scope)
    sides: tuple[Scope, ...] = ()
    due: Period | None = None
    issued: Period | None = None
    every: tuple[Every, ...] = ()
    amount: Amount | None = None
    measure: Measure = field(default_factory=Measure)
    has: tuple[Feature, ...] = ()
    lacks: tuple[Feature, ...] = ()
    cited: str = ""
    needs: Feature | None = None
    year: int | None = None
    topic: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    said: str = ""
    unknown: str = ""
    reason: Reason | None = None
    tasks: tuple[Iri, ...] = ()
    rank: int = 1
    is_fragment: bool = False
    says_kind: bool = True
    day: date | None = None
    state: State | None = None
    ending: Period | None = None
    mentioned: str = ""
    spelt: tuple[Spelling, ...] = ()
    meaning: Meaning | None = None
    kept: tuple[Carried, ...] = ()
