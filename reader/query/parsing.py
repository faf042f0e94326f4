"""Reads a query as people type it.

::

    suez canal              both words, in any order; the last one may be unfinished until a space follows it
    "suez canal"            one after the other
    "suez ca                while two or three letters of its last word are typed: that word may stand anywhere
    cana*   "suez cana"*    the beginning of a word, of two letters or more
    -ship   NOT "suez canal"   not so, in either spelling
    suez OR panama          one of them; what stands together without OR binds closer
    (suez OR panama) ship   brackets, `MAX_DEPTH` deep
    date:2024 is:unread     fields, as of `reader.query.fields`
    number:>5 unit:km       of the same figure, as they stand in one group; (number:>5) (unit:km) of any two

Whatever is typed gives a query. What cannot be read is left out and told of as a `Problem`; all else is searched.
Linear in the length of the text, of which `MAX_CHARS` are read.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from reader.query.fields import FIELDS, REMOVED, Kind, read_value
from reader.query.sought import Term, sought_in_texts
from reader.query.tree import (
    AND,
    NOT,
    OR,
    Condition,
    OneFigure,
    Words,
    conditions,
    either,
    every,
    is_letter,
    wants,
    without,
)
from reader.query.values import Name

if TYPE_CHECKING:
    from reader.query.tree import Node

MAX_CHARS = 1000
"""What is typed or pasted beyond this is not read."""
MAX_TERMS = 64
"""Words, phrases and fields; SQLite refuses an expression of more than 256."""
MAX_PROBLEMS = 20
"""Nobody reads more."""
MAX_DEPTH = 12
"""Brackets inside brackets."""
_LONELY_OR = f"{OR} stands between two words."
_LONELY_NOT = f"{NOT} stands before a word."

_TOKEN = re.compile(
    r"""\s+
    | (?P<close> \) )
    | (?P<minus> (?: NOT \s+ (?! (?: NOT | AND | OR ) \b ) )? -* ) (?:
          (?P<open> \( )
        | (?: (?P<named> [A-Za-z]{1,20} ) : )? " (?P<phrase> [^"]* ) (?P<end> "? ) (?P<star> \** )
        | (?P<word> [^\s()"]+ )
    )""",
    re.VERBOSE,
)
"""What a query is made of; something of it fits everywhere, and no two repeats can share a character."""
_NAMED = re.compile(r"([A-Za-z]{1,20}):(.*)", re.DOTALL)
_LEAST_NAME_CHARS = 2
_LONGEST_SHORT_BEGINNING = 3
"""The words that begin with so few letters are too many to look for them behind another while somebody types."""
_WORD = re.compile(r"[^\W_]+")
"""What the index takes for a word: letters and digits, as in FTS5's unicode61."""


class Problem(NamedTuple):
    """Something that could not be read.

    Attributes:
        start, end: where it stands, in characters of the text.
        words: a sentence about it.
        is_unfinished: it is right as far as it goes, and may be finished yet.
    """

    start: int
    end: int
    words: str
    is_unfinished: bool = False


class Query(NamedTuple):
    """A query as it was understood.

    Attributes:
        tree: what it asks for; None when it asks for nothing, and finds nothing.
        problems: in the order of the text, at most `MAX_PROBLEMS`.
    """

    tree: Node | None
    problems: tuple[Problem, ...]

    @property
    def wants_removed(self) -> bool:
        """Whether it is answered by removed articles alone: it asks for them, anywhere but in what must not be."""
        return self.tree is not None and wants(self.tree, Condition("is", Name(REMOVED)))

    @property
    def rests_on_analysis(self) -> bool:
        """Whether it asks for names or figures: an article that is not analysed has none."""
        return self.tree is not None and any(FIELDS[one.field].rests_on_analysis for one in conditions(self.tree))

    @property
    def terms(self) -> tuple[Term, ...]:
        """What is to be lit in a text that answers it."""
        return sought_in_texts(self.tree)


def parse(text: str) -> Query:
    """Read a query."""
    return _Parser(text[:MAX_CHARS]).parsed(len(text))


class _Group:
    """What stands between two brackets, or outside all of them.

    Attributes:
        start: the opening bracket.
        last_or: where the last OR stands.
        is_begun: whether anything has come since then.
        is_negated: it must not be so.
    """

    def __init__(self, start: int = 0, *, is_negated: bool = False) -> None:
        self.start = start
        self.last_or: tuple[int, int] | None = None
        self.is_begun = False
        self.is_negated = is_negated
        self._alternatives: list[list[Node]] = [[]]
        self._figure_at: int | None = None

    def add(self, node: Node | None) -> None:
        """Take in what came, even when nothing is left of it; what is asked of figures is asked of the same one."""
        if isinstance(node, OneFigure):
            if self._figure_at is None:
                self._figure_at = len(self._alternatives[-1])
            else:
                before = self._alternatives[-1][self._figure_at]
                assert isinstance(before, OneFigure)
                self._alternatives[-1][self._figure_at] = OneFigure((*before.parts, *node.parts))
                return
        self.add_group(node)

    def add_group(self, node: Node | None) -> None:
        """Take in what stood in brackets."""
        self.is_begun = True
        if node is not None:
            self._alternatives[-1].append(node)

    def start_alternative(self, at: tuple[int, int]) -> None:
        """Go on behind an OR."""
        self.last_or = at
        self.is_begun = False
        self._figure_at = None
        self._alternatives.append([])

    def node(self) -> Node | None:
        """What it asks for."""
        found = either(one for parts in self._alternatives if (one := every(parts)) is not None)
        return without(found) if found is not None and self.is_negated else found


class _Parser:
    """Goes through one text, once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._problems: list[Problem] = []
        self._groups = [_Group()]
        self._ignored_brackets = 0
        self._terms = 0
        self._short_beginnings: list[tuple[int, int]] = []

    def parsed(self, typed_chars: int) -> Query:
        """The query of a text of which so many characters were typed."""
        read_to = len(self._text)
        for token in _TOKEN.finditer(self._text):
            if self._terms == MAX_TERMS and not (token[0].isspace() or token["close"]):
                self._tell((token.start(), read_to), f"Only the first {MAX_TERMS} words and fields are searched.")
                break
            self._take(token)
        if typed_chars > read_to:
            self._tell((read_to, typed_chars), f"Only the first {MAX_CHARS:,} characters are read.")
        while len(self._groups) > 1:
            at = self._groups[-1].start
            self._tell((at, at + 1), "This bracket is not closed.", is_unfinished=True)
            self._close_group()
        self._end_alternative(is_unfinished=True)
        tree = self._groups[0].node()
        if not is_letter(tree):
            for span in self._short_beginnings:
                self._tell(span, "A beginning has two letters or more: searched as a whole word.")
        return Query(tree, tuple(sorted(self._problems)))

    def _take(self, token: re.Match[str]) -> None:
        if token["open"]:
            self._open_group(token)
        elif token["close"]:
            if self._ignored_brackets:
                self._ignored_brackets -= 1
            elif len(self._groups) == 1:
                self._tell(token.span(), "This bracket closes nothing.")
            else:
                self._close_group()
        elif token[0] == OR:
            if self._groups[-1].is_begun:
                self._groups[-1].start_alternative(token.span())
            else:
                self._tell(token.span(), _LONELY_OR)
        elif token[0] == NOT:
            self._tell(token.span(), _LONELY_NOT, is_unfinished=not self._text[token.end() :].strip())
        elif token[0] != AND and not token[0].isspace():
            node = self._phrase(token) if token["phrase"] is not None else self._bare(token)
            self._terms += node is not None
            self._groups[-1].add(without(node) if node is not None and token["minus"] else node)

    def _open_group(self, token: re.Match[str]) -> None:
        if len(self._groups) > MAX_DEPTH:
            self._tell(token.span(), f"Brackets go {MAX_DEPTH} deep and no deeper.")
            self._ignored_brackets += 1
        else:
            self._groups.append(_Group(token.end() - 1, is_negated=bool(token["minus"])))

    def _close_group(self) -> None:
        self._end_alternative(is_unfinished=False)
        node = self._groups.pop().node()
        self._groups[-1].add_group(node)

    def _end_alternative(self, *, is_unfinished: bool) -> None:
        group = self._groups[-1]
        if group.last_or is not None and not group.is_begun:
            self._tell(group.last_or, _LONELY_OR, is_unfinished=is_unfinished)

    def _phrase(self, token: re.Match[str]) -> Node | None:
        """A phrase, perhaps of a field; one that is not closed yet is a beginning, until a space follows."""
        is_open = not token["end"] and not token["phrase"][-1:].isspace()
        if not token["end"]:
            at = token.start("phrase") - 1
            self._tell((at, at + 1), "This quotation mark is not closed.", is_unfinished=True)
        name = token["named"] or ""
        if name and name.lower() not in FIELDS:
            self._tell(token.span("named"), _unknown(name))
            phrase = self._words(token["phrase"], token, is_starred=bool(token["star"]), is_open=is_open)
            return every(node for node in (self._words(name, token), phrase) if node is not None)
        return self._named(name, token["phrase"], token, is_starred=bool(token["star"]), is_open=is_open)

    def _bare(self, token: re.Match[str]) -> Node | None:
        """A word, perhaps of a field; the last one is a beginning, until a space follows."""
        word = token["word"]
        is_starred, is_open = word.endswith("*"), token.end() == len(self._text)
        if named := _NAMED.fullmatch(word):
            if named[1].lower() in FIELDS:
                return self._named(named[1], named[2], token, is_starred=is_starred, is_open=is_open)
            if len(named[1]) >= _LEAST_NAME_CHARS and named[2][:1].isalnum():
                start = token.start("word")
                self._tell((start, start + len(named[1])), _unknown(named[1]))
        return self._words(word, token, is_starred=is_starred, is_open=is_open)

    def _named(self, name: str, text: str, token: re.Match[str], *, is_starred: bool, is_open: bool) -> Node | None:
        """What is asked of a field, or of title and text where it has no name."""
        if not name:
            return self._words(text, token, is_starred=is_starred, is_open=is_open)
        field = FIELDS[name.lower()]
        node: Node | None
        if field.kind is Kind.WORDS:
            node = self._words(text, token, is_starred=is_starred, is_open=is_open, field=field.name)
        else:
            value = read_value(field, unicodedata.normalize("NFC", text))
            node = None if value is None else Condition(field.name, value)
            if isinstance(node, Condition) and field.kind is Kind.FIGURE:
                node = OneFigure((node,))
        if node is None:
            self._tell(token.span(), f"{field.name}: takes {field.takes}.")
        return node

    def _words(
        self, text: str, token: re.Match[str], *, is_starred: bool = False, is_open: bool = False, field: str = ""
    ) -> Node | None:
        words = tuple(_WORD.findall(unicodedata.normalize("NFC", text)))
        if not words:
            return None
        # The words that begin with one letter are too many to look up while somebody types.
        is_long = len(words[-1]) >= 2
        if is_starred and not is_long:
            self._short_beginnings.append(token.span())
        is_negated = token["minus"] or any(group.is_negated for group in self._groups)
        is_beginning = is_long and (is_starred or (is_open and not is_negated))
        if is_beginning and not is_starred and len(words[-1]) <= _LONGEST_SHORT_BEGINNING and words[:-1]:
            return every((Words(words[:-1], field=field), Words(words[-1:], is_beginning, field)))
        return Words(words, is_beginning, field)

    def _tell(self, span: tuple[int, int], words: str, *, is_unfinished: bool = False) -> None:
        if len(self._problems) < MAX_PROBLEMS:
            self._problems.append(Problem(*span, words, is_unfinished))


def _unknown(name: str) -> str:
    """That there is no such field, and which one is written alike."""
    alike = next(iter(get_close_matches(name.lower(), FIELDS, n=1)), None)
    hint = f"; {alike}: is one" if alike else ""
    return f"There is no field {name}:{hint}. It is searched as words."
