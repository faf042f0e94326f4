"""Hostile documents: every file of the collection comes to an article without hazards, or to one sentence."""

from __future__ import annotations

import json
import re
import tarfile
import time
from pathlib import Path
from typing import Any

import pytest

from reader.config import MAX_TITLE_CHARS
from reader.errors import SourceError
from reader.ingest.extract import extract
from reader.ingest.load import load
from reader.text.display import safe_line

COLLECTION = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "hostile"
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
UNDRAWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")

REFUSED = {
    "db_future.db": "is not text but an SQLite database",
    "db_zero.db": "is not text",
    "feed_json_deep.json": "JSON",
    "html_frameset_only.html": "no article text was found",
    "opml_exec.opml": "OPML",
    "shape_elf.txt": "is not text but a program",
    "shape_empty.txt": "is empty",
    "shape_nul.bin.txt": "is not text",
    "xml_billion_laughs.opml": "OPML",
    "xml_quadratic.xml": "feed",
    "xml_xxe_file.xml": "feed",
    "zip_bomb.epub": "EPUB",
    "zip_slip.epub": "EPUB",
    "zip_truncated.epub": "EPUB",
}


def _manifest() -> list[dict[str, Any]]:
    path = COLLECTION / "manifest.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


CASES = _manifest()
READ = [case for case in CASES if case["file"] not in REFUSED and not case["file"].endswith(".xml")]
"""Feeds are refused too, by their suffix."""

pytestmark = pytest.mark.skipif(not CASES, reason="the collection of hostile files is not here")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked collection."""
    path = tmp_path_factory.mktemp("hostile")
    with tarfile.open(COLLECTION / "hostile.tar.gz") as archive:
        archive.extractall(path, filter="data")
    return path


def _test_id(case: dict[str, Any]) -> str:
    return re.sub(r"[^\w.]", "?", case["file"])


@pytest.mark.parametrize("case", READ, ids=_test_id)
def test_hostile_text_becomes_a_harmless_article(folder: Path, case: dict[str, Any]) -> None:
    """Nothing forbidden is kept, nothing dangerous drawn, the text is still there, and all in time."""
    before = time.process_time()
    article = extract(load(folder / case["file"]))
    assert time.process_time() - before < case["max_s"]
    assert not FORBIDDEN.search(article.text + (article.title or ""))
    assert not UNDRAWABLE.search(safe_line(article.title or ""))
    assert len(article.title or "") <= MAX_TITLE_CHARS
    assert (case["canary"] or "") in article.text
    assert not any(word in article.text for word in case["forbid"])


@pytest.mark.parametrize("name", sorted({*REFUSED, *(case["file"] for case in CASES if case["file"].endswith(".xml"))}))
def test_hostile_file_is_refused_in_one_sentence(folder: Path, name: str) -> None:
    """Binary files, bombs in archives, what is empty and what is not read yet."""
    with pytest.raises(SourceError) as caught:
        extract(load(folder / name))
    assert REFUSED.get(name, "feed") in caught.value.reason
    assert "\n" not in str(caught.value)
