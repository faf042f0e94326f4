"""What the screen remembers by itself from one start to the next: a small JSON file in the state folder.

Losing it costs nothing but a choice of colours, so trouble with it is never told.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Memory:
    """Choices made on the screen.

    Attributes:
        theme: name of the theme; empty for none chosen.
        text_width: of the text column in cells; 0 for the one of the settings.
        summary_open: whether the summary is unfolded.
        summary_length: how long the summary is, as people write it; empty for the one of the settings.
        algorithm: who makes the summary; empty for the default.
        clean_alone: whether pages leave out what is no part of the article.
        last_articles: path of a library -> number of the article that was read last in it.
        set_theme: the theme of the settings when another one was chosen; when the settings change, they win again.
        set_width: the same for the width.
        set_length: the same for the length of the summary.
    """

    theme: str = ""
    text_width: int = 0
    summary_open: bool = True
    summary_length: str = ""
    algorithm: str = ""
    clean_alone: bool = False
    last_articles: dict[str, int] = field(default_factory=dict)
    set_theme: str = ""
    set_width: int = 0
    set_length: str = ""


def recall(path: Path) -> Memory:
    """Read the file; whatever cannot be used is forgotten."""
    memory = Memory()
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return memory
    if isinstance(data, dict):
        for known in fields(Memory):
            value = data.get(known.name)
            if type(value) is type(getattr(memory, known.name)):
                setattr(memory, known.name, value)
    numbers: dict[str, object] = dict(memory.last_articles)  # whatever the file holds
    memory.last_articles = {place: number for place, number in numbers.items() if isinstance(number, int)}
    return memory


def remember(path: Path, memory: Memory) -> None:
    """Write the file, whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".new")
        draft.write_text(json.dumps(asdict(memory), indent=1), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        _LOG.info("choices not kept: %s", type(error).__name__)
