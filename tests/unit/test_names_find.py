"""Which engine finds the names of a text, and what is said when it is not the best one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.analysis import version
from reader.analysis.language import language_of
from reader.analysis.names import find
from reader.errors import AnalysisError
from reader.model import Sentence

if TYPE_CHECKING:
    from reader.analysis.names.find import Naming

ENGLISH = "The mayor said on Monday that Cy Obuya of the Harbour Trust will go to Norby, and he was sure of it."
GERMAN = "Bundeskanzler Olaf Scholz hat am Montag in Berlin erklärt, dass die Regierung an der Reform festhalten wird."


def named(text: str, engine: str = version.DEFAULT_NAMES, language: str | None = None) -> tuple[list[str], Naming]:
    """What is named in a text, and all that is said of it."""
    found = find.find_names(text, [Sentence(0, len(text))], engine, language_of(text, language))
    return [text[span.start : span.end] for span in found.spans], found


def test_names_of_english_are_the_taggers() -> None:
    """With nothing to be said about them."""
    names, found = named(ENGLISH)
    assert names == ["Cy Obuya", "Harbour Trust", "Norby"]
    assert found.notice == ""


@pytest.mark.parametrize(("text", "language"), [(GERMAN, None), (ENGLISH, "de"), ("Путин прибыл в Москву.", None)])
def test_names_of_another_language_are_found_by_rules(text: str, language: str | None) -> None:
    """And a sentence says so."""
    names, found = named(text, language=language)
    assert names == named(text, version.RULES_ALONE)[0]
    assert found.notice.startswith("Names by rules alone: what finds them best reads English")


def test_names_by_rules_when_that_is_wished() -> None:
    """Whoever asks for them need not be told."""
    assert named("President Obama spoke.", version.RULES_ALONE)[0] == ["Obama"]
    assert named(ENGLISH, version.RULES_ALONE)[1].notice == ""


def test_names_go_on_without_the_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with it is said, and rules do what they can."""

    def broken(_engine: str) -> None:
        raise AnalysisError("The files that find names are damaged.")

    monkeypatch.setattr(find, "_engine", broken)
    names, found = named("President Obama spoke, and it was said that he had been to the town of Norby before.")
    assert names == ["Obama"]
    assert found.notice == "Names by rules alone. The files that find names are damaged."


def test_names_go_on_without_spacy() -> None:
    """A pipeline that is not there stops nothing."""
    names, found = named("President Obama spoke.", f"{version.SPACY}no_such_pipeline")
    assert names == ["Obama"]
    assert found.notice.startswith("Names by rules alone. ")


def test_names_of_a_long_text_are_found_to_its_end() -> None:
    """By the tagger first, then by rules; those that it knew are known to the end."""
    line = "It was Cy Obuya who said so in the hall, and nobody who had come there was of another opinion."
    lines = [
        line,
        *["Nothing was said of it for a while, and then they all went home again."] * 2500,
        "Then Obuya left.",
    ]
    text = "\n".join(lines)
    starts = [0]
    for one in lines:
        starts.append(starts[-1] + len(one) + 1)
    sentences = [Sentence(start, start + len(one)) for start, one in zip(starts, lines, strict=False)]
    found = find.find_names(text, sentences, version.DEFAULT_NAMES, "en")
    assert [text[span.start : span.end] for span in found.spans] == ["Cy Obuya", "Obuya"]
    assert find.find_names(text, sentences, version.RULES_ALONE, "en").notice == ""
    assert found.notice.startswith("Names after the first 20,000 words or so by rules alone")
