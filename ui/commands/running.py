"""One run of a command: its function, and what becomes of an error."""

import argparse
import importlib

from ontology.errors import PolicyError, UsageError
from ui.commands import console
from ui.rendering.remedies import ON_COMMAND_LINE, say_error

DONE, SOME_FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def run(args: argparse.Namespace) -> int:
    """Run the command of `args` and return its exit status; an error becomes one Chinese line.

    Raises:
        BrokenPipeError: nobody reads the result any more.
    """
    module, _, function = str(args.run).partition(":")
    try:
        status: int = getattr(importlib.import_module(module), function)(args)
    except BrokenPipeError:
        raise
    except PolicyError as error:
        console.warn(say_error(error, ON_COMMAND_LINE))
        return WRONG_USE if isinstance(error, UsageError) else SOME_FAILED
    except Exception as error:
        console.warn(console.log_bug(error, f"zhengtu {args.command}"))
        return SOME_FAILED
    return status
