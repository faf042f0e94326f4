"""What is a part of the article: c chooses a line and changes it in all of a source, x shows the article alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.errors import AnalysisError, StorageError
from reader.frozen import replace
from reader.library.library import Library
from reader.model import CLEAN_ROLES, ArticleId, Role
from reader.services import Services
from reader.ui import wording
from reader.ui.screens.library_screen import LibraryScreen
from tests.boilerplate_samples import HEAD, TAIL, story
from tests.ui_samples import analysis_of, bridge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.app.conftest import OpenReader, Reader

COST = "What it cost"
FRAME = [*HEAD, *TAIL]


@pytest.fixture(autouse=True)
def wanted(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A library of four stories with one frame, the newest number 4, analysed; and what is asked to be analysed."""
    path = paths.library_file()
    path.parent.mkdir(parents=True)
    library = Library.open(path)
    library.add_many((story(number), None) for number in range(4))
    for number in range(1, 5):
        stored = library.article(ArticleId(number))
        assert stored is not None
        library.save_analysis(analysis_of(stored.article, ()), stored.text_hash)
    library.close()
    asked: list[int] = []

    def note(_: Services, article_id: int, neighbours: Sequence[int] = ()) -> None:
        del neighbours
        asked.append(article_id)

    monkeypatch.setattr(Services, "want", note)
    return asked


def dimmed(reader: Reader) -> list[str]:
    """The lines of the article on the page that are no part of it."""
    stored = reader.screen.view._stored
    assert stored is not None
    article = stored.article
    return [article.text[b.start : b.end] for b in article.blocks if b.role not in CLEAN_ROLES]


def marked(reader: Reader) -> str:
    """The line that is marked."""
    stored, block = reader.screen.view._stored, reader.screen.view.marked_block
    return stored.article.text[block.start : block.end] if stored and block else ""


async def choose(reader: Reader, line: str) -> None:
    """Mark a line by the keys."""
    await reader.press("enter", "c")
    for _ in range(20):
        if marked(reader) == line:
            return
        await reader.press("j")
    raise AssertionError(reader.text)


async def test_c_marks_a_line_and_says_what_it_is(open_reader: OpenReader) -> None:
    """J and k go from line to line and stop at the ends; the title is none of them; esc leaves them."""
    async with open_reader() as reader:
        await reader.press("enter", "c")
        assert marked(reader) == HEAD[0]
        assert "▸ Startseite" in reader.text
        assert reader.message == "Dimmed: 4 articles have it. c restores it in all of “paper”, esc leaves."
        await reader.press("j", "j")
        assert marked(reader).startswith("The bridge in Lagos"[:13])
        assert reader.message == "Part of the article. c dims it in all of “paper”, esc leaves."
        await reader.press(*"jjjjjjjjj")
        assert marked(reader) == TAIL[-1]
        await reader.press("g")
        assert marked(reader) == HEAD[0]
        await reader.press("escape")
        assert (marked(reader), reader.message) == ("", "")
        assert "▸ Startseite" not in reader.text
        assert reader.screen.view.has_focus
        await reader.press("j")
        assert marked(reader) == ""


async def test_c_dims_a_line_in_all_of_the_source(open_reader: OpenReader, wanted: list[int]) -> None:
    """At once here, and in the next article; what is said stays until the mark moves."""
    async with open_reader() as reader:
        await choose(reader, COST)
        del wanted[:]
        await reader.press("c")
        assert reader.message == "Dimmed in all of “paper” now. U undoes it."
        assert dimmed(reader) == [*HEAD, COST, *TAIL]
        await reader.press("k")
        assert reader.message.startswith("Part of the article.")
        await reader.press("j")
        assert reader.message == "Dimmed: by you. c restores it in all of “paper”, esc leaves."
        await reader.press("J")
        assert dimmed(reader) == [*HEAD, COST, *TAIL]
        assert marked(reader) == ""


