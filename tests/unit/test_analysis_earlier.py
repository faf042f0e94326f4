"""What an earlier analysis found is taken over as far as the stages that found it are those of now, and no further."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import pipeline
from reader.analysis.names import find
from reader.analysis.numbers.engine import LexerNumbers
from reader.analysis.pipeline import analyse
from reader.analysis.summary.summarize import summarize
from reader.analysis.version import PIPELINE_VERSION, Options, Stages
from reader.errors import AnalysisError
from reader.frozen import replace
from reader.ingest.extract import article_from_text
from reader.library.articles.records import packed_analysis, unpacked_analysis
from reader.model import Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Analysis, Article

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
OTHER_STAGE = "0"
"""No stage has this number, and none has had it."""
STAGES = ("names", "numbers", "summary")
"""Those that are not done again without need."""


@pytest.fixture(scope="module", params=["suez-blocked.txt", "000_aeedbe436eec667d.txt"])
def article(request: pytest.FixtureRequest) -> Article:
    """A sample article, published on a Saturday."""
    text = (SEEDS / request.param).read_text(encoding="utf-8")
    return article_from_text(text, title=None, published="2024-01-20", language=None)


@pytest.fixture(scope="module")
def before(article: Article) -> Analysis:
    """Its analysis, as a library gives it back."""
    made = analyse(article)
    return unpacked_analysis(
        packed_analysis(made), version=made.version, text_hash=made.text_hash, language=made.language
    )


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes which of `STAGES` are done."""
    stages: list[str] = []

    def noting(stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def note(*arguments: Any, **options: Any) -> Any:
            stages.append(stage)
            return work(*arguments, **options)

        return note

    monkeypatch.setattr(pipeline, "find_names", noting("names", find.find_names))
    monkeypatch.setattr(LexerNumbers, "find", noting("numbers", LexerNumbers.find))
    monkeypatch.setattr(pipeline, "summarize", noting("summary", summarize))
    return stages


def _by_other(analysis: Analysis, *stages: str) -> Analysis:
    """The analysis as one by a version of which some stages were others."""
    made_by = Stages.of(analysis.version)
    assert made_by is not None
    others = made_by._replace(**dict.fromkeys(stages, OTHER_STAGE))
    return replace(analysis, version=".".join(others))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ((), []),
        (("language",), []),
        (("sentences",), []),
        (("names",), ["names", "numbers"]),
        (("capitals",), ["names", "numbers"]),
        (("places",), []),
        (("numbers",), ["numbers"]),
        (("groups",), []),
        (("summary",), ["summary"]),
        (("numbers", "summary"), ["numbers", "summary"]),
        (("names", "summary"), ["names", "numbers", "summary"]),
        (Stages._fields, ["names", "numbers", "summary"]),
    ],
)
def test_what_a_stage_found_is_found_again_if_the_stage_is_another(
    article: Article, before: Analysis, done: list[str], changed: tuple[str, ...], expected: list[str]
) -> None:
    """Of the numbers those count that touch no name, so they are looked for again with the names."""
    found = analyse(article, Options(), _by_other(before, *changed))
    assert sorted(done) == expected
    done.clear()
    assert found == analyse(article)
    assert sorted(done) == list(STAGES)


def test_what_is_not_found_again_is_taken_as_it_was(article: Article, before: Analysis) -> None:
    """So a stage that was changed without another number is not noticed."""
    fewer = replace(before, numbers=(), figures=(), entities=before.entities[:1])
    found = analyse(article, Options(), fewer)
    assert (found.numbers, len(found.entities)) == ((), 1)
    assert found.summary == before.summary


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
    article: Article, before: Analysis, done: list[str], other: Callable[[Analysis], Analysis | None]
) -> None:
    """By a version that told nothing of its stages, in another language, or with other sentences: all is made anew."""
    assert analyse(article, Options(), other(before)) == analyse(article)
    assert sorted(done) == sorted(2 * STAGES)


def test_names_that_no_engine_found_are_found_when_one_can(
    article: Article, monkeypatch: pytest.MonkeyPatch, done: list[str]
) -> None:
    """Rules alone stood in for an engine that could not be loaded."""

    def fail(_name: str) -> None:
        raise AnalysisError("The model is damaged.")

    with monkeypatch.context() as patch:
        patch.setattr(find, "_engine", fail)
        poor = analyse(article)
    assert poor.notices == ("Names by rules alone. The model is damaged.",)
    done.clear()
    assert analyse(article, Options(), poor) == analyse(article)
    assert done.count("names") == 2


def test_notices_are_kept_with_the_names(done: list[str]) -> None:
    """That rules alone read a language is true of the names that are taken over."""
    words = "Die Kanzlerin Angela Merkel sagte am Freitag in Berlin, dass die Stadt 25.000 Wohnungen bauen werde. " * 9
    article = article_from_text(words, title=None, published=None, language="de")
    found = analyse(article)
    assert found.notices
    done.clear()
    assert analyse(article, Options(), _by_other(found, "groups")) == found
    assert done == []


@pytest.mark.parametrize(
    ("options", "expected"),
    [(Options(names="rules"), ["names", "numbers"]), (Options(algorithm="luhn"), ["summary"])],
)
def test_what_was_chosen_otherwise_is_found_again(
    article: Article, before: Analysis, done: list[str], options: Options, expected: list[str]
) -> None:
    """And so back again."""
    found = analyse(article, options, before)
    assert sorted(done) == expected
    assert found == analyse(article, options)
    done.clear()
    assert analyse(article, Options(), found) == before
    assert sorted(done) == expected


WORDS = """
    Joe Biden said the U.S. spent $4.5 million on Friday in Gaza “He left. Then” (AFP) John Kirby Kirby WHO
    Dr. Smith's 30 to 40 minutes – Oct. 7 World Health Organization NATO Israel-Hamas ?! 5-4 Channel 4
"""


@settings(deadline=None)
@given(st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=60).map(" ".join), st.sampled_from(Stages._fields))
def test_any_analysis_comes_out_the_same_with_an_earlier_one(text: str, stage: str) -> None:
    """Whichever stage was another."""
    article = article_from_text(text, title=None, published=None, language="en")
    found = analyse(article)
    assert analyse(article, Options(), _by_other(found, stage)) == found
    spans = [Span(mention.start, mention.end) for entity in found.entities for mention in entity.mentions]
    assert len(set(spans)) == len(spans)


def test_version_tells_its_stages() -> None:
    """Each has a number, and none has the separator in it."""
    made_by = Stages.of(PIPELINE_VERSION)
    assert made_by == Options().stages
    assert all(stage.isdecimal() for stage in Options().stages)
    chosen = Options(algorithm="luhn", names="spacy:en_core_web_sm")
    assert Stages.of(chosen.version) == chosen.stages
    versions = {options.version for options in (Options(), chosen, Options("luhn"), Options(names="rules"))}
    assert len(versions) == 4
    assert len(PIPELINE_VERSION) < 20
