"""Bodies that somebody names in a list, one by one: by any name that a question may use for them."""

from collections.abc import Iterable

from ontology.errors import QueryError
from ontology.iris import Iri
from query.asked.bodies import find_bodies
from query.asked.reading import Reading
from query.asked.spelling import mend
from query.asked.wording import fold, normalise
from query.holdings import Holdings
from query.plan import Body

SHORTEST = 2  # characters of a part of a name
OFFERED = 3  # names that a refusal offers


def find_named(names: Iterable[str], holdings: Holdings) -> frozenset[Iri]:
    """Return the bodies that `names` mean.

    A name is looked for as documents write it, then as a question may say it (short, old, mistyped, a class
    of bodies), then as a part of names.

    Raises:
        QueryError: one of them means no body that is held.
    """
    return frozenset(body.iri for name in names if name.strip() for body in _find(name.strip(), holdings))


def _find(name: str, holdings: Holdings) -> tuple[Body, ...]:
    written = fold(name)
    exact = tuple(body for body in holdings.bodies if written in map(fold, (body.name, *body.names)))
    if exact:
        return exact
    mentions = find_bodies(Reading(mend(normalise(name), holdings)), holdings)
    bodies = tuple(body for mention in mentions for body in mention.bodies)
    if not bodies and len(written) >= SHORTEST:
        bodies = tuple(b for b in holdings.bodies if any(written in fold(one) for one in (b.name, *b.names)))
    if not bodies:
        others = [body.name for mention in mentions for body in mention.others][:OFFERED]
        more = f"；相近的有：{'、'.join(others)}" if others else ""
        raise QueryError(f"库里没有“{name}”这个单位{more}。请换一个名称，或从列表里选。")
    return bodies