async def test_c_shows_before_it_is_kept(open_reader: OpenReader) -> None:
    """The next frame has it; the library follows."""
    async with open_reader() as reader:
        await choose(reader, COST)
        reader.screen.action_choose_line()
        assert COST in dimmed(reader)
        stored = reader.screen.services.article(ArticleId(4))
        assert stored is not None
        assert next(b for b in stored.article.blocks if b.rule == "by-hand" or b.role is Role.BODY).rule != "by-hand"
        await reader.settle()
        assert COST in dimmed(reader)


async def test_c_brings_a_dimmed_line_back(open_reader: OpenReader) -> None:
    """What was learned gives way; once more, and it is as it was."""
    async with open_reader() as reader:
        await choose(reader, TAIL[0])
        await reader.press("c")
        assert reader.message == "Part of the article in all of “paper” now. U undoes it."
        assert dimmed(reader) == [*HEAD, TAIL[1]]
        await reader.press("c")
        assert dimmed(reader) == FRAME
        await reader.press("k", "j")
        assert reader.message.startswith("Dimmed: 4 articles have it.")


async def test_undo_takes_a_choice_back_and_asks_for_an_analysis(open_reader: OpenReader, wanted: list[int]) -> None:
    """On the page at once, wherever the reader is by then."""
    async with open_reader() as reader:
        await choose(reader, COST)
        await reader.press("c", "escape")
        del wanted[:]
        await reader.press("U")
        assert reader.message == f"“{COST}” is as it was before."
        assert dimmed(reader) == FRAME
        assert wanted == [4]
        await reader.press("U")
        assert reader.message == "Nothing to undo."


