"""Bindings of a pane, made from the table of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from reader.ui.keymap import KEYMAP, Context

if TYPE_CHECKING:
    from textual.binding import BindingType


def bindings_for(context: Context) -> list[BindingType]:
    """The bindings of one context; their ids let the user put other keys in their place."""
    return [Binding(key.keys, key.action, key.label, show=False, id=key.id) for key in KEYMAP if key.context is context]
