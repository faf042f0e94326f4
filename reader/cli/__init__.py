"""The command line: arguments to use cases or to the screen.

Everything heavy is imported inside functions, so that ``--help`` and ``--version`` cost little more than Python itself.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
"""Exit code after Ctrl-C, as of shells."""
PIPE_CLOSED = 141
"""Exit code when nobody reads the output any more, as of shells."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        argv: arguments without the program's name; those of the process by default.

    Returns:
        The exit code: 0 all well, 1 something failed and was named on standard error, 2 wrong usage.
    """
    from reader.cli import commands, output
    from reader.errors import ReaderError

    output.prepare_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        status = commands.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except ReaderError as error:
        output.complain(str(error))
        return 1
    except OSError as error:
        output.complain(f"{error.filename or 'The output'}: {error.strerror or error}")
        return 1
    return status


def _silence(descriptor: int) -> None:
    """Point a stream nowhere, so that what is left in its buffer makes no error at exit."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, descriptor)
    os.close(nothing)
