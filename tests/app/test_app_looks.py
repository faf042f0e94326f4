"""Themes, sizes, help and the command palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette
from textual.message import Message
from textual.widgets import OptionList

from reader.config import MAX_TEXT_WIDTH, MIN_TEXT_WIDTH, Settings
from reader.ui.commands import KeyedCommands
from reader.ui.keymap import KEYMAP, Context
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.reading import ReadingScreen
from reader.ui.themes import DEFAULT_THEME, THEMES
from tests.ui_samples import FIRST, LAST, TITLE

if TYPE_CHECKING:
    from tests.app.conftest import OpenReader

pytestmark = pytest.mark.usefixtures("library_path")
SIZES = [(68, 20), (80, 24), (133, 36), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_list_and_text(open_reader: OpenReader, size: tuple[int, int]) -> None:
    """At every usual size title and text are there, and no line is longer than the screen."""
    async with open_reader(size) as reader:
        assert TITLE in reader.text
        assert FIRST[:20] in reader.text
        assert {len(line) for line in reader.lines} == {size[0]}
        assert len(reader.lines) == size[1]


async def test_narrow_screen_shows_one_pane_at_a_time(open_reader: OpenReader) -> None:
    """Below 60 columns the list gives way to the text, and comes back."""
    async with open_reader((50, 20)) as reader:
        assert "● Zebra" in reader.text
        assert FIRST[:20] not in reader.text
        await reader.press("enter")
        assert "● Zebra" not in reader.text
        assert FIRST[:20] in reader.text
        await reader.press("e")
        assert "PEOPLE" in reader.text
        await reader.press("escape", "escape")
        assert "● Zebra" in reader.text


async def test_tiny_screen_still_works(open_reader: OpenReader) -> None:
    """Nothing breaks in a window of a few cells."""
    async with open_reader((12, 4)) as reader:
        await reader.press("j", "enter", "space", "e", "j", "escape")
        assert {len(line) for line in reader.lines} == {12}


async def test_text_column_is_capped(open_reader: OpenReader) -> None:
    """However wide the screen, a line of text stays readable."""
    async with open_reader((200, 60)) as reader:
        page = reader.screen.view._page
        assert page is not None
        assert max(line.end - line.start for line in page.lines) <= Settings().text_width


async def test_text_width_changes_and_is_remembered(open_reader: OpenReader) -> None:
    """> and < make the column wider and narrower, now and at the next start."""
    async with open_reader((200, 60)) as reader:
        await reader.press("greater_than_sign", "greater_than_sign", "less_than_sign", "greater_than_sign")
        assert reader.message == "Text 84 wide."
        assert reader.screen.view.text_width == 84
    async with open_reader((200, 60)) as reader:
        assert reader.screen.view.text_width == 84


@pytest.mark.parametrize(
    ("width", "key", "limit"), [(96, "greater_than_sign", MAX_TEXT_WIDTH), (44, "less_than_sign", MIN_TEXT_WIDTH)]
)
async def test_text_width_has_limits(open_reader: OpenReader, width: int, key: str, limit: int) -> None:
    """The column stays within what can be read."""
    async with open_reader((200, 60), settings=Settings(text_width=width)) as reader:
        await reader.press(key, key)
        assert reader.message == f"Text {limit} wide."


async def test_theme_changes_and_is_remembered(open_reader: OpenReader) -> None:
    """T goes through our themes; the one chosen is there at the next start."""
    names = [theme.name for theme in THEMES]
    async with open_reader() as reader:
        assert reader.app.theme == names[0] == DEFAULT_THEME
        grounds = set()
        for name in (*names[1:], names[0], names[1]):
            await reader.press("T")
            assert reader.app.theme == name
            grounds.add(reader.app.screen.get_style_at(*reader.place_of("Part 1")).bgcolor)
        assert len(grounds) == len(names)
        assert reader.message == "Theme light."
    async with open_reader() as reader:
        assert reader.app.theme == "nutgraf-light"


@pytest.mark.parametrize(
    ("wanted", "theme"), [("light", "nutgraf-light"), ("nutgraf-contrast", "nutgraf-contrast"), ("gruvbox", "gruvbox")]
)
async def test_theme_of_the_settings_is_used(open_reader: OpenReader, wanted: str, theme: str) -> None:
    """A theme may be named with or without our name before it; those of Textual work too."""
    async with open_reader(settings=Settings(theme=wanted)) as reader:
        assert reader.app.theme == theme
        assert TITLE in reader.text


async def test_unknown_theme_is_told(open_reader: OpenReader) -> None:
    """The default stands in, and a sentence says so."""
    async with open_reader(settings=Settings(theme="nonesuch")) as reader:
        assert reader.app.theme == DEFAULT_THEME
        await reader.until(lambda: reader.message == f"There is no theme 'nonesuch'; {DEFAULT_THEME} is used.")


async def test_problems_with_the_settings_are_told(open_reader: OpenReader) -> None:
    """Wrong settings and keys are reported on the screen, and the rest works."""
    settings = Settings(keys={"zen": "m", "theme": "Z"}, problems=("config.toml: colour is no setting.",))
    async with open_reader((200, 60), settings=settings) as reader:
        told = "config.toml: colour is no setting. config.toml: keys.zen: m is taken by mark"
        await reader.until(lambda: reader.message.startswith(told))
        await reader.press("Z")
        assert reader.app.theme != DEFAULT_THEME


async def test_remapped_key_takes_the_place_of_ours(open_reader: OpenReader) -> None:
    """The user's key works, ours no longer does, and hints and help name the user's."""
    async with open_reader(settings=Settings(keys={"help": "Z", "list_down": "x"})) as reader:
        assert "Z help" in reader.lines[0]
        await reader.press("question_mark")
        assert not isinstance(reader.app.screen, HelpScreen)
        await reader.press("x", "j")
        assert reader.screen.articles.cursor == 1
        await reader.press("Z")
        assert isinstance(reader.app.screen, HelpScreen)


async def test_zen_shows_the_text_alone(open_reader: OpenReader) -> None:
    """Z hides everything but the text, and esc or z bring it back."""
    async with open_reader() as reader:
        await reader.press("z")
        assert FIRST[:20] in reader.text
        assert "PEOPLE" not in reader.text
        assert "Zebra" not in reader.text
        await reader.press("escape")
        assert "PEOPLE" in reader.text
        await reader.press("z", "z")
        assert "PEOPLE" in reader.text


async def test_help_shows_the_keys_and_goes_away(open_reader: OpenReader) -> None:
    """? opens one page with all keys; it scrolls, and esc leaves it."""
    async with open_reader() as reader:
        await reader.press("question_mark")
        assert isinstance(reader.app.screen, HelpScreen)
        assert "Read the article" in reader.text
        await reader.press("space")
        assert "In the panel" in reader.text
        await reader.press("b", "b", "j", "k")
        assert "Nutgraf" in reader.text
        await reader.press("escape")
        assert reader.app.screen_stack == [reader.screen]


async def test_palette_lists_every_action_and_theme(open_reader: OpenReader) -> None:
    """Everything that works anywhere can be found by name, and all themes."""
    async with open_reader() as reader:
        hits = [hit async for hit in KeyedCommands(reader.screen).discover()]
        names = {str(hit.text) for hit in hits}
        assert names >= {key.label for key in KEYMAP if key.context is Context.ANYWHERE and key.id != "palette"}
        assert names >= {"Summary by Nutgraf", "Summary by LexRank", "Summary by Lead"}
        assert names >= {"Theme: dark", "Theme: light", "Theme: contrast", "Theme: gruvbox"}


async def test_palette_runs_what_is_chosen(open_reader: OpenReader) -> None:
    """: opens the palette, a few letters find the command, and Enter runs it."""
    async with open_reader() as reader:
        await reader.press("colon")
        assert isinstance(reader.app.screen, CommandPalette)
        await reader.paste("text alone")
        palette = reader.app.screen
        await reader.until(lambda: palette.query_one(OptionList).option_count == 1)
        await reader.press("down", "enter")
        await reader.until(lambda: reader.app.screen is reader.screen)
        assert reader.screen.has_class("-zen")


async def test_palette_knows_themes(open_reader: OpenReader) -> None:
    """A theme of Textual can be chosen by name, and is remembered."""
    async with open_reader() as reader:
        reader.app.choose_theme("dracula")
        await reader.settle()
        assert TITLE in reader.text
    async with open_reader() as reader:
        assert reader.app.theme == "dracula"


async def test_no_colour_is_respected(open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR what is lit is told by weight and lines alone."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_reader() as reader:
        await reader.press("e", "j")
        style = reader.app.screen.get_style_at(*reader.place_of(LAST[:7]))
        assert style.bold


def test_storeys_of_the_screen_do_not_hide_each_others_messages() -> None:
    """A message that two storeys call by one name would be heard by one of them alone."""
    names = [
        name
        for storey in ReadingScreen.__mro__
        if storey.__module__.startswith("reader.ui.screens")
        for name, value in vars(storey).items()
        if isinstance(value, type) and issubclass(value, Message)
    ]
    assert len(names) == len(set(names)) > 10
