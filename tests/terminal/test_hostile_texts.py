"""A handful of hostile texts of our own, for where the corpus is not at hand, with hostile names as well."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.terminal.program import run
from tests.terminal.stepping import quit_reader, search_for, step_through
from tests.terminal.terminal import Terminal
from tests.terminal.vtscan import PLAIN, SCREEN, findings

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal

TEXTS = {
    "clipboard.txt": "Clip\x1b]52;c;cm0gLXJm\x07board\n\nOlga Lind of Oslo lost 9 \x1b]52;c;cm0=\x1b\\coins. WORDCLIP",
    "cut-off.txt": "A title\x1b]0;that never ends\n\nOlga Lind of Oslo found 300 coins. WORDCUT",
    "eight-bit.txt": "Eight \x9b2Jbits\n\nOlga \x9d0;x\x9cLind of \x9b31mOslo spent 300 coins. WORDEIGHT",
    "bidi.txt": "Invoice \u202egpj.exe\n\nOlga \u2066Lind\u2069 of \u200fOslo sent 300 coins. WORDBIDI",
    "zalgo.txt": f"Flo{chr(0x301) * 60}od\n\nOlga L{chr(0x489) * 80}ind of Oslo hid 300 coins. WORDZALGO",
    "markup.txt": "[/b] a [b + [@click=app.quit]title[/#888888]\n\nOlga [/foo] Lind of [$x]Oslo[/] has 300. WORDMARKUP",
    "controls.txt": "Bells\x07\x08\n\nOlga\x0e Lind of\x7f Oslo rang.\x1bc "
    + "The bells of Oslo rang 300 times. " * 9
    + "WORDBELL",
    "invisible.txt": "In\u200bvi\u2060si\ufeffble\n\nOlga\U000e0041 Lind\u00ad of\u2028Oslo\ufffe saw 300. WORDGHOST",
    "page.html": "<title>A &#27;]0;x&#7; page</title><p>Olga &#155;31mLind &#8238;of Oslo read 300 pages. WORDPAGE</p>"
    * 3,
    "links.md": "# A [link](http://\x1b]8;;evil\x07)\n\nOlga *Lind* of `Oslo\x9b2J` wrote 300 letters. WORDLINK",
    "\x1b[31mred\x07[b]\u202e\n.txt": "Olga Lind of Oslo painted 300 doors. WORDRED",
}
"""Texts by the names of their files; the last word of each must be there to read."""
REFUSED = {"nul\x1b[2J.txt": b"\x00" * 400, "empty\x9b2J.txt": b"", "page\x1b]0;x\x07.pdf": b"%PDF-1.4"}
"""Files that are refused, which names them."""


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    """All of them, as files."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, data in REFUSED.items():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


@pytest.fixture
def added(sources: list[Path]) -> bytes:
    """All of them, added; what was printed."""
    ended = run("add", *sources)
    assert ended.returncode == 1
    assert ended.stdout.count(b"\n") == len(TEXTS)
    assert ended.stderr.count(b"\n") == len(REFUSED) + 1
    return ended.stdout + ended.stderr


def test_hostile_texts_are_added_with_harmless_words(added: bytes) -> None:
    """Titles and file names are printed as lines of text, those of refused files too."""
    assert findings(added, PLAIN) == []


def test_hostile_texts_are_added_with_a_bar_without_harm(sources: list[Path]) -> None:
    """On a terminal, beside a progress bar, no byte of a title or name gets through either."""
    with Terminal("add", *map(str, sources)) as terminal:
        assert terminal.wait_for_end() == 1
    for hostile in (b"\x1b[31mred", b"\x07", b"\x1b[2J", b"\x1b]", "\u202e".encode(), "\x9b".encode(), b"\x1bc"):
        assert hostile not in terminal.written


def test_hostile_texts_reach_the_screen_as_text_alone(added: bytes) -> None:
    """Every article can be opened and found by its last word; the terminal gets nothing but text and our own moves."""
    with Terminal() as terminal:
        step_through(terminal, len(TEXTS))
        search_for(terminal, [text.split()[-1].removesuffix("</p>") for text in TEXTS.values()], left=32)
        quit_reader(terminal)
    assert findings(terminal.written, SCREEN) == []
    assert b"Traceback" not in terminal.written


def test_hostile_texts_are_printed_as_text_alone(added: bytes) -> None:
    """So do the commands that print what is in the library."""
    ids = [str(record["id"]) for record in json.loads(run("list", "--json").stdout)]
    assert len(ids) == len(TEXTS)
    for arguments in (["list"], ["search", "WORD*"], *(["show", number] for number in ids)):
        ended = run(*arguments)
        assert ended.returncode == 0
        assert findings(ended.stdout + ended.stderr, PLAIN) == []


@pytest.mark.parametrize("arguments", [["add", "\x1b[31mno\u202e.txt"], ["show", "\x1b[2J"], ["list", "--\x1b[2J"]])
def test_hostile_arguments_are_named_without_harm(arguments: list[str]) -> None:
    """What is wrong with an argument is said without repeating what would harm the terminal."""
    ended = run(*arguments)
    assert ended.returncode in (1, 2)
    assert ended.stderr
    assert findings(ended.stderr, PLAIN) == []
