"""From the name of a command to its function, in a module that is imported for it alone."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
    "entities": ("reader.cli.entities", "entities"),
    "export": ("reader.cli.export", "export"),
    "backup": ("reader.cli.backup", "backup"),
    "restore": ("reader.cli.backup", "restore"),
    "doctor": ("reader.cli.doctor", "doctor"),
    "keys": ("reader.cli.keys", "list_keys"),
}


class ScreenCall(NamedTuple):
    """What the screen is asked for, under the names that the parser of all arguments gives."""

    sources: list[str]
    library: Path | None = None
    peek: bool = False
    samples: bool = False


def run(arguments: Sequence[str]) -> int:
    """Run what the arguments ask for; returns the exit code."""
    call = everyday_call(arguments)
    if call is not None:
        from reader.cli.screen import open_screen

        return open_screen(call)
    from reader.cli.arguments import parse, split_command

    command, rest = split_command(arguments)
    try:
        parsed = parse(command, rest)
    except SystemExit as end:  # argparse has printed all that there is to say
        return end.code if isinstance(end.code, int) else 0
    module, name = _FUNCTIONS[command]
    function: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(module), name)
    return function(parsed)


def everyday_call(arguments: Sequence[str]) -> ScreenCall | None:
    """The screen with nothing but sources, and perhaps a library before them: no option that has to be looked up.

    So most calls begin, and argparse is 2 % of the start (November 2026). None for every other call.
    """
    library, sources = None, list(arguments)
    if len(sources) > 1 and sources[0] == "--library":
        library, sources = Path(sources[1]), sources[2:]
    if str(library).startswith("-") or any(source.startswith("-") for source in sources):
        return None
    return None if sources and sources[0] in _FUNCTIONS else ScreenCall(sources, library)
