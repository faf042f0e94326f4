"""What the screen remembers from one start to the next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.ui.memory import Memory, recall, remember

if TYPE_CHECKING:
    from pathlib import Path


def test_memory_comes_back(tmp_path: Path) -> None:
    """What was remembered is recalled, in a folder that did not exist."""
    path = tmp_path / "state" / "screen.json"
    memory = Memory(
        "nutgraf-light",
        84,
        summary_open=False,
        summary_length="20 %",
        algorithm="kl",
        clean_alone=True,
        last_articles={"/library.db": 7},
        set_width=76,
        set_length="3 sentences",
    )
    remember(path, memory)
    assert recall(path) == memory
    assert [file.name for file in path.parent.iterdir()] == ["screen.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"null", b"\xff\xfe", b'"x"'])
def test_memory_that_cannot_be_used_is_forgotten(tmp_path: Path, content: bytes) -> None:
    """A broken file costs the choices and nothing else."""
    path = tmp_path / "screen.json"
    path.write_bytes(content)
    assert recall(path) == Memory()


def test_memory_takes_what_it_can_use(tmp_path: Path) -> None:
    """Values of another type, and names of other versions, are passed over; the rest counts."""
    path = tmp_path / "screen.json"
    path.write_text(
        json.dumps({"theme": 3, "text_width": True, "summary_open": 0, "last_articles": {"a": 5, "b": "x"}})
    )
    assert recall(path) == Memory(last_articles={"a": 5})


def test_memory_without_a_file_is_empty(tmp_path: Path) -> None:
    """At the first start nothing is remembered."""
    assert recall(tmp_path / "none.json") == Memory()


def test_memory_that_cannot_be_kept_is_no_error(tmp_path: Path) -> None:
    """A state folder that cannot be made ends nothing, and the file in its place stays."""
    (tmp_path / "state").write_text("a file")
    remember(tmp_path / "state" / "screen.json", Memory("x"))
    assert (tmp_path / "state").read_text() == "a file"