async def test_choice_that_cannot_be_kept_is_shown_no_more(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says what the library says."""

    def fail(*_: object, **__: object) -> None:
        raise StorageError("The disk is full.")

    async with open_reader() as reader:
        await choose(reader, COST)
        monkeypatch.setattr(Library, "choose_line", fail)
        await reader.press("c")
        assert reader.message == "The disk is full."
        assert dimmed(reader) == FRAME


async def test_analysis_that_fails_anew_takes_none_away(open_reader: OpenReader) -> None:
    """What is on the screen was made of the same text."""
    async with open_reader() as reader:
        await choose(reader, COST)
        await reader.press("c")
        before = reader.screen._analysis
        assert before is not None
        reader.screen.post_message(LibraryScreen.Analysed(ArticleId(4), AnalysisError("It took too long.")))
        await reader.settle()
        assert reader.screen._analysis == before
        assert wording.NOT_ANALYSED not in reader.text
        assert "It took too long." not in reader.text


async def test_choosing_ends_with_the_focus(open_reader: OpenReader) -> None:
    """Who goes to another pane chooses no line."""
    async with open_reader() as reader:
        await reader.press("enter", "c", "l")
        assert reader.screen.panel.has_focus
        assert marked(reader) == ""


async def test_line_that_is_clicked_is_marked(open_reader: OpenReader) -> None:
    """While lines are chosen; names in it are not pinned then."""
    async with open_reader() as reader:
        await reader.press("enter", "c")
        await reader.click(COST)
        assert marked(reader) == COST


async def test_mark_comes_along_with_the_page(open_reader: OpenReader) -> None:
    """A page further on the first line that begins there is marked; no key opens another article."""
    library = Library.open(paths.library_file())
    article = replace(bridge(), location="/long.txt")
    added = library.add(article, None)
    library.save_analysis(analysis_of(article))
    library.close()
    async with open_reader((80, 24)) as reader:
        await reader.press("enter", "c", "space")
        view = reader.screen.view
        block = view.marked_block
        assert block is not None
        assert view._page is not None
        assert view.scroll_offset.y <= view._page.line_of(block.start) < view.scroll_offset.y + view.size.height
        await reader.press("G", "space", "space")
        assert marked(reader).startswith("Bo Park, who drew it")
        assert reader.screen._stored is not None
        assert reader.screen._stored.row.id == added.id


async def test_x_shows_the_article_alone(open_reader: OpenReader) -> None:
    """And says how much is left out; the next article is shown so, too, and after the next start."""
    async with open_reader() as reader:
        await reader.press("enter", "x")
        assert reader.message == wording.left_out(4)
        assert "4 lines left out" in reader.text
        assert not any(line in reader.text for line in FRAME)
        assert COST in reader.text
        await reader.press("J")
        assert not any(line in reader.text for line in FRAME)
    async with open_reader() as reader:
        assert not any(line in reader.text for line in FRAME)
        await reader.press("enter", "x")
        assert reader.message == "All lines are shown."
        assert all(line in reader.text for line in FRAME)


async def test_x_keeps_the_place(open_reader: OpenReader) -> None:
    """The line at the top stays at the top, where every other line above it goes, and comes back."""
    library = Library.open(paths.library_file())
    article = bridge()
    blocks = [replace(b, role=Role.PROMO if n % 2 else b.role) for n, b in enumerate(article.blocks)]
    article = replace(article, blocks=tuple(blocks))
    library.add(article, None)
    library.save_analysis(analysis_of(article))
    library.close()
    async with open_reader() as reader:
        view = reader.screen.view
        await reader.press("enter", "space", "space")
        shown = {block.start for block in blocks if block.role is Role.BODY}
        for _ in range(9):
            if view._top_offset() in shown:
                break
            await reader.press("j")
        offset = view._top_offset()
        assert offset in shown
        for _ in range(2):
            await reader.press("x")
            assert view._top_offset() == offset


async def test_lines_left_out_are_shown_to_be_chosen(open_reader: OpenReader) -> None:
    """And left out again afterwards."""
    async with open_reader() as reader:
        await reader.press("enter", "x", "c")
        assert all(line in reader.text for line in FRAME)
        await reader.press("escape")
        assert not any(line in reader.text for line in FRAME)


async def test_x_ends_choosing(open_reader: OpenReader) -> None:
    """It shows at once what it says."""
    async with open_reader() as reader:
        await reader.press("enter", "c", "x")
        assert marked(reader) == ""
        assert not any(line in reader.text for line in FRAME)


async def test_line_left_out_is_shown_when_it_is_gone_to(open_reader: OpenReader) -> None:
    """What is looked for is found there, too; the next article is the article alone again."""
    async with open_reader() as reader:
        await reader.press("enter", "x", "slash")
        await reader.paste("Redaktion")
        assert TAIL[1] in reader.text
        await reader.press("enter", "J")
        assert TAIL[1] not in reader.text


async def test_mention_left_out_is_passed_over(open_reader: OpenReader) -> None:
    """Going from mention to mention stays in what is shown; where all are left out, they are shown."""
    library = Library.open(paths.library_file())
    article = story(5, head=("Ada Lind in Norby",), tail=("Bo Park",))
    article = replace(article, text=article.text.replace("Tallinn", "Norby  "))
    blocks = [
        replace(b, role=Role.PROMO) if b in (article.blocks[0], article.blocks[-1]) else b for b in article.blocks
    ]
    article = replace(article, blocks=tuple(blocks))
    library.add(article, None)
    library.save_analysis(analysis_of(article, ()))
    library.close()
    async with open_reader() as reader:
        await reader.press("enter", "x", "right_square_bracket")
        assert reader.lit() == "Norby"
        assert reader.screen.view.shows_clean_alone
        await reader.press("e", "g", "j")
        assert reader.lit() == "Bo Park"
        assert not reader.screen.view.shows_clean_alone


async def test_nothing_to_choose_and_nothing_to_leave_out_is_said(open_reader: OpenReader) -> None:
    """Of a text that is a title alone."""
    library = Library.open(paths.library_file())
    article = story(6, head=(), tail=())
    library.add(replace(article, text=article.text[: article.blocks[0].end], blocks=article.blocks[:1]), None)
    library.close()
    async with open_reader() as reader:
        await reader.press("enter", "c")
        assert reader.message == wording.NO_LINE
        await reader.press("x")
        assert reader.message == wording.left_out(0)
