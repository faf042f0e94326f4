"""A bar for work on a whole library, where people look on."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress


def bar() -> Progress:
    """A bar on standard error, which goes when it is done: what is being done, how much of how much, and time left."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )


@contextlib.contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A function to call with what is being done, and how much of how much; it draws on standard error."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    with bar() as drawn:
        task = drawn.add_task("", total=None)
        yield lambda what, done, total: drawn.update(task, description=what, completed=done, total=total)
