"""The errors that reach a user: one Chinese sentence with the file or value and the remedy."""

from enum import StrEnum


class Hint(StrEnum):
    """What helps against an error and is had in another way on each face of the program."""

    HELD = "held"  # to see which documents are held
    TASKS = "tasks"  # to see the tasks of a document
    CORRECTIONS = "corrections"  # to see which there are


class PolicyError(Exception):
    """Anything that a user can mend; its text is one Chinese sentence with the remedy.

    Where the remedy is another one on the command line than on the page, `hint` names it instead.
    """

    hint: Hint | None = None

    def __init__(self, *said: object, hint: Hint | None = None) -> None:
        super().__init__(*said)
        self.hint = hint


class UsageError(PolicyError):
    """A command whose arguments do not go together; it ends with the status of wrong use."""


class SourceError(PolicyError):
    """A source file that cannot be read; `path` is the file as the user named it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}：{reason}")
        self.path = path
        self.reason = reason


class GraphError(PolicyError):
    """A graph that may not be written, or a store that cannot be opened."""


class UnknownDocumentError(GraphError):
    """A document that the store does not hold; `name` is what was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}：库中没有这份文件", hint=Hint.HELD)
        self.name = name


class QueryError(PolicyError):
    """A query or question that cannot be run as it stands."""


class Why(StrEnum):
    """Why a user's SPARQL was not run to its end."""

    MALFORMED = "malformed"  # it is no query, or an update
    FORM = "form"  # what it gives cannot be had in a form that was asked for
    STOPPED = "stopped"  # it wants more than a query may have
    LATE = "late"  # its time was up


class RefusedQueryError(QueryError):
    """A user's SPARQL that was not run to its end; `why` is for programs."""

    def __init__(self, said: str, why: Why) -> None:
        super().__init__(said, why)
        self.said = said
        self.why = why

    def __str__(self) -> str:
        return self.said
