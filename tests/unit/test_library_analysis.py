"""Analyses: kept under the hash of the text and the version, and what is still to be analysed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.library import Library
from reader.model import (
    Analysis,
    Article,
    ArticleId,
    Block,
    Entity,
    Figure,
    NumberMention,
    Sentence,
    Span,
    Summary,
    SummarySentence,
)
from reader.wire import analysis_from_record, analysis_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _article(text: str, location: str = "/a") -> Article:
    return Article(text, (Block(0, len(text)),), "Title", "given", location, "s")


def _analysis(article: Article, version: str = "1") -> Analysis:
    return Analysis(
        version=version,
        text_hash=article.text_hash,
        language="en",
        sentences=(Sentence(0, 4),),
        summary=Summary("nutgraf", (SummarySentence(0, 4, 1.5),)),
        entities=(
            Entity(1, "person", "Ada Lovelace", (Span(0, 3),), ("Lovelace",), "GB", 51.5, -0.1, 2.25, "city", "UK"),
        ),
        numbers=(NumberMention(0, 2, "count", 0, 4, "12", what="ships", what_head="ships", figure=1),),
        figures=(Figure(1, "count", "12 ships", (0,), "about", trivial=True, weight=0.5),),
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()


def test_analysis_written_before_places_were_located_can_be_read() -> None:
    """A record of an older program lacks the keys; its entities are nowhere."""
    article = _article("12 ships")
    record = analysis_record(_analysis(article))
    entity = record["entities"][0]
    assert (entity.pop("place_kind"), entity.pop("within")) == ("city", "UK")
    read = analysis_from_record(record, version="1", text_hash=article.text_hash)
    assert (read.entities[0].place_kind, read.entities[0].within) == (None, None)


def test_analysis_comes_back_as_it_was_saved(library: Library) -> None:
    """All of an analysis is kept."""
    article = _article("12 ships")
    added = library.add(article, None)
    assert library.analysis(added.id, "1") is None
    library.save_analysis(_analysis(article))
    assert library.analysis(added.id, "1") == _analysis(article)


def test_analysis_of_another_version_is_none(library: Library) -> None:
    """A result of another version is as good as none; the newer one takes its place."""
    article = _article("12 ships")
    added = library.add(article, None)
    library.save_analysis(_analysis(article, "1"))
    assert library.analysis(added.id, "2") is None
    library.save_analysis(_analysis(article, "2"))
    assert library.analysis(added.id, "2") == _analysis(article, "2")


def test_earlier_analysis_is_of_any_version_and_of_this_text(library: Library) -> None:
    """It is what the next version may build on."""
    article = _article("12 ships")
    added = library.add(article, None)
    before = library.article(added.id)
    assert before is not None
    assert library.earlier_analysis(before) is None
    library.save_analysis(_analysis(article, "1"))
    library.add(_article("13 ships"), None)
    kept = library.earlier_analysis(before)
    assert kept is not None
    assert kept.unpacked() == _analysis(article, "1")
    now = library.article(added.id)
    assert now is not None
    assert library.earlier_analysis(now) is None


def test_analysis_of_an_earlier_text_is_not_shown(library: Library) -> None:
    """An update needs an analysis of its own, and the earlier one is there again when the text comes back."""
    article = _article("12 ships")
    added = library.add(article, None)
    library.save_analysis(_analysis(article))
    library.add(_article("13 ships"), None)
    assert library.analysis(added.id, "1") is None
    assert library.unanalysed("1", 9) == [added.id]
    library.add(article, None)
    assert library.analysis(added.id, "1") == _analysis(article)
    assert library.unanalysed("1", 9) == []


def test_late_analysis_of_an_earlier_text_changes_nothing(library: Library) -> None:
    """An analysis that was under way while its article was updated is kept for that text alone."""
    article = _article("12 ships")
    added = library.add(article, None)
    library.add(_article("13 ships"), None)
    library.save_analysis(_analysis(article))
    assert library.analysis(added.id, "1") is None
    assert library.unanalysed("1", 9) == [added.id]


def test_failure_is_shown_and_not_tried_again(library: Library) -> None:
    """The reason stands in the row; another version tries again."""
    added = library.add(_article("12 ships"), None)
    library.save_failure(added.id, "1", "it took too long")
    assert library.rows([added.id])[0].failed == "it took too long"
    assert library.unanalysed("1", 9) == []
    assert library.unanalysed("2", 9) == [added.id]


def test_failure_goes_with_success_and_with_a_new_text(library: Library) -> None:
    """A reason is shown only as long as it holds."""
    article = _article("12 ships")
    added = library.add(article, None)
    library.save_failure(added.id, "1", "reason")
    library.save_analysis(_analysis(article, "2"))
    assert library.rows([added.id])[0].failed is None
    library.save_failure(added.id, "3", "reason")
    library.add(_article("13 ships"), None)
    assert library.rows([added.id])[0].failed is None


def test_unanalysed_are_the_newest_first(library: Library) -> None:
    """What was tried by older versions and what was never tried is one list, cut at the limit."""
    articles = [_article(f"Text {n}", f"/{n}") for n in range(8)]
    ids = [added.id for added in library.add_many((article, None) for article in articles)]
    library.save_analysis(_analysis(articles[1], "0"))
    library.save_analysis(_analysis(articles[4], "1"))
    library.save_analysis(_analysis(articles[5], "3"))
    library.save_failure(ids[6], "2", "reason")
    library.remove([ids[7]])
    assert library.unanalysed("2", 99) == [ids[n] for n in (5, 4, 3, 2, 1, 0)]
    assert library.unanalysed("2", 2) == [ids[5], ids[4]]
    library.restore([ids[7]])
    assert library.unanalysed("2", 1) == [ids[7]]


def test_unanalysed_is_empty_when_all_is_done(library: Library) -> None:
    """There is nothing to do in an empty library, nor in one that is done."""
    assert library.unanalysed("1", 9) == []
    article = _article("12 ships")
    library.add(article, None)
    library.save_analysis(_analysis(article))
    assert library.unanalysed("1", 9) == []


def test_analysis_of_an_unknown_article_is_none(library: Library) -> None:
    """No article, no analysis; noting a failure of it is harmless."""
    assert library.analysis(ArticleId(7), "1") is None
    library.save_failure(ArticleId(7), "1", "reason")


def test_analysis_is_known_to_be_there_without_reading_it(library: Library) -> None:
    """For the version that made it, and for no other."""
    article = _article("12 ships")
    added = library.add(article, None)
    assert not library.has_analysis(added.id, "1")
    library.save_analysis(_analysis(article))
    assert library.has_analysis(added.id, "1")
    assert not library.has_analysis(added.id, "2")
