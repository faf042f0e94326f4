"""The table of keys, and the keys that users put in place of ours."""

from __future__ import annotations

import inspect
import re
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.actions import parse
from textual.keys import KEY_ALIASES, Keys

from reader import paths
from reader.cli.arguments import COMMANDS
from reader.query.fields import FIELDS, Field
from reader.ui.app import NutgrafApp
from reader.ui.keymap import KEYMAP, Context, Key, remapped, shown
from reader.ui.screens.help import help_text
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.entity_view import EntityView
from reader.ui.widgets.facet_view import FacetView
from reader.ui.widgets.lists_view import ListsView
from reader.ui.widgets.panel import Panel
from reader.ui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Mapping

README = Path(__file__).resolve().parents[2] / "README.md"
TARGETS: dict[str, type] = {"screen": ReadingScreen, "app": NutgrafApp}
PANES: dict[Context, type] = {
    Context.ANYWHERE: ReadingScreen,
    Context.LIST: ArticleList,
    Context.ARTICLE: ArticleView,
    Context.PANEL: Panel,
    Context.LISTS: ListsView,
    Context.PROMPT: Prompt,
    Context.NAME: EntityView,
    Context.FACETS: FacetView,
}
ANYWHERE_AND_ELSEWHERE = [{Context.ANYWHERE, pane} for pane in PANES if pane is not Context.PROMPT]


def keys_of(wanted: Mapping[str, str], action: str) -> tuple[tuple[str, ...], list[str]]:
    """The keys of an action after a remap, and the complaints."""
    keymap, problems = remapped(KEYMAP, wanted)
    return next(key.key_list for key in keymap if key.id == action), problems


@pytest.mark.parametrize("key", KEYMAP, ids=lambda key: key.id)
def test_key_has_an_action_that_takes_its_arguments(key: Key) -> None:
    """The action of each key is a method of the screen, the app or the pane where the key works."""
    target, name, arguments = parse(key.action)
    owner = TARGETS[target] if target else PANES[key.context]
    method = getattr(owner, f"action_{name}")
    inspect.signature(method).bind(None, *arguments)


@pytest.mark.parametrize("key", KEYMAP, ids=lambda key: key.id)
def test_key_is_one_that_terminals_send(key: Key) -> None:
    """Each name is a single character's or a key's that Textual knows."""
    named = {known.value for known in Keys} | set(KEY_ALIASES)
    for name in key.key_list:
        assert len(name) == 1 or name in named or name in _names_of_characters()


def _names_of_characters() -> set[str]:
    from textual.keys import _character_to_key

    return {_character_to_key(chr(code)) for code in range(33, 127)}


def test_key_ids_are_unique() -> None:
    """What a user remaps is one action."""
    ids = [key.id for key in KEYMAP]
    assert sorted(set(ids)) == sorted(ids)


def test_no_two_keys_clash() -> None:
    """A key does one thing in each pane, and what works anywhere means the same in all; a prompt may take it."""
    clashes = [
        (one.id, other.id)
        for one, other in combinations(KEYMAP, 2)
        if (one.context is other.context or {one.context, other.context} in ANYWHERE_AND_ELSEWHERE)
        and set(one.key_list) & set(other.key_list)
    ]
    assert clashes == []


def test_every_action_works_without_ctrl_and_alt() -> None:
    """Multiplexers and terminals take those keys for themselves."""
    assert [key.id for key in KEYMAP if all(re.search("ctrl|alt", name) for name in key.key_list)] == []


def test_every_key_is_bound_in_its_pane() -> None:
    """The bindings of the panes carry the ids of the table, so that users can remap them."""
    for context, pane in PANES.items():
        bound = {binding.id for binding in pane.__dict__["BINDINGS"]}
        assert bound == {key.id for key in KEYMAP if key.context is context}


def test_every_key_stands_in_the_help() -> None:
    """The help shows each key as people write it, with what it does."""
    lines = help_text(KEYMAP).plain.splitlines()
    for key in KEYMAP:
        names = "  ".join(shown(name) for name in key.key_list)
        assert any(line.strip().startswith(names) and line.endswith(key.label) for line in lines), key.id


@pytest.mark.parametrize("key", KEYMAP, ids=lambda key: key.id)
def test_key_stands_in_the_table_of_the_readme(key: Key) -> None:
    """A row of a table has the action's label, and its first key as people write it."""
    rows = [line.strip().strip("|").split("|") for line in README.read_text().splitlines() if line.startswith("|")]
    keys = {
        name
        for cells in rows
        if key.label in [cell.strip() for cell in cells]
        for cell in cells
        for name in re.split(r"[\s`,]+", cell)
    }
    assert shown(key.key_list[0]) in keys


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: field.name)
def test_field_of_queries_stands_in_help_and_readme(field: Field) -> None:
    """Everything that a search can ask for is told of where people look."""
    assert field.example in help_text(KEYMAP).plain
    assert f"`{field.name}:" in README.read_text()
    assert all(f"`{state}`" in README.read_text() for state in field.states)


@pytest.mark.parametrize("command", COMMANDS)
def test_command_stands_in_the_readme(command: str) -> None:
    """Every command of the command line is named as one types it."""
    assert re.search(rf"\bnutgraf {command}\b", README.read_text())


def test_readme_is_the_one_of_the_project() -> None:
    """The file that the tests read is the one that ships."""
    assert README.parent == paths.bundled("seeds").parent


