"""``nutgraf keys``: the keys of the screen, as the user's settings make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import config, paths
from reader.cli import output
from reader.errors import ConfigError
from reader.ui.keymap import KEYMAP, remapped, shown

if TYPE_CHECKING:
    import argparse


def list_keys(arguments: argparse.Namespace) -> int:
    """Print each action with its keys, and where they work."""
    try:
        settings = config.load_settings(paths.config_file())
        problems = list(settings.problems)
    except ConfigError as error:
        settings, problems = config.Settings(), [str(error)]
    keymap, clashes = remapped(KEYMAP, settings.keys)
    if arguments.json:
        output.say_array(
            {"id": key.id, "keys": list(key.key_list), "label": key.label, "context": str(key.context)}
            for key in keymap
        )
    else:
        for key in keymap:
            keys = " ".join(map(shown, key.key_list))
            output.say(f"{key.context:9} {keys:16} {key.label}  ({key.id})")
    for problem in (*problems, *clashes):
        output.complain(problem)
    return 1 if problems or clashes else 0
