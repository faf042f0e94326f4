"""The language that a text is analysed as."""

from __future__ import annotations

import pytest

from reader.analysis.language import UNDETERMINED, is_english, language_of, primary_code
from tests.languages import sentences

SENTENCES = sentences()


@pytest.mark.parametrize("code", SENTENCES)
def test_language_of_a_text_is_told(code: str) -> None:
    """Where nobody says it."""
    assert language_of(" ".join(SENTENCES[code]), None) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1 2 3",
        "Obama",
        "Biden in Berlin",
        "The mayor said on Monday that the law will be changed, and that it was not the first time.",
        "Cycling - track results: 1. Chris Boardman (Britain) 2. Andrea Collinelli (Italy) 3. A. Ermenault",
        "Kane 2 Müller 1 Lahm Klose Rooney Neuer Hummels Boateng Kroos Khedira Podolski Gomez Lampard",
        "He read “Die Zeit” and “Le Monde” on the train, and La Repubblica in the evening, when it was late.",
    ],
)
def test_text_without_evidence_is_read_as_english(text: str) -> None:
    """Also when it has no small words at all, or some of others."""
    assert language_of(text, None) == "en"


@pytest.mark.parametrize(
    "text", ["ᚠᚢᚦᚨᚱᚲ", "Dziɖuɖua gblɔ be woaʋu tɔdzisasrã yeye la le ƒe si gbɔna me, gake dumetɔwo mexɔe se"]
)
def test_text_with_letters_that_english_has_not_is_of_no_known_language(text: str) -> None:
    """Rather undetermined than English."""
    assert language_of(text, None) == UNDETERMINED


def test_language_that_the_source_tells_counts() -> None:
    """Whatever the words look like."""
    assert is_english(language_of("Der Kanzler", "en"))
    assert is_english(language_of("Der Kanzler", "en-GB"))
    assert not is_english(language_of("The mayor said", "fr"))


@pytest.mark.parametrize("code", ["pt", "pt-BR", "pt_BR", "PT"])
def test_primary_code_leaves_the_region_out(code: str) -> None:
    """Whatever parts them."""
    assert primary_code(code) == "pt"
