"""Makes what in README.md is made from the program: the table of keys, and the picture of the screen.

Run in the environment of the tests: ``python .ci/readme.py``.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from reader.config import Settings
from reader.services.services import Services
from reader.ui.app import NutgrafApp
from reader.ui.keymap import KEYMAP, Context, shown

ROOT = Path(__file__).resolve().parent.parent
PLACES = {
    Context.ANYWHERE: "anywhere",
    Context.LIST: "in the list",
    Context.ARTICLE: "in the article",
    Context.PANEL: "in the panel",
    Context.PROMPT: "while you type",
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


async def picture() -> str:
    """The screen with the first sample, an entry of the panel lit, as SVG."""
    services = Services.open(samples=True)
    app = NutgrafApp(services, Settings())
    async with asyncio.timeout(60), app.run_test(size=(133, 36)) as pilot:
        await app.workers.wait_for_complete()
        while not services.showing_samples or services.tally().articles < 5:
            await pilot.pause(0.1)
        await app.workers.wait_for_complete()
        await pilot.press("G", "enter")
        while not app.screen.query_one("#article").highlights.entries:  # type: ignore[attr-defined]
            await pilot.pause(0.1)
        await pilot.press("e", "j")
        await pilot.pause(0.3)
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
