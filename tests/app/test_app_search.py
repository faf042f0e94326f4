"""Searching the library, and finding in the article."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.analysis.version import PIPELINE_VERSION
from reader.frozen import replace
from reader.library.finding import snippets
from reader.library.library import Library
from reader.model import Analysis, Figure, NumberMention
from reader.query.fields import FIELDS
from reader.ui.widgets.prompt import Asking
from tests.app.conftest import SHORT_ARTICLES
from tests.ui_samples import LAST, TITLE, make_article

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import OpenReader

pytestmark = pytest.mark.usefixtures("library_path")
ZEBRA, MARKUP, FERRY, OWL = (title for title, _published in SHORT_ARTICLES)


async def test_search_lists_while_one_types(open_reader: OpenReader) -> None:
    """Each letter narrows the list, which shows where the words were found."""
    async with open_reader() as reader:
        await reader.press("slash")
        assert reader.screen.prompt.asking is Asking.SEARCH
        await reader.press("o", "s", "t")
        assert "“ost” in 2 articles · last added first" in reader.lines[0]
        await reader.paste("mark zzz")
        assert "Nothing has “ostmark zzz”" in reader.lines[0]


async def test_search_keeps_the_typing_in_the_prompt(open_reader: OpenReader) -> None:
    """Letters that are keys elsewhere are letters here."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.press("Q", "j", "slash", "q")
        assert reader.screen.prompt.words == "Qj/q"
        assert reader.app.is_running


async def test_search_lands_on_the_hit(open_reader: OpenReader) -> None:
    """A hit at the end of a long article is in sight when it opens, and marked."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("stayed")
        await reader.press("enter", "enter")
        assert reader.title == TITLE
        assert reader.screen.view.has_focus
        x, y = reader.place_of("stayed")
        assert LAST.partition(" stayed")[0] in reader.lines[y]
        assert reader.app.screen.get_style_at(x, y).underline or reader.app.screen.get_style_at(x, y).bold


async def test_search_lands_on_the_hit_from_a_short_article(open_reader: OpenReader) -> None:
    """Also when the article before was too short to scroll."""
    async with open_reader() as reader:
        await reader.press("J", "S")
        await reader.paste("stayed")
        await reader.press("enter", "enter")
        reader.place_of("stayed at home")


async def test_search_lands_on_what_the_excerpt_could_not_show(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Excerpts look at the beginning of a text alone, and an opened article at all of it."""
    monkeypatch.setattr(snippets, "MAX_SCANNED_CHARS", 1000)
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("stayed")
        assert reader.title == TITLE
        reader.place_of("stayed at home")


async def test_search_goes_on_to_the_next_match_in_the_article(open_reader: OpenReader) -> None:
    """N steps through the words that the library was searched for."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("Lind")
        await reader.press("enter", "enter", "n")
        assert reader.message == "Match 2 of 13"
        await reader.press("N", "N")
        assert reader.message == "Match 13 of 13"


async def test_search_moves_in_the_results_while_one_types(open_reader: OpenReader) -> None:
    """The arrows choose a result, Enter goes to it."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("tells")
        await reader.press("down", "down", "up", "enter", "enter")
        assert reader.title == MARKUP


async def test_search_by_relevance_has_a_key(open_reader: OpenReader) -> None:
    """O sorts the results the other way, and the bar says which way it is."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("Norby")
        await reader.press("enter", "O")
        assert "best match first" in reader.lines[0]
        await reader.press("O")
        assert "last added first" in reader.lines[0]


async def test_search_that_finds_nothing_says_what_to_do(open_reader: OpenReader) -> None:
    """The page names the words and the way on; esc brings the list back."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("xyzzy")
        await reader.press("enter")
        assert "Nothing has “xyzzy”" in reader.lines[0]
        await reader.press("escape")
        assert "All 6" in reader.lines[0]
        assert reader.title == TITLE


async def test_search_without_words_is_left(open_reader: OpenReader) -> None:
    """Enter in an empty prompt goes back to the list."""
    async with open_reader() as reader:
        await reader.press("slash", "enter")
        assert reader.screen.prompt.asking is None
        assert reader.screen.articles.has_focus
        assert "All 6" in reader.lines[0]


