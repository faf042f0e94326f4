"""A whole article in each of 27 languages: its language, title, noise, sentences and summary."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.analysis.pipeline import analyse
from reader.analysis.summary.words import WordTokenizer, vocabulary
from reader.analysis.version import Options
from reader.frozen import replace
from reader.ingest.extract import article_from_text
from reader.length import Length
from reader.model import Role
from reader.wire import analysis_record
from tests.languages import codes, sample

if TYPE_CHECKING:
    from reader.model import Analysis, Article

BYLINES = {
    "ar": "ليلى مراد", "cs": "Eliška Marková", "da": "Ellen Mørch", "de": "Katrin Seidel", "el": "Ελένης Μαρκάκη",
    "en": "Ellen Marsh", "es": "Marta Salgado", "fi": "Elina Mäkelä", "fr": "Claire Morel", "he": "אלה מרגלית",
    "hi": "एला मिश्रा", "hu": "Molnár Elza", "it": "Chiara Moretti", "ja": "森 恵里", "ko": "민에린", "nb": "Ellen Mork",
    "nl": "Ellen Verbeek", "pl": "Elżbieta Marzec", "pt": "Marta Saldanha", "ro": "Elena Marinescu",
    "ru": "Елена Маркова", "sk": "Eliška Marková", "sv": "Elin Marklund", "th": "มาลี แสงทอง", "tr": "Elif Mardin",
    "uk": "Олена Марченко", "zh": "马爱玲",
}  # fmt: skip
README = (paths.bundled("seeds").parent / "README.md").read_text(encoding="utf-8")
WRONGLY_SPLIT = {"th": "spaces are the only marks, and a short sentence stays with the one after it"}
"""Languages whose sentences are not all found, and why."""


@cache
def analysed(code: str) -> tuple[Article, Analysis]:
    """The article in a language, and what is found in it by rules alone, which are fast."""
    article = article_from_text(sample(code).text)
    return article, analyse(article, Options(names="rules"))


def expecting(wrong: dict[str, str]) -> list[object]:
    """All languages; of those that are wrong it must be seen when they no longer are."""
    return [
        pytest.param(code, marks=pytest.mark.xfail(strict=True, reason=wrong[code])) if code in wrong else code
        for code in codes()
    ]


NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nb": "Norwegian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sv": "Swedish", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


@pytest.mark.parametrize("code", codes())
def test_language_is_told(code: str) -> None:
    """From the text, and it is that of the analysis."""
    article, analysis = analysed(code)
    assert (article.language, analysis.language) == (code, code)


def test_language_of_an_article_kept_without_one_is_told_by_its_analysis() -> None:
    """As by those that older versions took in; the answer of the command line carries it."""
    article, _ = analysed("de")
    analysis = analyse(replace(article, language=None), Options(names="rules"))
    assert analysis.language == "de"
    assert analysis_record(analysis)["language"] == "de"


@pytest.mark.parametrize("code", codes())
def test_title_and_byline_are_found(code: str) -> None:
    """In the lines above the text; the name without the words around it."""
    article, _ = analysed(code)
    assert (article.title, article.title_origin, article.byline) == (sample(code).title, "text", BYLINES[code])


@pytest.mark.parametrize("code", codes())
def test_noise_is_put_aside(code: str) -> None:
    """Author, source of the picture, other stories, rights; and nothing of the article."""
    article, _ = analysed(code)
    assert [str(block.role) for block in article.blocks] == sample(code).roles


@pytest.mark.parametrize("code", expecting(WRONGLY_SPLIT))
def test_sentences_are_found(code: str) -> None:
    """All of them, with their ends."""
    article, analysis = analysed(code)
    body = [article.text[s.start : s.end] for s in analysis.sentences if s.role is Role.BODY]
    assert body == sample(code).sentences


@pytest.mark.parametrize("code", codes())
def test_summary_has_three_sentences_of_the_body(code: str) -> None:
    """In the order of the text."""
    _, analysis = analysed(code)
    chosen = [(s.start, s.end) for s in analysis.summary.of_length(Length(3)).sentences]
    assert len(chosen) == 3
    assert chosen == sorted(chosen)
    assert set(chosen) <= {(s.start, s.end) for s in analysis.sentences if s.role is Role.BODY}


@pytest.mark.parametrize("code", codes())
def test_readme_says_how_well_a_language_is_read(code: str) -> None:
    """Whether its sentences are found, and whether its words have stems."""
    row = next(line for line in README.splitlines() if line.startswith("| ") and NAMES[code] in line.split(" | ")[0])
    _, split, weighed, *_ = row.split(" | ")
    assert (split == "✓") is (code not in WRONGLY_SPLIT)
    words = {word.lower() for word in WordTokenizer().to_words(sample(code).text)}
    assert ("stems" in weighed) is any(vocabulary(code).stem(word) != word for word in words)
