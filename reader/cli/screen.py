"""``nutgraf``: start the screen."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.cli import output
from reader.cli.inputs import read_stdin_if_named
from reader.cli.preferences import options_of, user_settings
from reader.frozen import replace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from reader.cli.commands import ScreenCall
    from reader.config import Settings

_NO_TERMINAL = "the screen needs a terminal; 'nutgraf analyze' prints what there is to know of a text without one."
_MUCH_LIKE = 0.7
"""As of `difflib`: "serach" is 0.83 like "search", "exprt" 0.91 like "export"."""
_CLASH = (
    "The Python package “reader” is installed beside Nutgraf and uses the same name: one of them will not work; "
    "install Nutgraf in an environment of its own, for example with pipx."
)


def open_screen(arguments: argparse.Namespace | ScreenCall) -> int:
    """Open the library and show it, until the user quits."""
    missing = _missing(arguments.sources)
    if missing and missing[0] == arguments.sources[0] and (command := _meant(missing[0])):
        output.complain(f"There is no file {missing[0]}; did you mean “nutgraf {command}”?")
        return 2
    if not sys.stdout.isatty():
        for source in missing:
            output.complain(f"{source}: there is no such file or folder")
        output.complain(_NO_TERMINAL)
        return 1
    stdin = read_stdin_if_named(arguments.sources)
    if not sys.stdin.isatty() and not _take_keyboard():
        output.complain(_NO_TERMINAL)
        return 1
    # Nothing that an import leaves behind is garbage, and not to look for any is 11 % less time to start; the screen
    # collects again when it has been painted.
    gc.disable()
    from reader.cli.log import logged
    from reader.services import Services

    settings = _settings()
    with logged():
        services = Services.open(
            library_path=arguments.library,
            peek=arguments.peek,
            samples=arguments.samples,
            options=options_of(settings),
        )
        try:
            with _without_ssl():
                from reader.ui.app import run_reader

            if arguments.sources and not arguments.samples:
                services.show_samples(on=False)  # an empty library is about to get its first article
            return run_reader(services, settings, tuple(arguments.sources), stdin)
        finally:
            services.close()


def _missing(sources: Sequence[str]) -> list[str]:
    """The sources that are neither there, nor standard input, nor an address."""
    return [source for source in sources if source != "-" and ":" not in source and not os.path.lexists(source)]


def _meant(word: str) -> str | None:
    """The command that was meant by a word, if it is much like one."""
    from difflib import get_close_matches

    from reader.cli.arguments import COMMANDS

    return next(iter(get_close_matches(word, COMMANDS, 1, _MUCH_LIKE)), None)


@contextmanager
def _without_ssl() -> Iterator[None]:
    """Import without the ssl module, which asyncio would load for connections that the screen never makes.

    That is 6 ms of the start (November 2026); asyncio is made to run without it.
    """
    if "ssl" in sys.modules:
        yield
        return
    sys.modules["ssl"] = None  # type: ignore[assignment] # which makes the import fail
    try:
        yield
    finally:
        del sys.modules["ssl"]


def _settings() -> Settings:
    """The user's settings, with all that is to be said about them and about the environment."""
    settings = user_settings()
    if _has_distribution("reader", sys.path):
        settings = replace(settings, problems=(*settings.problems, _CLASH))
    return settings


def _has_distribution(name: str, folders: Sequence[str]) -> bool:
    """Whether a distribution is installed; the folders' names tell (`importlib.metadata` costs 20 ms to import)."""
    for folder in folders:
        try:
            entries = os.listdir(folder or ".")  # noqa: PTH208 - names are all that is needed
        except OSError:
            continue
        if any(entry.startswith(f"{name}-") and entry.endswith((".dist-info", ".egg-info")) for entry in entries):
            return True
    return False


def _take_keyboard() -> bool:
    """Read the keyboard from the controlling terminal, as standard input is something else; tells whether it can."""
    try:
        terminal = os.open("CONIN$" if os.name == "nt" else "/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    os.close(terminal)
    return True
