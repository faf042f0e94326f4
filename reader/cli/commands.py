"""From the name of a command to its function, in a module that is imported for it alone."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from reader.cli.arguments import parse, split_command

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

_FUNCTIONS = {
    None: ("reader.cli.screen", "open_screen"),
    "add": ("reader.cli.add", "add"),
    "analyze": ("reader.cli.analyze", "analyze"),
    "list": ("reader.cli.browse", "list_articles"),
    "search": ("reader.cli.browse", "search"),
    "show": ("reader.cli.browse", "show"),
    "keys": ("reader.cli.keys", "list_keys"),
}


def run(arguments: Sequence[str]) -> int:
    """Run what the arguments ask for; returns the exit code."""
    command, rest = split_command(arguments)
    try:
        parsed = parse(command, rest)
    except SystemExit as end:  # argparse has printed all that there is to say
        return end.code if isinstance(end.code, int) else 0
    module, name = _FUNCTIONS[command]
    function: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(module), name)
    return function(parsed)