async def test_search_is_left_step_by_step(open_reader: OpenReader) -> None:
    """Esc goes from the text to the results, and from there to the list."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("ferry")
        await reader.press("enter", "enter", "escape")
        assert reader.screen.articles.has_focus
        assert "“ferry” in 1 article" in reader.lines[0]
        await reader.press("escape")
        assert "All 6" in reader.lines[0]
        assert reader.title == FERRY


async def test_search_from_the_text_by_its_own_key(open_reader: OpenReader) -> None:
    """S searches the library where / finds in the article."""
    async with open_reader() as reader:
        await reader.press("l", "S")
        assert reader.screen.prompt.asking is Asking.SEARCH


async def test_search_tells_the_fields_there_are(open_reader: OpenReader) -> None:
    """An empty prompt says how to narrow a search."""
    async with open_reader() as reader:
        await reader.press("slash")
        assert reader.message == "title: source: person: place: org: number: unit: what: … narrow it"


async def test_tab_completes_a_field_and_its_value(open_reader: OpenReader) -> None:
    """What is offered stands in the line at the bottom, with its key; the first is taken, and searched at once."""
    async with open_reader() as reader:
        await reader.press("slash", "i")
        assert reader.message == "is:"
        await reader.press("tab")
        assert reader.message == "unread · read · starred · updated · sample …"
        assert "tab complete" in reader.lines[-2]
        await reader.press("f", "tab")
        assert reader.screen.prompt.words == "is:failed "
        assert reader.message == ""
        assert "“is:failed” in 1 article" in reader.lines[0]
        assert reader.screen.prompt.asking is Asking.SEARCH


async def test_values_of_the_library_are_offered(open_reader: OpenReader) -> None:
    """Where there are few, with the number of articles that have them."""
    async with open_reader() as reader:
        sources = reader.app.services.values(FIELDS["source"])
        await reader.press("slash")
        await reader.paste("source:")
        name, count = sources[0]
        assert reader.message.startswith(f"{name} {count}")
        await reader.press("tab")
        assert f"in {count} article" in reader.lines[0]


async def test_names_are_offered_while_they_are_typed(open_reader: OpenReader) -> None:
    """By the beginning of any word of them; the first is taken, and finds as many articles as were told."""
    async with open_reader() as reader:
        services = reader.app.services
        offered = services.values(FIELDS["place"])
        name, count = offered[0]
        last = name.split()[-1]
        await reader.press("slash")
        await reader.paste(f"place:{last[:3]}")
        await reader.until(lambda: name in reader.message)
        await reader.press("tab")
        assert name in reader.screen.prompt.words
        assert len(services.search(reader.screen.prompt.words)) == count


async def test_tab_stays_in_a_prompt_that_completes_nothing(open_reader: OpenReader) -> None:
    """Neither words nor the other prompts have anything to complete."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("ferry")
        await reader.press("tab")
        assert reader.screen.prompt.words == "ferry"
        await reader.press("escape", "f", "i", "tab")
        assert reader.screen.prompt.words == "i"
        assert reader.screen.prompt.asking is Asking.FILTER


async def test_what_cannot_be_read_is_told_and_the_rest_searched(open_reader: OpenReader) -> None:
    """The spot is underlined once the cursor has left it; the sentence stays after Enter."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("date:soon ferry")
        assert reader.message.startswith("date: takes a day")
        assert "in 1 article" in reader.lines[0]
        x, y = reader.place_of("date:soon", within="#prompt")
        assert reader.app.screen.get_style_at(x, y).underline
        assert not reader.app.screen.get_style_at(x + len("date:soon f"), y).underline
        await reader.press("enter")
        assert reader.message.startswith("date: takes a day")


async def test_search_that_asks_nothing_yet_lists_all(open_reader: OpenReader) -> None:
    """The list does not vanish for a field without its value; with Enter one is told."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("title:")
        assert "All 6" in reader.lines[0]
        await reader.press("enter")
        assert reader.message == "title: takes a word or a “phrase”."
        assert "All 6" in reader.lines[0]


