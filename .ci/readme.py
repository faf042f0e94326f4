"""Makes what in README.md is made from the program: the table of keys, and the picture of the screen.

Run in the environment of the tests: ``python .ci/readme.py``.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reader.config import Settings
from reader.services.services import Services
from reader.ui.app import NutgrafApp
from reader.ui.keymap import KEYMAP, Context, shown
from reader.ui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = 5
EXAMPLE = "Biden-Netanyahu Talks: World Leaders Discuss Situation in Gaza"
PLACES = {
    Context.ANYWHERE: "anywhere",
    Context.LIST: "in the list",
    Context.ARTICLE: "in the article",
    Context.PANEL: "in the panel",
    Context.LISTS: "in the lists",
    Context.PROMPT: "while you type",
    Context.NAME: "on the page of a name",
    Context.FACETS: "among who, where, how much and when",
}


def key_table() -> str:
    """All keys as a table of Markdown."""
    rows = ["| key | does | where | name |", "|---|---|---|---|"]
    for place, words in PLACES.items():
        for key in KEYMAP:
            if key.context is place:
                names = " ".join(f"`{shown(name)}`" for name in key.key_list)
                rows.append(f"| {names} | {key.label} | {words} | `{key.id}` |")
    return "\n".join(rows)


def _title(screen: ReadingScreen) -> str | None:
    shown_now = screen._stored  # noqa: SLF001 - what the page shows
    return shown_now.article.title if shown_now else None


async def picture() -> str:
    """The screen with the first sample, an entry of the panel lit, as SVG."""
    services = Services.open(samples=True)
    app = NutgrafApp(services, Settings())
    async with asyncio.timeout(60), app.run_test(size=(133, 36)) as pilot:

        async def until(is_so: Callable[[ReadingScreen], bool]) -> None:
            while not (isinstance(app.screen, ReadingScreen) and is_so(app.screen)):
                await pilot.pause(0.1)

        await until(lambda screen: screen.articles.row(SAMPLES - 1) is not None)
        await pilot.press("G", "enter")
        await until(lambda screen: _title(screen) == EXAMPLE and bool(screen.view.highlights.entries))
        await pilot.press("e", "j")
        await until(lambda screen: screen.status.message.startswith("Benjamin Netanyahu"))
        svg = app.export_screenshot(title="nutgraf")
    services.close()
    return svg


def main() -> None:
    """Write both."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    text = re.sub(
        r"(<!-- keys.*?-->\n).*?(\n<!-- /keys -->)", lambda m: m[1] + key_table() + m[2], text, flags=re.DOTALL
    )
    readme.write_text(text, encoding="utf-8")
    with tempfile.TemporaryDirectory() as home:
        os.environ["NUTGRAF_HOME"] = home
        (ROOT / ".ci" / "screen.svg").write_text(asyncio.run(picture()), encoding="utf-8")


if __name__ == "__main__":
    main()
