"""A walk through the graph: which things are opened, and the picture of them that a screen can hold."""

from collections import Counter
from dataclasses import dataclass, field, replace

from graph.store import GraphStore
from query.views.neighbours import Kind, Link, find_links, kind_of, name_node

MOST = 60  # things in a picture that nobody asked to grow
FEW = 12  # things of a kind that an opened one shows at first
MORE = 24  # further ones at each asking
ALL_KINDS = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a walk has come to: its centre, what is opened from there on, and what was asked to be shown.

    `focus` is the thing looked at last; `asked` has a thing and a kind once for every asking for more;
    `trail` are the centres before this one, the latest last.
    """

    centre: str
    opened: tuple[str, ...]
    focus: str
    kinds: frozenset[Kind] = ALL_KINDS
    asked: tuple[tuple[str, Kind], ...] = ()
    trail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in a picture."""

    id: str
    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation in a picture: `source` is its subject."""

    source: str
    target: str
    link: Link

    @property
    def id(self) -> str:
        """A name that no other edge of a picture has."""
        return f"{self.source} {self.link.name} {self.target}"


@dataclass(frozen=True, slots=True)
class Rest:
    """How many things of a kind next to `node` are not shown."""

    node: str
    kind: Kind
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What a walk shows: things in the order in which they came, relations, and what is left out."""

    walk: Walk
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    rests: tuple[Rest, ...]


def start_walk(node: str, kinds: frozenset[Kind] = ALL_KINDS) -> Walk:
    """Return a walk that begins at `node`, which is opened.

    Raises:
        QueryError: `node` is nothing of the graph.
    """
    kind_of(node)
    return Walk(node, (node,), node, kinds)


def open_node(walk: Walk, node: str) -> Walk:
    """Return the walk with `node` opened and looked at."""
    kind_of(node)
    opened = walk.opened if node in walk.opened else (*walk.opened, node)
    return replace(walk, opened=opened, focus=node)


def centre_on(walk: Walk, node: str) -> Walk:
    """Return a walk around `node`; going back to a centre of the trail cuts the trail there."""
    if node == walk.centre:
        return replace(start_walk(node, walk.kinds), trail=walk.trail)
    before = walk.trail[: walk.trail.index(node)] if node in walk.trail else (*walk.trail, walk.centre)
    return replace(start_walk(node, walk.kinds), trail=before)


def ask_more(walk: Walk, node: str, kind: Kind) -> Walk:
    """Return the walk with more things of a kind shown next to `node`."""
    return replace(walk, asked=(*walk.asked, (node, kind)), focus=node)


def with_kinds(walk: Walk, kinds: frozenset[Kind]) -> Walk:
    """Return the walk with only things of `kinds` shown beside its centre."""
    return replace(walk, kinds=kinds)


def draw(store: GraphStore, walk: Walk) -> Picture:
    """Return the picture of `walk`: at most `MOST` things, and as many more as were asked for.

    Raises:
        QueryError: the centre is not in the graph.
    """
    pen = _Pen(MOST + MORE * len(walk.asked), {walk.centre: kind_of(walk.centre)})
    for node in walk.opened:
        if node in pen.shown:
            _open(store, walk, node, pen)
    nodes = tuple(Node(node, kind, name_node(store, node)) for node, kind in pen.shown.items())
    return Picture(walk, nodes, tuple(pen.edges.values()), tuple(pen.rests))


@dataclass(slots=True)
class _Pen:
    """A picture under way: it holds at most `room` things."""

    room: int
    shown: dict[str, Kind]
    edges: dict[str, Edge] = field(default_factory=dict)
    rests: list[Rest] = field(default_factory=list)


def _open(store: GraphStore, walk: Walk, node: str, pen: _Pen) -> None:
    """Draw what is next to `node`: what is there already, and of each kind the first ones that find room."""
    left: Counter[Kind] = Counter()
    taken: Counter[Kind] = Counter()
    for link in find_links(store, node):
        if link.kind not in walk.kinds:
            continue
        if link.other not in pen.shown:
            allowed = FEW + MORE * walk.asked.count((node, link.kind))
            if taken[link.kind] >= allowed or len(pen.shown) >= pen.room:
                left[link.kind] += 1
                continue
            pen.shown[link.other] = link.kind
            taken[link.kind] += 1
        ends = (node, link.other) if link.is_outward else (link.other, node)
        edge = Edge(ends[0], ends[1], link)
        pen.edges.setdefault(edge.id, edge)
    pen.rests += [Rest(node, kind, count) for kind, count in left.items()]
