"""``nutgraf keys``: the keys of the screen, as the user's settings make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli import output
from reader.cli.preferences import user_settings
from reader.ui.keymap import KEYMAP, remapped, shown

if TYPE_CHECKING:
    import argparse


def list_keys(arguments: argparse.Namespace) -> int:
    """Print each action with its keys, and where they work."""
    settings = user_settings()
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
    for problem in (*settings.problems, *clashes):
        output.complain(problem)
    return 1 if settings.problems or clashes else 0
