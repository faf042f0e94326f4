"""What can be written on the command line."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import reader
from reader.analysis.version import ALGORITHMS, DEFAULT_ALGORITHM
from reader.cli.output import safe
from reader.ingest.sources import STDIN
from reader.length import POSSIBLE_LENGTHS, Length, parse_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import EntityKind

COMMANDS = {
    "add": "bring articles into the library, without a screen",
    "analyze": "say what the reader knows of a text, storing nothing",
    "list": "list the articles of the library, last added first",
    "search": "find articles in the library, last added first",
    "show": "print an article with its summary",
    "entities": "list who, where and what the articles name",
    "export": "write articles as Markdown, JSON or CSV",
    "backup": "make a copy of the library, and check it",
    "restore": "list the backups, or put one in the library's place",
    "doctor": "see whether the library is whole, and mend it",
    "keys": "list the keys of the screen",
}
"""Name of each command, and what it does."""

_KINDS: dict[str, EntityKind] = {
    "person": "person",
    "place": "place",
    "organization": "organization",
    "nationality": "nationality",
}
_OTHER_KINDS: dict[str, EntityKind] = {"organisation": "organization", "org": "organization"}
_ABOUT = "A reader for the terminal that shows who, where and how much before you read it all."
_LITERAL = "\0"
"""Marks an argument that begins with a dash and is no option; no argument of a process can hold it."""
_ASKING = frozenset({"search", "export", "entities"})
"""Commands with a query."""
_VALUED = frozenset({"--limit", "--kind", "--format", "--output", "--library"})
"""Their options that take the argument behind them."""
_LEFT_OUT = re.compile(r"-(?!h$)[^-]", re.DOTALL)
_QUERY_HELP = 'words, "a phrase", -without, begin*, one OR other, (brackets), field:value; best in single quotes'
_SOURCE_HELP = "a file, a folder, or - for standard input"


class Parser(argparse.ArgumentParser):
    """A parser that complains in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to read more, and exit with code 2."""
        self.exit(2, safe(f"{self.prog}: {message}; see '{self.prog} --help'.") + "\n")


def split_command(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Find the command: the first argument that is no option, if it is one.

    Returns:
        Its name, or None for the screen, and the other arguments in their order.
    """
    position = 0
    while position < len(arguments):
        argument = arguments[position]
        if argument in COMMANDS:
            return argument, [*arguments[:position], *arguments[position + 1 :]]
        if argument in ("-", "--") or not argument.startswith("-"):
            break
        position += 2 if argument == "--library" else 1
    return None, list(arguments)


