"""The names of an earlier analysis are taken over where they would be found again, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import pipeline
from reader.analysis.names import find
from reader.analysis.names.capitals.engine import RuleNames
from reader.analysis.pipeline import analyse
from reader.analysis.version import PIPELINE_VERSION, Options, Stages
from reader.errors import AnalysisError
from reader.frozen import replace
from reader.ingest.extract import article_from_text
from reader.library.articles.records import packed_analysis, unpacked_analysis
from reader.model import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Analysis, Article

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
OTHER = "0"
"""No stage has this number, and none has had it."""
OF_NAMES = ("names", "capitals")


@pytest.fixture(scope="module", params=["suez-blocked.txt", "000_aeedbe436eec667d.txt"])
def article(request: pytest.FixtureRequest) -> Article:
    """A sample article, published on a Saturday."""
    text = (SEEDS / request.param).read_text(encoding="utf-8")
    return article_from_text(text, title=None, published="2024-01-20", language=None)


@pytest.fixture(scope="module")
def before(article: Article) -> Analysis:
    """Its analysis, as a library gives it back."""
    made = analyse(article)
    record = packed_analysis(made)
    return unpacked_analysis(record, version=made.version, text_hash=made.text_hash, language=made.language)


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes with which engine names are looked for."""
    engines: list[str] = []

    def note(text: str, sentences: Any, engine: str, language: str) -> find.Naming:
        engines.append(engine)
        return find.find_names(text, sentences, engine, language)

    monkeypatch.setattr(pipeline, "find_names", note)
    return engines


def _by_other(analysis: Analysis, *stages: str) -> Analysis:
    """The analysis as one by a version of which some stages were others."""
    made_by = Stages.of(analysis.version)
    assert made_by is not None
    return replace(analysis, version=".".join(made_by._replace(**dict.fromkeys(stages, OTHER))))


@pytest.mark.parametrize("stage", [*Stages._fields, None])
def test_names_are_found_again_if_their_stage_is_another(
    article: Article, before: Analysis, searches: list[str], stage: str | None
) -> None:
    """Everything else is found again in any case, so the analysis is the same."""
    found = analyse(article, Options(), _by_other(before, *([stage] if stage else [])))
    assert bool(searches) == (stage in OF_NAMES)
    assert found == analyse(article)


def test_all_but_the_names_is_found_again(article: Article, before: Analysis) -> None:
    """Whatever it was: it may rest on a table that has changed, on the title, or on the date."""
    hollow = replace(before, numbers=(), figures=(), summary=replace(before.summary, sentences=()))
    assert analyse(article, Options(), hollow) == analyse(article)
    assert len(analyse(article, Options(), replace(before, entities=before.entities[:1])).entities) == 1


@pytest.mark.parametrize(
    "other",
    [
        lambda one: replace(one, version="1234abcd"),
        lambda one: replace(one, version=f"{one.version}.1"),
        lambda one: replace(one, version=""),
        lambda one: replace(one, language="de"),
        lambda one: replace(one, sentences=one.sentences[1:]),
        lambda one: replace(
            one, sentences=(Sentence(0, one.sentences[0].end - 1, one.sentences[0].role), *one.sentences[1:])
        ),
        lambda _: None,
    ],
)
def test_analysis_on_other_ground_is_no_help(
    article: Article, before: Analysis, searches: list[str], other: Callable[[Analysis], Analysis | None]
) -> None:
    """By a version that told nothing of its stages, in another language, or with other sentences."""
    assert analyse(article, Options(), other(before)) == analyse(article)
    assert len(searches) == 2


def test_names_that_no_engine_found_are_found_when_one_can(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules alone stood in for an engine that could not be loaded; the other way round the better names stay."""

    def fail(_name: str) -> None:
        raise AnalysisError("The model is damaged.")

    good = analyse(article)
    with monkeypatch.context() as patch:
        patch.setattr(find, "_engine", fail)
        poor = analyse(article)
        assert analyse(article, Options(), good) == good
    assert poor.notices == ("Names by rules alone. The model is damaged.",)
    assert analyse(article, Options(), poor) == good


def test_notice_is_kept_with_the_names(searches: list[str]) -> None:
    """That rules alone read a language is true of the names that are taken over."""
    words = "Die Kanzlerin Angela Merkel sagte am Freitag in Berlin, dass die Stadt 25.000 Wohnungen bauen werde. " * 9
    article = article_from_text(words, title=None, published=None, language="de")
    found = analyse(article)
    assert any(notice.startswith("Names by rules alone:") for notice in found.notices)
    assert analyse(article, Options(), _by_other(found, "groups")) == found
    assert len(searches) == 1


def test_names_by_another_engine_are_found_again(article: Article, before: Analysis, searches: list[str]) -> None:
    """And so back again. Another summary needs no other names."""
    by_rules = analyse(article, Options(names="rules"), before)
    assert by_rules == analyse(article, Options(names="rules"))
    assert analyse(article, Options(), by_rules) == before
    assert searches == ["rules", "rules", "nutgraf"]
    assert analyse(article, Options(algorithm="luhn"), before) == replace(
        analyse(article, Options(algorithm="luhn")), version=Options(algorithm="luhn").version
    )
    assert len(searches) == 4


def test_names_of_spacy_are_always_found_again(
    article: Article, before: Analysis, searches: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another pipeline may stand under the same name."""
    monkeypatch.setattr(find, "_engine", lambda _: RuleNames())
    options = Options(names="spacy:mine")
    analyse(article, options, replace(before, version=options.version))
    assert searches == ["spacy:mine"]


WORDS = """
    Joe Biden said the U.S. spent $4.5 million on Friday in Gaza “He left. Then” (AFP) John Kirby Kirby WHO
    Dr. Smith's 30 to 40 minutes – Oct. 7 World Health Organization NATO Israel-Hamas ?! 5-4 Channel 4
"""


@settings(deadline=None)
@given(st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=60).map(" ".join))
def test_any_analysis_comes_out_the_same_with_an_earlier_one(text: str) -> None:
    """Grouping loses no name and changes no kind of one, so the names can be had back from it."""
    article = article_from_text(text, title=None, published=None, language="en")
    found = analyse(article)
    assert analyse(article, Options(), _by_other(found, "groups", "places", "numbers", "summary")) == found


def test_version_tells_its_stages() -> None:
    """Each has a number, and what was chosen is told with it."""
    assert Stages.of(PIPELINE_VERSION) == Options().stages
    assert all(stage.isdecimal() for stage in Options().stages)
    chosen = Options(algorithm="luhn", names="spacy:en_core_web_sm")
    assert Stages.of(chosen.version) == chosen.stages
    versions = {options.version for options in (Options(), chosen, Options("luhn"), Options(names="rules"))}
    assert len(versions) == 4
    assert len(PIPELINE_VERSION) < 20
