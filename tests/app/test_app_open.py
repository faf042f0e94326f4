"""Opening articles and going from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui_samples import TITLE

if TYPE_CHECKING:
    from tests.app.conftest import OpenReader

pytestmark = pytest.mark.usefixtures("library_path")


async def test_app_opens_the_newest_article_at_the_start(open_reader: OpenReader) -> None:
    """The first article of the list is on screen without a key, and still unread."""
    async with open_reader() as reader:
        assert reader.title == TITLE
        assert "All 6 · Unread 6" in reader.lines[0]
        print(reader.text)
