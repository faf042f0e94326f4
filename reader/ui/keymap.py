"""All keys of the program in one table: it makes the bindings, the help, the hints and ``nutgraf keys``.

Pure: no Textual, so that the command line can print it. No action needs ctrl or alt: multiplexers, terminals
and editors around us take those for themselves. A key may mean another thing in another pane.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Context(StrEnum):
    """Where a key works: everywhere, or in the pane that has the focus."""

    ANYWHERE = "anywhere"
    LIST = "list"
    ARTICLE = "article"
    PANEL = "panel"
    PROMPT = "prompt"
    NAME = "name"
    FACETS = "facets"
    LISTS = "lists"


class Key(NamedTuple):
    """An action and the keys that start it.

    Attributes:
        id: what the user's ``config.toml`` calls it.
        keys: names of keys, comma separated.
        action: what runs, in Textual's notation.
        label: what it does, as the help says it.
        context: where it works.
        hint: a few words for the lines at the top and the bottom; empty where it is never hinted at.
    """

    id: str
    keys: str
    action: str
    label: str
    context: Context
    hint: str = ""

    @property
    def key_list(self) -> tuple[str, ...]:
        """The single keys."""
        return tuple(key.strip() for key in self.keys.split(",") if key.strip())


_A, _L, _T, _P, _Q, _N, _F, _S = Context

KEYMAP: tuple[Key, ...] = (
    Key("pane_left", "h,left,shift+tab", "screen.pane(-1)", "Go to the pane on the left", _A),
    Key("pane_right", "l,right,tab", "screen.pane(1)", "Go to the pane on the right", _A),
    Key(
        "next_article",
        "J,shift+down",
        "screen.step_article(1)",
        "Next article, or the list at the cursor down",
        _A,
        "next",
    ),
    Key(
        "previous_article",
        "K,shift+up",
        "screen.step_article(-1)",
        "Previous article, or the list up",
        _A,
    ),
    Key(
        "next", "n", "screen.next_hit_or_unread(1)", "Next match of a search, or next unread article", _A, "next match"
    ),
    Key("previous", "N", "screen.next_hit_or_unread(-1)", "Previous match of a search", _A),
    Key("previous_unread", "p", "screen.step_unread(-1)", "Previous unread article", _A),
    Key("next_mention", "right_square_bracket", "screen.step_mention(1)", "Next mention", _A, "next"),
    Key("previous_mention", "left_square_bracket", "screen.step_mention(-1)", "Previous mention", _A, "previous"),
    Key("panel", "e", "screen.panel", "People, places and numbers", _A, "who, where, how much"),
    Key("everywhere", "w", "screen.everywhere", "The page of a name; there: list its articles", _A, "everywhere"),
    Key("facets", "E", "screen.facets", "Who, where, how much and when in all that is listed", _A, "divide"),
    Key("summary", "i", "screen.toggle_summary", "Fold or unfold the summary", _A),
    Key("longer", "plus,equals_sign", "screen.summary_length(1)", "Longer summary", _A),
    Key("shorter", "minus", "screen.summary_length(-1)", "Shorter summary", _A),
    Key("summary_unit", "L", "screen.summary_unit", "Length in sentences, per cent, words or reading time", _A),
    Key("algorithm", "I", "screen.next_algorithm", "Summary by the next algorithm", _A),
    Key("why", "W", "screen.toggle_whys", "Why each sentence of the summary was chosen", _A),
    Key("skim", "F", "screen.skim", "Skim: the summary's sentences and those of what is lit stand out", _A),
    Key("search", "slash", "screen.search", "Search the library, or find in the article", _A, "search"),
    Key("search_library", "S", "screen.search_library", "Search the library from any pane", _A),
    Key("mark", "m", "screen.toggle_read", "Mark as read or unread", _A, "read"),
    Key("mark_all", "A", "screen.mark_all_read", "Mark everything that is listed or found as read", _A),
    Key("star", "s", "screen.toggle_star", "Give a star, or take it away", _A, "star"),
    Key("delete", "D", "screen.remove", "Remove, or restore what was removed; in the lists take one out", _A, "remove"),
    Key("undo", "U", "screen.undo", "Undo what was done last", _A),
    Key("redo", "Y", "screen.redo", "Do again what was undone", _A),
    Key("add", "a", "screen.add", "Add a file or a folder", _A, "add"),
    Key("reload", "r,R,f5", "screen.reload", "Read the article's source again", _A),
    Key("scope_all", "1", "screen.scope(False)", "List all articles", _A),
    Key("scope_unread", "2", "screen.scope(True)", "List unread articles", _A),
    *(Key(f"list_{n}", str(n), f"screen.go_to_list({n})", f"List number {n} of the lists", _A) for n in range(3, 10)),
    Key("lists", "0", "screen.lists", "Choose a list", _A, "lists"),
    Key("save_search", "B", "screen.save_search", "Bookmark the search: save it as a list", _A, "save as a list"),
    Key("filter", "f", "screen.filter", "Filter the list by title or source", _A),
    Key("order", "O", "screen.next_order", "Next order of the list or of the matches", _A, "order"),
    Key("samples", "X", "screen.toggle_samples", "Show or leave the sample articles", _A, "samples"),
    Key("hold", "P", "screen.hold_analysis", "Pause the analysis of the library, or go on with it", _A),
    Key("wider", "greater_than_sign", "screen.text_width(4)", "Wider text", _A),
    Key("narrower", "less_than_sign", "screen.text_width(-4)", "Narrower text", _A),
    Key("zen", "z", "screen.zen", "The text alone, or everything", _A),
    Key("theme", "T", "screen.next_theme", "Next theme", _A),
    Key("copy", "y", "screen.copy", "Copy what is selected, or where the article comes from", _A),
    Key("palette", "colon,ctrl+p", "app.command_palette", "All commands", _A, "commands"),
    Key("help", "question_mark,f1", "screen.help", "This help", _A, "help"),
    Key("back", "escape", "screen.back", "Back: leave a search, a pin, a pane", _A, "back"),
    Key("leave", "q", "screen.leave", "Back; from the list: quit", _A, "quit"),
    Key("quit", "Q,ctrl+q", "screen.quit", "Quit, as ctrl+c does where nothing is selected", _A),
    Key("list_down", "j,down", "move(1)", "Next row", _L),
    Key("list_up", "k,up", "move(-1)", "Previous row", _L),
    Key("list_page_down", "space,pagedown", "page(1)", "A page down", _L),
    Key("list_page_up", "b,pageup", "page(-1)", "A page up", _L),
    Key("list_half_down", "d", "page(0.5)", "Half a page down", _L),
    Key("list_half_up", "u", "page(-0.5)", "Half a page up", _L),
    Key("list_top", "g,home", "edge(-1)", "First row", _L),
    Key("list_bottom", "G,end", "edge(1)", "Last row", _L),
    Key("open", "enter", "choose", "Read the article", _L, "read"),
    Key("tag", "t", "screen.tag", "Give tags, or take some away", _L, "tag"),
    Key("choose", "v", "screen.choose_row", "Choose the article for the next deed, or leave it out", _L),
    Key("choose_all", "V", "screen.choose_all", "Choose everything that is listed or found for the next deed", _A),
    Key("article_down", "j,down", "scroll_lines(1)", "A line down", _T),
    Key("article_up", "k,up", "scroll_lines(-1)", "A line up", _T),
    Key("article_page_down", "space,pagedown", "read_on", "A page down; at the end the next unread article", _T),
    Key("article_page_up", "b,pageup", "scroll_pages(-1)", "A page up", _T),
    Key("article_half_down", "d", "scroll_pages(0.5)", "Half a page down", _T),
    Key("article_half_up", "u", "scroll_pages(-0.5)", "Half a page up", _T),
    Key("article_top", "g,home", "scroll_edge(-1)", "The beginning", _T),
    Key("article_bottom", "G,end", "scroll_edge(1)", "The end", _T),
    Key(
        "summary_place",
        "enter",
        "screen.choose_in_article",
        "Pin what was gone to, or go to the summary's next place",
        _T,
        "next of the summary",
    ),
    Key("tag_article", "t", "screen.tag", "Give the article tags, or take some away", _T),
    Key("clean", "x", "screen.toggle_clean", "Only the article, or all lines of the text", _T),
    Key("choose_line", "c", "screen.choose_line", "Choose a line: part of the article or not", _T),
    Key("panel_down", "j,down", "move(1)", "Next entry, lit in the text", _P),
    Key("panel_up", "k,up", "move(-1)", "Previous entry", _P),
    Key("panel_page_down", "space,pagedown", "page(1)", "A page down", _P),
    Key("panel_page_up", "b,pageup", "page(-1)", "A page up", _P),
    Key("panel_top", "g,home", "edge(-1)", "First entry", _P),
    Key("panel_bottom", "G,end", "edge(1)", "Last entry", _P),
    Key("prompt_down", "down", "screen.prompt_step(1)", "Next result while you type", _Q, "next"),
    Key("prompt_up", "up", "screen.prompt_step(-1)", "Previous result while you type", _Q, "previous"),
    Key("accept", "enter", "screen.accept", "Take what is typed", _Q, "take"),
    Key("complete", "tab", "screen.complete", "Complete a field or a value of a search", _Q, "complete"),
    Key("pin", "enter", "choose", "Pin the entry, open a folded group, or go to a date of the timeline", _P, "pin"),
    Key("timeline", "t", "screen.timeline", "Timeline: the dates in the order of time", _P, "timeline"),
    Key("hide_entry", "x", "screen.hide_entry", "Hide the entry, here and in every article", _P, "hide"),
    Key("retype_entry", "c", "screen.retype_entry", "Change its kind: person, place, organisation", _P, "kind"),
    Key("merge_entry", "M", "screen.merge_entry", "Merge the entry into another one", _P, "merge"),
    Key("name_down", "j,down", "move(1)", "Next row of the page of a name", _N),
    Key("name_up", "k,up", "move(-1)", "Previous row of the page of a name", _N),
    Key("name_page_down", "space,pagedown", "page(1)", "A page down", _N),
    Key("name_page_up", "b,pageup", "page(-1)", "A page up", _N),
    Key("name_top", "g,home", "edge(-1)", "First row", _N),
    Key("name_bottom", "G,end", "edge(1)", "Last row", _N),
    Key("name_open", "enter", "choose", "Go there: the article, the other name, the number's sentence", _N, "go there"),
    Key("facet_down", "j,down", "move(1)", "Next value", _F),
    Key("facet_up", "k,up", "move(-1)", "Previous value", _F),
    Key("facet_page_down", "space,pagedown", "page(1)", "A page down", _F),
    Key("facet_page_up", "b,pageup", "page(-1)", "A page up", _F),
    Key("facet_top", "g,home", "edge(-1)", "First value", _F),
    Key("facet_bottom", "G,end", "edge(1)", "Last value", _F),
    Key("facet_choose", "enter", "choose", "Narrow the search to these articles, or open a folded group", _F, "narrow"),
    Key("facet_back", "backspace", "screen.widen", "Take the last narrowing back", _F, "widen"),
    Key("lists_down", "j,down", "move(1)", "Next list", _S),
    Key("lists_up", "k,up", "move(-1)", "Previous list", _S),
    Key("lists_top", "g,home", "edge(-1)", "First list", _S),
    Key("lists_bottom", "G,end", "edge(1)", "Last list", _S),
    Key("choose_list", "enter", "choose", "List what is in it", _S, "list"),
    Key("rename_list", "c", "screen.rename_list", "Give a saved list another name", _S, "name"),
)

_SHOWN = {
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "comma": ",",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "space": "space",
    "escape": "esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "shift+up": "⇧↑",
    "shift+down": "⇧↓",
    "shift+tab": "⇧tab",
    "home": "home",
    "f1": "F1",
    "f5": "F5",
}
_NAMED = frozenset(_SHOWN) | {"enter", "tab", "backspace", "delete", "insert", "end", *(f"f{n}" for n in range(1, 25))}
_MODIFIERS = frozenset({"ctrl", "alt", "shift", "super", "hyper", "meta"})
_WRITTEN = {shown: name for name, shown in _SHOWN.items() if len(shown) == 1 and shown not in "↑↓←→"}


def shown(key: str) -> str:
    """A key as people write it: ``]`` for ``right_square_bracket``."""
    return _SHOWN.get(key, key)


def remapped(keymap: Iterable[Key], wanted: Mapping[str, str]) -> tuple[tuple[Key, ...], list[str]]:
    """Put the user's keys in place of the built-in ones.

    Args:
        keymap: the table to start from.
        wanted: action id -> keys, comma separated; single characters may be written as they are (``/``, ``]``).

    Returns:
        The new table, and one sentence for each entry that could not be used: an unknown action, an unknown key, a
        key that does something else already in the same place. Such an entry keeps its built-in keys.
    """
    built_in = {key.id: key for key in keymap}
    keys, problems = dict(built_in), []
    for action, written in wanted.items():
        problem = _problem(action, written, built_in)
        if problem:
            problems.append(f"config.toml: {problem}")
        else:
            keys[action] = built_in[action]._replace(keys=",".join(_names(written)))
    while clash := _first_clash(
        keys, [action for action in wanted if keys.get(action) is not built_in.get(action)]
    ):  # each round gives one built-in key back, so this ends
        mine, other = clash
        both = ", ".join(shown(key) for key in mine.key_list if key in other.key_list)
        problems.append(f"config.toml: keys.{mine.id}: {both} is taken by {other.id}; the built-in key stays.")
        keys[mine.id] = built_in[mine.id]
    return tuple(keys.values()), problems


def _problem(action: str, written: str, built_in: Mapping[str, Key]) -> str:
    """Why an entry cannot be used, or nothing."""
    if action not in built_in:
        return f"there is no action {action!r} under [keys]; `nutgraf keys` lists them all."
    names = _names(written)
    if not all(names):
        return f"keys.{action} names no key; the built-in one stays."
    unknown = next((name for name in names if not _is_key(name)), None)
    return f"keys.{action}: there is no key {unknown!r}; the built-in one stays." if unknown else ""


def _first_clash(keys: Mapping[str, Key], changed: Sequence[str]) -> tuple[Key, Key] | None:
    """A key of the user's that does something else already, and what; the last entry gives way."""
    for action in reversed(changed):
        for other in keys.values():
            if _clash(keys[action], other):
                return keys[action], other
    return None


def _names(written: str) -> list[str]:
    """The names of keys that are written with commas between them."""
    parts = [","] if written.strip() == "," else written.split(",")
    return [_WRITTEN.get(part.strip(), part.strip()) for part in parts]


def _is_key(name: str) -> bool:
    """Whether a terminal could send it: a character, as it is or by its Unicode name, or a key with its own name."""
    *modifiers, base = name.split("+")
    if not _MODIFIERS.issuperset(modifiers):
        return False
    if len(base) == 1 or base in _NAMED:
        return True
    try:
        return base.islower() and bool(unicodedata.lookup(base.replace("_", " ")))
    except KeyError:
        return False


def _clash(one: Key, other: Key) -> bool:
    if one.id == other.id:
        return False
    contexts = {one.context, other.context}
    # A prompt takes for itself what it needs.
    same_place = len(contexts) == 1 or (Context.ANYWHERE in contexts and Context.PROMPT not in contexts)
    return same_place and bool(set(one.key_list) & set(other.key_list))
