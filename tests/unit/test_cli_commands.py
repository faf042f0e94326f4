"""The command line as scripts see it: output, messages, exit codes."""

from __future__ import annotations

import json
import os
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reader
from reader import paths
from reader.cli import main
from reader.cli.arguments import COMMANDS, parse, split_command
from reader.cli.commands import everyday_call
from reader.jobs import Jobs
from reader.library.library import Library
from reader.model import Analysis, ArticleId, Figure, NumberMention
from reader.services import Services
from reader.text.display import safe_line
from reader.text.tag_names import read_tags
from tests.ui_samples import make_article

TEXT = (
    "Springfield flood: {name} reports damage\n\nThe mayor of Springfield said on Monday that {number} people asked "
    "for help after the flood. The city will spend $2 million on shelters. Nobody was hurt, the mayor added. "
    "Rain had fallen for three days before the river rose over its banks in the north of the city. "
    "Schools stay closed until Thursday, and both bridges cannot be used by cars. "
    "Volunteers carried food and blankets to a sports hall, where many families slept. "
    "Insurers expect claims of some $9 million from shops in the old town. "
    "The river is falling again, the weather service said on Tuesday morning.\n"
)
ROW_FIELDS = [
    "id", "title", "title_origin", "source", "location", "published", "added", "words", "minutes", "language",
    "unread", "starred", "tags", "sample",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTGRAF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles."""
    made = tmp_path / "news"
    made.mkdir()
    (made / "a.txt").write_text(TEXT.format(name="Alpha", number=100))
    (made / "b.txt").write_text(TEXT.format(name="Beta", number=200))
    return made


class Ran:
    """What a command printed and returned."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: object) -> None:
        """Run the command."""
        self.status = main([str(argument) for argument in arguments])
        self.out, self.err = capsys.readouterr()

    @property
    def json(self) -> Any:
        """The output as JSON."""
        return json.loads(self.out)


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is that of the package."""
    ran = Ran(capsys, "--version")
    assert (ran.status, ran.out) == (0, f"nutgraf {reader.__version__}\n")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The help leads to all commands, and each has a help of its own."""
    ran = Ran(capsys, "--help")
    assert ran.status == 0
    for command in COMMANDS:
        assert f"  {command} " in ran.out
        assert Ran(capsys, command, "--help").status == 0


@pytest.mark.parametrize(
    ("arguments", "command", "rest"),
    [
        ([], None, []),
        (["list"], "list", []),
        (["./list"], None, ["./list"]),
        (["file", "list"], None, ["file", "list"]),
        (["--library", "list", "show", "3"], "show", ["--library", "list", "3"]),
        (["--library=x", "add", "list"], "add", ["--library=x", "list"]),
        (["--peek", "file"], None, ["--peek", "file"]),
        (["--", "list"], None, ["--", "list"]),
        (["-", "list"], None, ["-", "list"]),
        (["--library"], None, ["--library"]),
    ],
)
def test_command_is_the_first_argument_that_is_no_option(
    arguments: list[str], command: str | None, rest: list[str]
) -> None:
    """A command counts only in the first place; elsewhere its name is a file or a word."""
    assert split_command(arguments) == (command, rest)


def test_analyze_tells_what_it_could_not_do(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a report and in JSON alike, and with the engine that the settings name."""
    german = tmp_path / "german.txt"
    german.write_text(
        "Der Kanzler hat am Montag in Berlin erklärt, dass die Regierung an der Reform festhalten wird.\n"
    )
    assert main(["analyze", str(german)]) == 0
    assert "• Names by rules alone" in capsys.readouterr().out
    assert main(["analyze", "--json", str(german)]) == 0
    assert json.loads(capsys.readouterr().out)[0]["notices"][0].startswith("Names by rules alone")
    paths.config_file().parent.mkdir(parents=True, exist_ok=True)
    paths.config_file().write_text('names = "rules"\n')
    assert main(["analyze", "--json", str(german)]) == 0
    notices = json.loads(capsys.readouterr().out)[0]["notices"]
    assert [notice.split()[0] for notice in notices] == ["Numbers"]


@given(
    st.lists(
        st.sampled_from(["a.txt", "-", "--", "--peek", "--samples", "--library", "list", "./list", "", "-x"]),
        max_size=5,
    )
)
def test_everyday_call_is_what_the_parser_would_say(arguments: list[str]) -> None:
    """The short way never differs from the long one; what it does not know it leaves to it."""
    call = everyday_call(arguments)
    if call is not None:
        command, rest = split_command(arguments)
        assert command is None
        assert vars(parse(command, rest)) == call._asdict()


def test_everyday_call_takes_sources_and_a_library() -> None:
    """Most calls are everyday ones."""
    assert everyday_call([]) == ([], None, False, False)
    assert everyday_call(["--library", "my.db", "notes"]) == (["notes"], Path("my.db"), False, False)


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--nonsense"],
        ["list", "--limit", "0"],
        ["list", "--limit", "many"],
        ["entities", "--kind", "ships"],
        ["show"],
        ["show", "abc"],
        ["show", "9" * 5000],
        ["search"],
        ["add"],
        ["analyze", "--json", "--jsonl"],
        ["analyze", "--jsonl", "file.txt"],
        ["--peek", "list"],
        ["--library"],
    ],
)
def test_wrong_usage_is_one_line_and_code_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """What cannot be understood is named in one line, without a traceback."""
    ran = Ran(capsys, *arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1


def test_wrong_usage_cannot_smuggle_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    """An argument with control characters is made safe before it is repeated."""
    assert "\x1b" not in Ran(capsys, "list", "--\x1b]0;owned\x07").err


def test_screen_needs_a_terminal(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Without a terminal the screen is never started, and the sentence leads to the command that helps."""
    ran = Ran(capsys, folder / "a.txt")
    assert (ran.status, ran.out) == (1, "")
    assert "nutgraf analyze" in ran.err


def test_add_prints_what_came(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    """New, known and failed sources are each told of; a failure makes the exit code 1, and the rest is done."""
    ran = Ran(capsys, "add", folder)
    assert ran.status == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == ["added", "added"]
    assert ran.err == "2 added.\n"
    (folder / "c.txt").write_text(TEXT.format(name="Gamma", number=3))
    (folder / "d.opml").touch()
    ran = Ran(capsys, "add", tmp_path / "missing.txt", folder)
    assert ran.status == 1
    assert len(ran.out.splitlines()) == 3
    first, last = ran.err.splitlines()
    assert first.startswith(f"nutgraf: {tmp_path / 'missing.txt'}: ")
    assert last == "1 added, 2 already there, 1 failed. 1 file of other kinds passed over."


def test_add_names_are_safe_to_print(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Neither a file name nor a title can write to the terminal anything but text."""
    hostile = tmp_path / "a\x1b]0;owned\x07\u202eb.txt"
    hostile.write_text("\x1b[31mSpringfield \x1b]8;;http://evil\x07flood\n\nThe flood in Springfield is over.\n")
    ran = Ran(capsys, "add", hostile, tmp_path / "no\x1b[2Jthing.txt")
    for line in (ran.out + ran.err).splitlines():
        assert line == safe_line(line)


def test_library_option_works_before_and_after_the_command(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    """Another library file can be named in either place."""
    other = tmp_path / "other.db"
    assert Ran(capsys, "--library", other, "add", folder).status == 0
    assert len(Ran(capsys, "list", "--json", "--library", other).json) == 2
    assert all(row["sample"] for row in Ran(capsys, "list", "--json").json)


def test_list_json_has_the_fields_of_the_contract(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Each row has the documented fields, newest first."""
    Ran(capsys, "add", folder)
    rows = Ran(capsys, "list", "--json").json
    assert [list(row) for row in rows] == [ROW_FIELDS, ROW_FIELDS]
    assert [row["title"] for row in rows] == [f"Springfield flood: {n} reports damage" for n in ("Beta", "Alpha")]
    assert len(Ran(capsys, "list", "--json", "--limit", 1).json) == 1


def test_list_is_one_line_an_article(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """The list for people has a line for each article, that begins with its number."""
    Ran(capsys, "add", folder)
    ran = Ran(capsys, "list")
    assert [line.split()[0] for line in ran.out.splitlines()] == ["2", "1"]
    assert ran.err == ""


def test_list_has_days_of_publication_alone(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Where an article has none the column is empty: the day it was added is no date of it."""
    (folder / "c.md").write_text(f"---\ndate: 2024-01-20\n---\n{TEXT.format(name='Gamma', number=3)}")
    Ran(capsys, "add", folder)
    days = ["2024-01-20", " " * 10, " " * 10]
    for command in (("list",), ("search", "title:springfield")):
        lines = Ran(capsys, *command).out.splitlines()
        assert [line[10:20] for line in lines if " min  " in line] == days


def test_list_and_search_give_stars_tags_and_removed_ones(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """What was done on the screen is there for scripts; removed articles are found when they are asked for."""
    assert Ran(capsys, "add", folder).status == 0
    services = Services.open()
    services.deeds.star_all([ArticleId(1)], on=True)
    services.deeds.tag_all([ArticleId(1)], read_tags("gaza, old news"))
    services.deeds.remove(ArticleId(2))
    services.close()
    (row,) = Ran(capsys, "list", "--json").json
    assert (row["starred"], row["tags"]) == (True, ["gaza", "old news"])
    assert "•★" in Ran(capsys, "list").out
    assert [hit["id"] for hit in Ran(capsys, "search", "tag:gaza", "is:starred", "--json").json] == [1]
    assert [hit["id"] for hit in Ran(capsys, "search", "is:removed", "--json").json] == [2]
    shown = Ran(capsys, "show", "1", "--json").json
    assert (shown["starred"], shown["tags"]) == (True, ["gaza", "old news"])


def test_removed_articles_are_read_wherever_they_are_asked_for(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    """By the list of them, by one of the reader's own, and as an export; the samples have none."""
    Ran(capsys, "add", folder)
    services = Services.open()
    services.lists.save("Bin", "is:removed alpha")
    services.deeds.remove(ArticleId(1))
    services.close()
    assert [row["id"] for row in Ran(capsys, "list", "--saved", "removed", "--json").json] == [1]
    assert [row["id"] for row in Ran(capsys, "list", "--saved", "bin", "--json").json] == [1]
    assert "Alpha" in Ran(capsys, "export", "is:removed").out
    ran = Ran(capsys, "show", "1")
    assert (ran.status, ran.err) == (1, "nutgraf: Article 1 was removed; 'nutgraf export is:removed' writes those.\n")
    services = Services.open()
    services.deeds.remove(ArticleId(2))
    services.close()
    assert [hit["id"] for hit in Ran(capsys, "search", "is:removed", "--json").json] == [2, 1]
    assert [row["id"] for row in Ran(capsys, "list", "--saved", "removed", "--json").json] == [2, 1]
    assert Ran(capsys, "export", "is:removed").err == "2 articles were written.\n"


@pytest.mark.parametrize(
    "command", [("list",), ("list", "--saved", "today"), ("search", "the"), ("show", "1"), ("entities",), ("export",)]
)
def test_every_command_that_reads_can_read_an_empty_library(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    """It reads the samples, and says so."""
    ran = Ran(capsys, *command)
    assert ran.status == 0
    assert ran.out
    assert "The library is empty; these are the samples.\n" in ran.err


def test_list_of_an_empty_library_gives_the_samples(capsys: pytest.CaptureFixture[str]) -> None:
    """The samples are listed, marked as such, and people are told what they see."""
    rows = Ran(capsys, "list", "--json").json
    assert rows
    assert all(row["sample"] for row in rows)
    assert "samples" in Ran(capsys, "list").err


def test_search_gives_snippets_and_hits(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """A result says where the query is found, in plain text with offsets into it."""
    Ran(capsys, "add", folder)
    (hit,) = Ran(capsys, "search", "Beta", "flood", "--json").json
    assert list(hit) == [*ROW_FIELDS, "snippet", "hits"]
    assert {hit["snippet"][h["start"] : h["end"]].lower() for h in hit["hits"]} <= {"beta", "flood"}
    assert Ran(capsys, "search", "Bet", "--json").json == []
    assert len(Ran(capsys, "search", "flood", "--json", "--limit", 1).json) == 1
    assert "Beta" in Ran(capsys, "search", "beta").out


def test_search_shows_the_figure_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """The excerpt has it, and the offsets are its."""
    text = f"A trial\n\n{'It went on for long. ' * 40}\n\nThe bail was $250,000 in coins."
    article = make_article(text)
    start = text.index("$250,000")
    bail = NumberMention(start, start + 8, "money", start, start + 8, value="250000", unit="USD")
    library_path = paths.library_file()
    library_path.parent.mkdir(parents=True)
    with closing(Library.open(library_path)) as library:
        library.add(article, None)
        figures = (Figure(1, "money", "$250,000", (0,)),)
        library.save_analysis(Analysis("1", article.text_hash, numbers=(bail,), figures=figures))
    (hit,) = Ran(capsys, "search", "number:>20000", "unit:USD", "--json").json
    assert [hit["snippet"][h["start"] : h["end"]] for h in hit["hits"]] == ["$250,000"]
    assert "$250,000" in Ran(capsys, "search", "number:>20000", "unit:USD").out


def test_search_obeys_fields(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """The same language as on the screen."""
    Ran(capsys, "add", folder)
    titles = [hit["title"] for hit in Ran(capsys, "search", "(beta OR zeppelin) is:unread added:<2d", "--json").json]
    assert len(titles) == 1
    assert "Beta" in titles[0]
    assert Ran(capsys, "search", "beta -is:unread", "--json").json == []


def test_search_names_what_it_cannot_read(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """The rest is searched, and the exit code tells."""
    Ran(capsys, "add", folder)
    ran = Ran(capsys, "search", "beta", "date:soon")
    assert (ran.status, "Beta" in ran.out) == (1, True)
    assert ran.err.startswith("nutgraf: “date:soon”: date: takes a day")
    assert "\n" not in ran.err.strip()


def test_entities_of_an_empty_library_are_those_of_the_samples(capsys: pytest.CaptureFixture[str]) -> None:
    """They are analysed for that, once."""
    ran = Ran(capsys, "entities", "--kind", "person")
    assert ran.status == 0
    assert "these are the samples" in ran.err
    assert "analysed" not in ran.err
    lines = ran.out.splitlines()
    assert len(lines) > 5
    assert all(" person " in line for line in lines)
    assert len(Ran(capsys, "entities", "--kind", "person", "--limit", 2).out.splitlines()) == 2


def test_entities_json_has_the_fields_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    """An object for each, most articles first; the query has the words of any form."""
    ran = Ran(capsys, "entities", "america", "--json")
    assert ran.status == 0
    found = ran.json
    assert [list(one) for one in found] == [
        ["kind", "name", "aliases", "country", "articles", "mentions", "first", "last"]
    ] * len(found)
    states = next(one for one in found if one["name"] == "United States")
    assert (states["kind"], states["country"], "U.S." in states["aliases"]) == ("place", "US", True)
    assert states["first"] <= states["last"]
    counts = [one["articles"] for one in found]
    assert counts == sorted(counts, reverse=True)


def test_entities_tell_how_much_is_not_analysed(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """And give what is there."""
    Ran(capsys, "add", folder)
    ran = Ran(capsys, "entities")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("2 of 2 articles are not analysed yet: ")
    Ran(capsys, "show", 1)
    ran = Ran(capsys, "entities", "springfield")
    assert "Springfield" in ran.out
    assert ran.err.startswith("1 of 2 articles is not analysed yet: ")
    Ran(capsys, "show", 2)
    assert Ran(capsys, "entities", "springfield").err == ""
    assert Ran(capsys, "entities", "nobody").err == "Nothing was found.\n"
    assert Ran(capsys, "entities", "nobody", "--json").json == []


def test_search_for_names_tells_how_much_is_not_analysed(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Nothing can be found by a name there; what is printed, and the exit code, are as ever."""
    Ran(capsys, "add", folder)
    told = "2 of 2 articles are not analysed yet: the reader does that while it is open.\n"
    for field in (
        "person:mayor",
        "place:springfield",
        "org:un",
        "number:>5",
        "unit:USD",
        "what:people",
        "mentions:2024",
    ):
        ran = Ran(capsys, "search", field, "--json")
        assert (ran.status, ran.json, ran.err) == (0, [], told)
    assert Ran(capsys, "search", "place:springfield").err == f"{told}Nothing was found.\n"
    assert Ran(capsys, "search", "flood -(beta place:springfield)").err == told
    assert Ran(capsys, "export", "place:springfield").err.startswith(told)
    assert Ran(capsys, "search", "flood is:unread").err == ""
    Ran(capsys, "show", 1)
    ran = Ran(capsys, "search", "place:springfield", "--json")
    assert [hit["id"] for hit in ran.json] == [1]
    assert ran.err.startswith("1 of 2 articles is not analysed yet: ")
    Ran(capsys, "show", 2)
    assert Ran(capsys, "search", "place:springfield").err == ""


def test_saved_search_for_names_tells_how_much_is_not_analysed(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    """As the search itself does."""
    Ran(capsys, "add", folder)
    services = Services.open()
    services.lists.save("Springfield", "place:springfield")
    services.close()
    assert "2 of 2 articles are not analysed yet" in Ran(capsys, "list", "--saved", "springfield").err
    assert "analysed" not in Ran(capsys, "list", "--saved", "unread").err


def test_entities_obey_corrections_and_name_what_is_wrong_with_them(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    """At once: nobody else puts them in anew."""
    Ran(capsys, "add", folder)
    Ran(capsys, "show", 1)
    assert Ran(capsys, "entities", "springfield", "--json").json[0]["kind"] == "place"
    paths.names_file().parent.mkdir(parents=True, exist_ok=True)
    paths.names_file().write_text('retype place "Springfield" as organisation\nnonsense\n')
    ran = Ran(capsys, "entities", "springfield", "--json", "--kind", "org")
    assert [one["name"] for one in ran.json] == ["Springfield"]
    assert "names.txt: line 2" in ran.err


def test_show_gives_text_and_analysis(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """An article comes with its text and what is known of it, whose offsets fit."""
    Ran(capsys, "add", folder)
    record = Ran(capsys, "show", 1, "--json").json
    assert (record["schema"], record["id"]) == (1, 1)
    assert {"text", "blocks", "sentences", "summary", "entities", "numbers", "figures"} <= set(record)
    for sentence in record["sentences"]:
        chosen = record["text"][sentence["start"] : sentence["end"]]
        assert chosen == chosen.strip() != ""
    ran = Ran(capsys, "show", 1)
    assert ran.status == 0
    assert ran.out.startswith("Springfield flood: Alpha reports damage\n")
    assert "Summary" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_show_of_an_unknown_number_fails(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """A number that no article has is said to be so."""
    Ran(capsys, "add", folder)
    ran = Ran(capsys, "show", 99, "--json")
    assert (ran.status, ran.out) == (1, "")
    assert "There is no article 99" in ran.err


CORRECTED = 'retype place "Israel" as organisation  # ours\n'


def _name_israel(folder: Path) -> None:
    """Let the first article name a place that every engine knows."""
    text = TEXT.format(name="Alpha", number=100)
    (folder / "a.txt").write_text(f"{text}\nHelp came from Israel, and people in Israel had sent it.\n")


def _entities(records: list[dict[str, Any]]) -> dict[str, str]:
    """Name and kind of the entities of the first text."""
    return {entity["name"]: entity["kind"] for entity in records[0]["entities"]}


def test_corrections_are_obeyed_by_every_command(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    """What the screen shows, ``show`` and ``analyze`` show too, as JSON and as a report, also of stored articles."""
    _name_israel(folder)
    Ran(capsys, "add", folder)
    assert _entities([Ran(capsys, "show", 1, "--json").json])["Israel"] == "place"
    file = tmp_path / "home" / "config" / "names.txt"
    file.parent.mkdir(parents=True)
    file.write_text(CORRECTED)
    assert _entities([Ran(capsys, "show", 1, "--json").json])["Israel"] == "organization"
    assert _entities(Ran(capsys, "analyze", "--json", folder / "a.txt").json)["Israel"] == "organization"
    report = Ran(capsys, "analyze", folder / "a.txt").out
    assert "Israel" in report.split("\nOrganisations\n")[1]


def test_corrections_that_are_wrong_are_named_and_the_rest_is_done(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    """One line on standard error; the other lines hold."""
    _name_israel(folder)
    Ran(capsys, "add", folder)
    file = tmp_path / "home" / "config" / "names.txt"
    file.parent.mkdir(parents=True)
    file.write_text(f"nonsense\n{CORRECTED}")
    for arguments in (("show", 1, "--json"), ("analyze", "--json", folder / "a.txt")):
        ran = Ran(capsys, *arguments)
        assert ran.status == 0
        assert ran.err.startswith("nutgraf: names.txt: line 1 is none of")
        assert ran.err.count("\n") == 1
        assert '"organization", "name": "Israel"' in ran.out


def test_keys_are_those_of_the_screen(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table is that of the screen, with the user's own keys in it; what is wrong with those is said."""
    built_in = {key["id"]: key["keys"] for key in Ran(capsys, "keys", "--json").json}
    assert "U" in built_in["undo"]
    config = tmp_path / "home" / "config" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('[keys]\nundo = "f9"\nnonsense = "x"\n')
    ran = Ran(capsys, "keys", "--json")
    assert {key["id"]: key["keys"] for key in ran.json}["undo"] == ["f9"]
    assert ran.status == 1
    assert "nonsense" in ran.err
    config.write_text("= no toml")
    ran = Ran(capsys, "keys")
    assert "not valid TOML" in ran.err
    assert ran.out.count("\n") == len(built_in)


def test_damaged_library_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file that is no library is named, and exit code 1 says that nothing was done."""
    file = tmp_path / "library.db"
    file.write_bytes(b"something else" * 200)
    ran = Ran(capsys, "list", "--library", file)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert str(file) in ran.err


def test_analyze_json_is_an_array_with_an_object_a_file(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Each file is answered by the documented object, in order, and nothing is stored."""
    ran = Ran(capsys, "analyze", "--json", folder, "--sentences", 1, "--jobs", 2)
    assert ran.status == 0
    assert [record["id"] for record in ran.json] == [str(folder / "a.txt"), str(folder / "b.txt")]
    for record in ran.json:
        assert list(record)[:2] == ["schema", "id"]
        assert len(record["summary"]["sentences"]) == 1
    assert [entry.name for entry in (folder.parent / "home").iterdir()] == ["state"]  # of the worker's log


def test_analyze_goes_on_after_failures(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    """What cannot be read is named on standard error, one line each; the array holds the rest."""
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02" * 1000)
    names = [tmp_path / name for name in ("empty.txt", "binary.txt", "missing.txt", "book.epub")]
    ran = Ran(capsys, "analyze", "--json", *names, folder / "a.txt")
    assert ran.status == 1
    assert len(ran.json) == 1
    assert ran.err.count("\n") == 4
    assert all(str(name) in ran.err for name in names)


def test_analyze_of_nothing_readable_is_an_empty_array(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The output stays JSON when everything failed."""
    ran = Ran(capsys, "analyze", "--json", tmp_path / "missing")
    assert (ran.status, ran.json) == (1, [])


def test_analyze_report_names_the_country_of_a_city(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """And that of nothing else."""
    (tmp_path / "a.txt").write_text("A bridge opens\n\nThey met in Khan Younis and in Scotland on Friday.\n")
    ran = Ran(capsys, "analyze", tmp_path / "a.txt")
    assert "• Khan Younis · Gaza Strip\n" in ran.out
    assert "• Scotland\n" in ran.out


def test_analyze_report_is_for_people(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """The report has title, summary and what is named, on lines that fit."""
    ran = Ran(capsys, "analyze", folder / "a.txt", folder / "b.txt")
    assert ran.status == 0
    assert ran.out.startswith("Springfield flood: Alpha reports damage\n")
    assert "\n\nSpringfield flood: Beta reports damage\n" in ran.out
    assert "Summary" in ran.out
    assert "• " in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_analyze_unknown_algorithm_is_wrong_usage(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """An algorithm that does not exist is refused once, whatever number of texts, and those that do are named."""
    ran = Ran(capsys, "analyze", "--algorithm", "magic", folder)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "magic" in ran.err
    assert "lexrank" in ran.err


def test_algorithms_that_can_be_asked_for_are_those_that_there_are() -> None:
    """The names that the command line knows without loading them are those of the analysis."""
    from reader.analysis.summary import algorithms
    from reader.analysis.version import ALGORITHMS

    assert list(ALGORITHMS) == list(algorithms._ALGORITHMS)


def test_analyze_starts_no_more_processes_than_there_are_cpus(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number of processes that would only take memory is cut."""
    asked: list[int] = []

    class Counted(Jobs):
        def __init__(self, *, workers: int, log: Path) -> None:
            asked.append(workers)
            super().__init__(workers=workers, log=log)

    monkeypatch.setattr("reader.cli.analyze.Jobs", Counted)
    assert Ran(capsys, "analyze", "--jobs", 10**6, folder / "a.txt").status == 0
    assert asked == [os.cpu_count()]


def test_summary_is_as_long_as_the_settings_say(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """``analyze`` and ``show`` give what the screen gives, unless another length is asked for."""
    Ran(capsys, "add", folder)
    config = folder.parent / "home" / "config" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("summary_length = 2\nnonsense = 1\n")
    for arguments, count in ((("analyze", folder / "a.txt"), 2), (("analyze", "--sentences", 1, folder / "a.txt"), 1)):
        (record,) = Ran(capsys, *arguments, "--json").json
        assert len(record["summary"]["sentences"]) == count
    ran = Ran(capsys, "show", 1, "--json")
    assert len(ran.json["summary"]["sentences"]) == 2
    assert ran.status == 0
    assert "nonsense" in ran.err


def test_settings_one_folder_too_high_are_named(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """A ``config.toml`` beside its folder is not passed over in silence."""
    home = folder.parent / "home"
    home.mkdir()
    (home / "config.toml").write_text("summary_length = 1\n")
    ran = Ran(capsys, "keys")
    assert ran.err == f"nutgraf: {home / 'config.toml'} is not read: it belongs in the folder {home / 'config'}.\n"


@pytest.mark.parametrize("arguments", [["list"], ["search", "flood"], ["show", "1"], ["entities"]])
def test_reading_makes_no_library(capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str]) -> None:
    """A library that was named and is not there is an error; where none was named the samples are read."""
    missing = tmp_path / "misspelt.db"
    ran = Ran(capsys, *arguments, "--library", missing)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"nutgraf: There is no library {missing}; 'nutgraf add' makes one.\n"
    assert not missing.exists()
    Ran(capsys, *arguments)
    assert not (tmp_path / "home" / "data").exists()


def test_search_without_a_result_says_so(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Nothing on standard output is explained on standard error, and is no failure."""
    Ran(capsys, "add", folder)
    ran = Ran(capsys, "search", "zeppelin")
    assert (ran.status, ran.out, ran.err) == (0, "", "Nothing was found.\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "--", "flood", "-Beta"],
        ["search", "flood", "--", "-Beta"],
        ["search", "flood", "--json", "--", "-Beta"],
        ["search", "--json", "--", "flood", "-Beta"],
    ],
)
def test_search_words_behind_two_dashes_are_no_options(
    capsys: pytest.CaptureFixture[str], folder: Path, arguments: list[str]
) -> None:
    """A word to leave out can be given, though it begins like an option."""
    Ran(capsys, "add", folder)
    ran = Ran(capsys, *arguments)
    assert ran.status == 0
    assert "Alpha" in ran.out
    assert "Beta" not in ran.out


def test_file_behind_two_dashes_may_begin_with_one(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So can a file whose name begins with a dash; a dash alone still is standard input."""
    monkeypatch.chdir(folder)
    (folder / "-c.txt").write_text(TEXT.format(name="Gamma", number=3))
    ran = Ran(capsys, "add", "--", "-c.txt")
    assert ran.out.startswith("added ")
    assert parse("add", ["--", "-"]).sources == ["-"]


def test_list_of_a_saved_search(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """A saved list prints what is in it, by its name whatever the case; so do those that are always there."""
    Ran(capsys, "add", folder)
    library = Library.open(paths.library_file())
    library.lists.save("First letter", "alpha")
    library.close()
    rows = Ran(capsys, "list", "--saved", "first LETTER", "--json").json
    assert [row["title"] for row in rows] == ["Springfield flood: Alpha reports damage"]
    for name in ("All", "unread", "Today"):
        assert len(Ran(capsys, "list", "--saved", name, "--json").json) == 2
    assert len(Ran(capsys, "list", "--saved", "today", "--limit", 1).out.splitlines()) == 1


def test_list_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """A name of no list is an error, told on standard error."""
    Ran(capsys, "add", folder)
    ran = Ran(capsys, "list", "--saved", "no\x1bsuch")
    assert (ran.status, ran.out) == (1, "")
    assert "There is no list" in ran.err
    assert "\x1b" not in ran.err