def parse(command: str | None, arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments of a command, or of the screen; behind ``--`` none is an option.

    Where a query is asked for, what begins with a single dash leaves out words: our options begin with two, but for -h.

    Raises:
        SystemExit: after help was printed, or with code 2 for wrong usage.
    """
    plain = list(arguments)
    if "--" in plain:  # argparse understands it only where options and other arguments do not mix
        at = plain.index("--")
        plain[at:] = [_LITERAL + one if one.startswith("-") and one != STDIN else one for one in plain[at + 1 :]]
    if command in _ASKING:
        befores = ["", *plain]
        plain = [
            _LITERAL + one if _LEFT_OUT.match(one) and before not in _VALUED else one
            for before, one in zip(befores, plain, strict=False)
        ]
    parsed = _parser(command).parse_intermixed_args(plain)
    for name in ("sources", "query"):
        if hasattr(parsed, name):
            setattr(parsed, name, [one.removeprefix(_LITERAL) for one in getattr(parsed, name)])
    return parsed


def _parser(command: str | None) -> Parser:
    parser = Parser(
        prog=f"nutgraf {command}" if command else "nutgraf",
        description=_sentence(COMMANDS[command]) if command else _ABOUT,
        epilog=None if command else _commands_help(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    if command is None:
        parser.usage = "nutgraf [SOURCE ...] [--peek] [--samples] [--library FILE]\n       nutgraf COMMAND [...]"
        parser.add_argument("sources", nargs="*", metavar="SOURCE", help=f"what to read: {_SOURCE_HELP}")
        parser.add_argument("--peek", action="store_true", help="keep nothing of what is opened")
        parser.add_argument("--samples", action="store_true", help="show the sample articles")
        parser.add_argument("--version", action="version", version=f"nutgraf {reader.__version__}")
    elif command == "add":
        parser.add_argument("sources", nargs="+", metavar="SOURCE", help=_SOURCE_HELP)
    elif command == "analyze":
        _add_analyze(parser)
    elif command == "search":
        parser.add_argument("query", nargs="+", metavar="QUERY", help=_QUERY_HELP)
        parser.epilog = _query_help()
    elif command == "show":
        parser.add_argument("id", type=_positive, metavar="ID", help="number of the article, as 'list' gives it")
    elif command == "export":
        _add_export(parser)
    elif command == "backup":
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where (the folder of backups)")
    elif command == "restore":
        parser.add_argument(
            "file", nargs="?", type=Path, metavar="FILE", help="a backup: a file, or a name in the list"
        )
    elif command == "doctor":
        parser.add_argument("--repair", action="store_true", help="mend a copy, and keep the original beside it")
    elif command == "list":
        parser.add_argument("--saved", metavar="NAME", help="only what is in this list")
    elif command == "entities":
        parser.add_argument("query", nargs="*", metavar="QUERY", help="words of a name, whole and in their order")
        parser.add_argument("--kind", type=_kind, metavar="KIND", help=f"only these: {', '.join(_KINDS)}")
    if command in ("list", "search", "entities"):
        parser.add_argument("--limit", type=_positive, metavar="N", help="at most so many")
    if command in ("list", "search", "show", "entities", "keys"):
        parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--library", type=Path, metavar="FILE", help="use this library file")
    return parser


def _add_analyze(parser: Parser) -> None:
    parser.add_argument("sources", nargs="*", metavar="FILE", help=f"{_SOURCE_HELP}, which is read without any")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print a JSON array, one object a file")
    form.add_argument("--jsonl", action="store_true", help="read and write JSON, one object a line")
    length = parser.add_mutually_exclusive_group()
    length.add_argument(
        "--length",
        type=_length,
        help='of the summary: "3 sentences", "20%%", "100 words", "1 minute" (as in config.toml)',
    )
    length.add_argument("--sentences", type=_sentences, dest="length", metavar="N", help="the same in sentences")
    parser.add_argument(
        "--algorithm",
        choices=ALGORITHMS,
        default=DEFAULT_ALGORITHM,
        metavar="NAME",
        help=f"how the summary is made: {', '.join(ALGORITHMS)}",
    )
    parser.add_argument(
        "--jobs", type=_positive, default=1, metavar="N", help="processes at work (1), at most one for each CPU"
    )


def _add_export(parser: Parser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help=f"{_QUERY_HELP}; all articles without one")
    parser.add_argument("--format", choices=("md", "json", "csv"), default="md", help="json is an object a line (md)")
    parser.add_argument("--output", type=Path, metavar="PATH", help="a folder for md, a file for the others (stdout)")
    parser.add_argument("--analysis", action="store_true", help="in json, what was found in each article, too")
    parser.epilog = _query_help()


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 on")
    return number


def _length(text: str) -> Length:
    length = parse_length(text)
    if length is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no length of a summary; there are {POSSIBLE_LENGTHS}")
    return length


def _kind(text: str) -> EntityKind:
    kind = _KINDS.get(text.lower()) or _OTHER_KINDS.get(text.lower())
    if kind is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no kind of names; there are {', '.join(_KINDS)}")
    return kind


def _sentences(text: str) -> Length:
    return Length(_positive(text))


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _query_help() -> str:
    from reader.query.fields import FIELDS

    lines = [f"  {field.example:22} {field.help}" for field in FIELDS.values()]
    return "\n".join(["fields:", *lines])


def _commands_help() -> str:
    lines = [f"  {name:9} {what}" for name, what in COMMANDS.items()]
    return "\n".join(
        [
            "Without SOURCE the library is opened; what is opened is kept in it.",
            "",
            "commands, each with its own --help:",
            *lines,
            "",
            "A file that is called like a command is given as ./list.",
        ]
    )