async def test_text_lights_what_the_library_found(open_reader: OpenReader) -> None:
    """A word in another case and without its accent, and nothing that is excluded or asked of a field."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("TELLS férry is:unread -zebra")
        await reader.press("enter", "enter")
        assert reader.title == FERRY
        for word in ("tells", "ferry"):
            x, y = reader.place_of(word)
            assert reader.app.screen.get_style_at(x, y).underline or reader.app.screen.get_style_at(x, y).bold
        await reader.press("n")  # from the hit that the page came to, behind the title, round to the one in the title
        assert reader.message == "Match 1 of 2"


async def test_figure_that_is_asked_for_is_shown_and_stepped_to(open_reader: OpenReader, library_path: Path) -> None:
    """In the excerpt, and in the article, which opens where it stands; its matches are those that n goes through."""
    article = make_article(
        f"A trial\n\n{'It went on for long. ' * 400}\n\nThe bail was $250,000, or $250,000 in coins."
    )
    spans = [found.span() for found in re.finditer(r"\$250,000", article.text)]
    numbers = tuple(NumberMention(*span, "money", *span, value="250000", unit="USD", figure=1) for span in spans)
    figures = (Figure(1, "money", "$250,000", (0, 1)),)
    with closing(Library.open(library_path)) as library:
        library.add(article, None)
        library.save_analysis(Analysis(PIPELINE_VERSION, article.text_hash, numbers=numbers, figures=figures))
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("number:>20000 unit:USD")
        await reader.press("enter")
        reader.place_of("$250,000", "#articles")
        await reader.press("enter")
        x, y = reader.place_of("$250,000")
        assert reader.app.screen.get_style_at(x, y).underline or reader.app.screen.get_style_at(x, y).bold
        await reader.press("n")
        assert reader.message == "Match 2 of 2"


async def test_name_that_is_asked_for_is_stepped_through(open_reader: OpenReader) -> None:
    """All its mentions, and after a correction those that are left."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("person:park")
        await reader.press("enter", "enter")
        assert reader.title == TITLE
        x, y = reader.place_of("Bo Park")
        assert reader.app.screen.get_style_at(x, y).underline or reader.app.screen.get_style_at(x, y).bold
        await reader.press("n")
        assert reader.message == "Match 1 of 1"
        shown = reader.screen._analysis
        assert shown is not None
        left = tuple(entity for entity in shown.entities if entity.name != "Bo Park")
        reader.screen._change_entries(replace(shown, entities=left))
        assert reader.screen.view.step_match(1) is None


async def test_find_marks_and_counts_while_one_types(open_reader: OpenReader) -> None:
    """In the article / finds there, tells how often, and goes to the first place."""
    async with open_reader() as reader:
        await reader.press("l", "slash")
        assert reader.screen.prompt.asking is Asking.FIND
        await reader.paste("ostmark")
        assert reader.message == "1 found"
        reader.place_of("Ostmark")
        await reader.paste("x")
        assert reader.message == "Nothing here has “ostmarkx”."


async def test_find_steps_from_match_to_match(open_reader: OpenReader) -> None:
    """After Enter n and N go through the matches, round at the ends."""
    async with open_reader() as reader:
        await reader.press("l", "slash")
        await reader.paste("part 6")
        await reader.press("enter", "n")
        assert reader.message == "Match 2 of 2"
        reader.place_of("Part 60 ")
        await reader.press("n")
        assert reader.message == "Match 1 of 2"
        reader.place_of("Part 6 ")


async def test_find_ends_with_escape(open_reader: OpenReader) -> None:
    """Esc in the prompt forgets the words; n goes to the next unread article again."""
    async with open_reader() as reader:
        await reader.press("l", "slash")
        await reader.paste("norby")
        await reader.press("escape")
        assert reader.screen.view.has_focus
        await reader.press("n")
        assert reader.title == ZEBRA


async def test_find_ends_with_the_article(open_reader: OpenReader) -> None:
    """The next article has no matches of the one before."""
    async with open_reader() as reader:
        await reader.press("l", "slash")
        await reader.paste("norby")
        await reader.press("enter", "J", "n")
        assert reader.title == MARKUP


async def test_prompt_makes_what_is_pasted_safe(open_reader: OpenReader) -> None:
    """Escape sequences and line ends in a pasted text do not reach the terminal."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("fer\x1b[31mry\u202e")
        assert reader.screen.prompt.words == "ferry"
        assert "“ferry” in 1 article" in reader.lines[0]
