"""What is an option on the command line, and what belongs to a query."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import arguments


@pytest.mark.parametrize("command", ["search", "export", "entities"])
@pytest.mark.parametrize(
    ("written", "query"),
    [
        (["-ship"], ["-ship"]),
        (["-person:Biden", "canal"], ["-person:Biden", "canal"]),
        (["canal", '-"ever given"'], ["canal", '-"ever given"']),
        (["-(a OR b)"], ["-(a OR b)"]),
        (["-1000"], ["-1000"]),
        (["--library", "x.db", "-ship"], ["-ship"]),
        (["--", "-ship", "--limit"], ["-ship", "--limit"]),
        (["--", "-h"], ["-h"]),
    ],
)
def test_query_may_begin_with_what_is_left_out(command: str, written: list[str], query: list[str]) -> None:
    """As the table of the README has it: no ``--`` is needed before it."""
    assert arguments.parse(command, written).query == query


@pytest.mark.parametrize("command", ["search", "export", "entities"])
@pytest.mark.parametrize("written", ["--jsn", "--ship", "-h"])
def test_what_looks_like_an_option_is_none_of_a_query(
    command: str, written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Mistyped options are told, and help is given."""
    with pytest.raises(SystemExit) as end:
        arguments.parse(command, ["canal", written])
    assert end.value.code == (0 if written == "-h" else 2)
    assert written in capsys.readouterr().err or written == "-h"


def test_options_of_a_query_keep_what_stands_behind_them() -> None:
    """It is their value, or a mistake, whatever it begins with."""
    parsed = arguments.parse("export", ["-ship", "--format", "csv", "--output", "out", "--library", "x.db"])
    assert (parsed.query, parsed.format, parsed.output) == (["-ship"], "csv", Path("out"))
    with pytest.raises(SystemExit):
        arguments.parse("search", ["canal", "--limit", "-ship"])


def test_other_commands_take_no_word_that_begins_with_a_dash() -> None:
    """There it is a mistyped option."""
    with pytest.raises(SystemExit):
        arguments.parse("add", ["-ship"])


@pytest.mark.parametrize("command", sorted(arguments._ASKING))
def test_options_with_a_value_are_all_known(command: str) -> None:
    """Otherwise their value could be taken for a part of the query."""
    actions = arguments._parser(command)._actions
    valued = {
        name for action in actions if action.option_strings and action.nargs is None for name in action.option_strings
    }
    assert valued <= arguments._VALUED


def test_help_of_a_query_names_the_days_that_have_names() -> None:
    """They are nowhere else to be found on the command line."""
    assert "also today, yesterday" in arguments._parser("search").format_help()