def test_shown_writes_keys_as_people_do() -> None:
    """Names of signs become the signs; letters stay."""
    assert [shown(key) for key in ("right_square_bracket", "shift+up", "escape", "J", "f5")] == [
        "]",
        "⇧↑",
        "esc",
        "J",
        "F5",
    ]


def test_remap_replaces_the_keys_of_an_action() -> None:
    """A user's keys stand in place of ours, in the order given."""
    assert keys_of({"theme": "Z,ctrl+t"}, "theme") == (("Z", "ctrl+t"), [])


def test_remap_changes_nothing_else() -> None:
    """All other actions keep their keys and their places in the table."""
    keymap, _ = remapped(KEYMAP, {"theme": "Z"})
    assert [key for key in keymap if key.id != "theme"] == [key for key in KEYMAP if key.id != "theme"]
    assert [key.id for key in keymap] == [key.id for key in KEYMAP]


@pytest.mark.parametrize(
    ("written", "name"),
    [("/", "slash"), ("]", "right_square_bracket"), ("?", "question_mark"), ("+", "plus"), (",", "comma"), ("!", "!")],
)
def test_remap_takes_signs_as_they_are(written: str, name: str) -> None:
    """A sign may be written instead of its name, which is what Textual knows."""
    keymap = [key for key in KEYMAP if name not in key.key_list]
    changed, problems = remapped(keymap, {"zen": f" {written} "})
    assert (next(key.key_list for key in changed if key.id == "zen"), problems) == ((name,), [])


def test_remap_complains_of_an_unknown_action() -> None:
    """The sentence names the action and where to find the right one."""
    keymap, problems = remapped(KEYMAP, {"fly": "Z"})
    assert keymap == KEYMAP
    assert problems == ["config.toml: there is no action 'fly' under [keys]; `nutgraf keys` lists them all."]


def test_remap_complains_of_no_key() -> None:
    """An action without a key could not be reached."""
    for written in ("", " ", "w,,x"):
        keys, problems = keys_of({"theme": written}, "theme")
        assert keys == ("T",)
        assert problems == ["config.toml: keys.theme names no key; the built-in one stays."]


@pytest.mark.parametrize("written", ["foo", "Escape", "x,ctrl+foo", "hop+x", "f25"])
def test_remap_complains_of_an_unknown_key(written: str) -> None:
    """A key that no terminal sends would leave the action without one."""
    keys, problems = keys_of({"theme": written}, "theme")
    name = written.rpartition(",")[2]
    assert keys == ("T",)
    assert problems == [f"config.toml: keys.theme: there is no key {name!r}; the built-in one stays."]


@pytest.mark.parametrize("written", ["ü", "ctrl+t", "alt+enter", "f12", "exclamation_mark", "ctrl+shift+up", "delete"])
def test_remap_takes_every_key_that_terminals_send(written: str) -> None:
    """Letters of any script, keys with names, signs by name, and modifiers before them."""
    assert keys_of({"theme": written}, "theme") == ((written,), [])


def test_built_in_keys_could_be_written_by_users() -> None:
    """What `nutgraf keys` shows can be given back to an action in the settings."""
    for key in KEYMAP:
        assert remapped([key], {key.id: key.keys}) == ((key,), [])


def test_remap_complains_of_a_clash_in_the_same_pane() -> None:
    """The sentence names the key, and whose it is; the built-in key stays."""
    keys, problems = keys_of({"list_top": "Z,G"}, "list_top")
    assert keys == ("g", "home")
    assert problems == ["config.toml: keys.list_top: G is taken by list_bottom; the built-in key stays."]


def test_remap_complains_of_a_clash_with_a_key_for_all_panes() -> None:
    """A key of one pane must not hide one that works anywhere, nor the other way round."""
    assert keys_of({"article_top": "T"}, "article_top")[1] == [
        "config.toml: keys.article_top: T is taken by theme; the built-in key stays."
    ]
    assert keys_of({"theme": "g"}, "theme")[1] == [
        "config.toml: keys.theme: g is taken by list_top; the built-in key stays."
    ]


def test_remap_allows_the_same_key_in_different_panes() -> None:
    """A key may mean different things in the list and in the panel."""
    assert keys_of({"list_top": "Z", "panel_top": "Z"}, "panel_top") == (("Z",), [])


def test_remap_may_take_a_key_that_was_given_up() -> None:
    """A key is free once its action has another one."""
    assert keys_of({"theme": "Z", "zen": "T"}, "zen") == (("T",), [])


def test_remapped_lets_two_actions_change_places() -> None:
    """A clash is looked for when all entries are in their place."""
    table, problems = remapped(KEYMAP, {"delete": "U", "undo": "D"})
    keys = {key.id: key.keys for key in table}
    assert (keys["delete"], keys["undo"], problems) == ("U", "D", [])


def test_remapped_gives_back_what_another_entry_had_taken() -> None:
    """An entry that falls back to its built-in key takes it from the entry that had got it."""
    wanted = {"undo": "m", "delete": "U"}  # m is taken, so U stays with undo, and delete keeps its own
    table, problems = remapped(KEYMAP, wanted)
    keys = {key.id: key.keys for key in table}
    assert (keys["delete"], keys["undo"], len(problems)) == ("D", "U", 2)
    table, problems = remapped(KEYMAP, dict(reversed(wanted.items())))
    assert ({key.id: key.keys for key in table}, len(problems)) == (keys, 2)
