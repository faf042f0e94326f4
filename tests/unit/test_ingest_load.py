"""From a location to bytes."""

from __future__ import annotations

import codecs
import io
import os
import random
import socket
from typing import TYPE_CHECKING

import pytest

from reader.config import MAX_FILE_BYTES
from reader.errors import SourceError, UnsupportedSourceError
from reader.ingest.load import load

if TYPE_CHECKING:
    from pathlib import Path


def _file(tmp_path: Path, data: bytes, name: str = "a.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def _reason(location: str | Path) -> str:
    with pytest.raises(SourceError) as caught:
        load(location)
    return caught.value.reason


def test_load_gives_the_bytes_as_they_are(tmp_path: Path) -> None:
    """Nothing is decoded or changed yet."""
    assert load(_file(tmp_path, b"\xef\xbb\xbfone\r\ntwo")).data == b"\xef\xbb\xbfone\r\ntwo"


def test_load_names_location_name_and_source(tmp_path: Path) -> None:
    """The location is absolute, the source is the folder's name."""
    (tmp_path / "clippings").mkdir()
    path = _file(tmp_path / "clippings", b"text", "a story.txt")
    raw = load(os.path.relpath(path))
    assert (raw.location, raw.name, raw.source) == (str(path), "a story.txt", "clippings")


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", b"text", "text/plain"),
        ("a.md", b"text", "text/markdown"),
        ("a.HTML", b"text", "text/html"),
        ("a.txt", b"<html>shown as it is", "text/plain"),
        ("a.log", b"text", "text/plain"),
        ("page", b"\xef\xbb\xbf\n <!DOCTYPE html>\n<title>x</title>", "text/html"),
        ("page.bak", b"<HTML lang=en>", "text/html"),
    ],
)
def test_load_tells_the_kind(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    """By the suffix, and by the content where the suffix says nothing."""
    assert load(_file(tmp_path, data, name)).media_type == media_type


def test_load_reads_standard_input() -> None:
    """Its location is known again when the same text comes again."""
    raw = load("-", stdin=io.BytesIO(b"<html><p>text"))
    assert (raw.source, raw.name, raw.media_type, raw.data) == ("stdin", "", "text/html", b"<html><p>text")
    assert raw.location.startswith("stdin:")
    assert raw.location == load("-", stdin=io.BytesIO(b"<html><p>text")).location


def test_load_refuses_empty_standard_input() -> None:
    """Nothing piped in is an error as an empty file is."""
    with pytest.raises(SourceError, match="-: is empty"):
        load("-", stdin=io.BytesIO())


def test_load_refuses_an_empty_file(tmp_path: Path) -> None:
    """There is nothing to read in it."""
    assert _reason(_file(tmp_path, b"")) == "is empty"


def test_load_refuses_a_missing_file(tmp_path: Path) -> None:
    """The sentence names the file as it was given."""
    with pytest.raises(SourceError, match=r"no\.txt: there is no such file or folder"):
        load(tmp_path / "no.txt")


def test_load_refuses_a_file_over_the_limit(tmp_path: Path) -> None:
    """Size and limit are in the sentence, and the file is not read."""
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 10_000_000)
    assert _reason(path) == "is 60 MB large, over the limit of 50 MB"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_load_refuses_a_file_without_permission(tmp_path: Path) -> None:
    """The sentence says what to check."""
    path = _file(tmp_path, b"text")
    path.chmod(0)
    assert "permissions" in _reason(path)


def test_load_does_not_wait_on_a_pipe(tmp_path: Path) -> None:
    """A named pipe without a writer would block for ever."""
    os.mkfifo(tmp_path / "a.txt")
    assert "pipe" in _reason(tmp_path / "a.txt")


def test_load_refuses_a_device() -> None:
    """Endless input is never started on."""
    assert _reason("/dev/zero") == "is a device, not a file"


def test_load_refuses_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket has no content of its own."""
    monkeypatch.chdir(tmp_path)
    if type(socket.socket) is not type:
        pytest.skip("sockets are blocked in this run")
    with socket.socket(socket.AF_UNIX) as endpoint:
        endpoint.bind("a.txt")
        assert "socket" in _reason("a.txt")


def test_load_refuses_a_folder(tmp_path: Path) -> None:
    """Folders are for `discover`; one that arrives here could not be opened there."""
    assert "folder" in _reason(tmp_path)


def test_load_refuses_an_impossible_name() -> None:
    """A NUL in the name is no traceback."""
    assert "cannot be read" in _reason("a\0b.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 and so on",
        b"PK\x03\x04 and so on",
        b"\x7fELF and so on",
        b"\x89PNG\r\n\x1a\n and so on",
        b"SQLite format 3\x00 and so on",
        b"\x1f\x8b and so on",
        b"\0" * 1000,
        bytes(range(256)) * 16,
        b"\xff\xfe" + bytes(range(256)) * 16,
        b"\xfe\xff" + random.Random(7).randbytes(4000),
        b"\xff\xfe\x00\x00" + random.Random(7).randbytes(4000),
        b"\xff\xfe" + b"\x01\x00\x02\x00" * 500,
    ],
)
def test_load_refuses_what_is_not_text(tmp_path: Path, data: bytes) -> None:
    """By its first bytes, or by the share of control characters."""
    assert _reason(_file(tmp_path, data)).startswith("is not text")


@pytest.mark.parametrize(
    "data",
    [
        b"Text with one \0 in a long enough line, which is no reason to refuse all of it.",
        b"\x1b[1mBold\x1b[0m words of a log file, with sequences in each line \x1b[32mok\x1b[0m",
        "Text in UTF-16\r\nwith\ttabs".encode("utf-16"),
        "Zwei Zeilen\r\n\r\n政府は火曜日に\r\n\r\nТекст \U0001f600".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Text\n".encode("utf-16-be") * 30_000,
        codecs.BOM_UTF32_LE + "Text\n".encode("utf-32-le") * 20_000,
        "Текст в старой кодировке".encode("cp1251"),
        "这是一个文本文件".encode("gb18030"),
    ],
)
def test_load_takes_text_of_every_kind(tmp_path: Path, data: bytes) -> None:
    """Escape sequences, a stray NUL and old encodings do not make a file binary."""
    assert load(_file(tmp_path, data)).data == data


@pytest.mark.parametrize("name", ["a.epub", "a.pdf", "a.xml", "a.opml"])
def test_load_refuses_what_is_not_read_yet(tmp_path: Path, name: str) -> None:
    """Also when it is not asked through `discover`."""
    with pytest.raises(UnsupportedSourceError):
        load(_file(tmp_path, b"text", name))


@pytest.mark.parametrize("data", [b'<?xml version="1.0"?>\n<rss version="2.0">', b"<feed xmlns='x'>", b"<opml>"])
def test_load_knows_a_feed_without_its_suffix(data: bytes) -> None:
    """A feed that is piped in would be shown as markup."""
    with pytest.raises(UnsupportedSourceError):
        load("-", stdin=io.BytesIO(data))


def test_load_gives_a_location_that_can_be_kept(tmp_path: Path) -> None:
    """A file name that is no UTF-8 becomes one that can be encoded."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "wb") as file:  # noqa: PTH123 - Path takes no bytes
            file.write(b"text")
    except OSError:
        pytest.skip("this file system wants UTF-8")
    raw = load(os.fsdecode(path))
    assert raw.name == "caf\\xe9.txt"
    raw.location.encode()
