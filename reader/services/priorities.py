"""Who comes first in the worker: what a person waits for."""

from __future__ import annotations

from enum import IntEnum


class Priority(IntEnum):
    """Priority of a job; lower comes earlier."""

    OPENED = 0
    """The article on the screen."""
    INTAKE = 1
    """What the user is bringing in."""
    NEIGHBOUR = 2
    """The articles beside it in the list."""
    VISIBLE = 3
    """The others whose rows are on the screen."""
    BACKLOG = 4
    """All others."""
    WARM = 5
    """Nothing but imports."""
