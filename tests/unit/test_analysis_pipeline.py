"""The whole analysis: the sample article, any text at all, and texts made to break it."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import tarfile
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.pipeline import analyse
from reader.analysis.version import PIPELINE_VERSION, Options
from reader.config import MAX_ANALYSED_CHARS
from reader.errors import AnalysisError
from reader.ingest.extract import article_from_text
from reader.length import USUAL_LENGTH
from reader.model import Analysis, Article, Block, Role
from reader.wire import analysis_from_record, analysis_record

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = ROOT.parent / "shared" / "data" / "hostile" / "hostile.tar.gz"
MAX_CPU_SECONDS = 10.0


def article(text: str, *, published: str | None = None, title: str | None = None) -> Article:
    """An article whose lines are blocks, with the roles that their looks suggest."""
    blocks, position = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(position, position + len(line), _role(line)))
        position += len(line) + 1
    return Article(text, tuple(blocks), title, "given" if title else None, published=published, language="en")


def _role(line: str) -> Role:
    if line.startswith(("Read Also", "Related")):
        return Role.RELATED
    if line.startswith("(Photo"):
        return Role.CREDIT
    return Role.BODY if len(line) > 90 else Role.SUBHEAD


@pytest.fixture(scope="module")
def sample() -> Article:
    """The first sample article, as it was published on a Saturday."""
    return article((ROOT / "seeds" / "000_aeedbe436eec667d.txt").read_text(encoding="utf-8"), published="2024-01-20")


@pytest.fixture(scope="module")
def analysis(sample: Article) -> Analysis:
    """What is known of it."""
    return analyse(sample)


def named(analysis: Analysis, kind: str) -> set[str]:
    """The names of a kind."""
    return {entity.name for entity in analysis.entities if entity.kind == kind}


def test_sample_names_its_people(analysis: Analysis) -> None:
    """All four, and nobody else."""
    assert named(analysis, "person") == {"Joe Biden", "Benjamin Netanyahu", "John Kirby", "Brendan Smialowski"}


def test_sample_names_its_places(analysis: Analysis) -> None:
    """All seven, and nothing else."""
    wanted = {"Gaza", "Israel", "United States", "Middle East", "Khan Younis", "Lebanon", "Ukraine"}
    assert named(analysis, "place") == wanted


def test_sample_names_its_organisations(analysis: Analysis) -> None:
    """News agencies, Hamas and government bodies."""
    assert named(analysis, "organization") == {
        *("Associated Press", "Politico", "Axios", "AFP", "Getty Images", "Hamas", "White House"),
        *("National Security Council", "Israel Defense Force"),
    }


def test_sample_names_its_nationalities(analysis: Analysis) -> None:
    """And adherents of a party."""
    assert named(analysis, "nationality") == {"Palestinian", "Israeli", "American", "Democrats", "Democratic"}


def test_sample_joins_forms_of_a_name(analysis: Analysis) -> None:
    """Biden is Joe Biden, the U.S. are the United States."""
    aliases = {entity.name: entity.aliases for entity in analysis.entities}
    assert (aliases["Joe Biden"], aliases["United States"]) == (("Biden",), ("U.S.",))


def test_sample_ranks_what_noise_names_last(analysis: Analysis) -> None:
    """The photographer, the agencies of the credit and the places of the links."""
    noise = [entity.name for entity in analysis.entities if entity.weight < 0]
    assert set(noise) == {"Brendan Smialowski", "AFP", "Getty Images", "Khan Younis", "Ukraine"}
    assert [entity.name for entity in analysis.entities][-len(noise) :] == noise


def test_sample_gives_its_figures(analysis: Analysis) -> None:
    """What a reader would note down, the small numbers apart."""
    labels = {(figure.label, figure.note) for figure in analysis.figures if not figure.trivial}
    assert labels == {
        ("nearly 25,000 Palestinians", ""),
        ("30–40 min", "roughly"),
        ("nearly 1 month", ""),
        ("1 day", ""),
        ("23 Dec 2023", ""),
        ("7 Oct 2023 ← Oct. 7", "year inferred"),
        ("19 Jan 2024 ← Friday", ""),
    }


def test_sample_is_summarized_from_its_body(sample: Article, analysis: Analysis) -> None:
    """Three sentences of the running text."""
    body = [b for b in sample.blocks if b.role is Role.BODY]
    assert len(analysis.summary.of_length(USUAL_LENGTH).sentences) == 3
    assert all(any(b.start <= s.start < s.end <= b.end for b in body) for s in analysis.summary.sentences)


def test_analysis_carries_version_and_hash(sample: Article, analysis: Analysis) -> None:
    """So that it is known what it belongs to."""
    assert (analysis.version, analysis.text_hash) == (PIPELINE_VERSION, sample.text_hash)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Hello", "...", "😀"])
def test_texts_with_next_to_nothing_are_analysed(text: str) -> None:
    """Empty parts, no error."""
    assert analyse(article(text)).entities == ()


def test_names_and_numbers_are_looked_for_up_to_the_limit() -> None:
    """Beyond the documented length nothing is searched, and the sentences go on to the end."""
    line = "President Obama spoke in Gaza for 40 minutes, and nobody who was there said that he had heard of a plan."
    lines = MAX_ANALYSED_CHARS // (len(line) + 1)
    text = (
        f"{line}\n" * lines
        + "Angela Merkel said that it had cost $50 so far, and that nobody in Kenya knew of it.\n" * 9
    )
    found = analyse(article(text))
    ends = [m.end for e in found.entities for m in e.mentions] + [n.end for n in found.numbers]
    assert MAX_ANALYSED_CHARS - 2 * len(line) < max(ends) <= MAX_ANALYSED_CHARS
    assert found.sentences[-1].end == len(text) - 1


def test_unknown_algorithm_is_refused() -> None:
    """Before any work is done."""
    with pytest.raises(AnalysisError, match="no summary algorithm 'magic'"):
        analyse(article("Hello"), Options(algorithm="magic"))


def test_names_win_over_numbers_inside_them() -> None:
    """A number in a name is no number."""
    found = analyse(
        article("They watched President Obama speak on Channel 4 News in Gaza for 40 minutes, as everybody did then.")
    )
    assert [n.value for n in found.numbers] == ["40"]


def test_version_is_read_without_any_engine() -> None:
    """The screen's process learns the version and loads nothing heavy."""
    code = (
        "import sys, reader.analysis.version; "
        "print([m for m in ('sumy', 'nltk', 'numpy', 'requests') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


WORDS = """
    Joe Biden said the U.S. spent $4.5 million on Friday in Gaza “He left. Then” (AFP)
    Read Also: nearly 25,000 people Dr.     Smith's 30 to 40 minutes – Oct. 7 É 😀 中文。 NATO
    é́ 1/2 Israel-Hamas \u00a0 \u200b ٣ ´ President of 5-4 ’90s ... ?! "
"""


@settings(deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=60).map(" ".join)),
    st.sampled_from([None, "2024-01-20"]),
)
def test_any_text_gives_a_sound_analysis(text: str, published: str | None) -> None:
    """Spans stand in the text and apart, the result is always the same, and survives pickling and the wire."""
    given_article = article(text.replace("\r", " "), published=published)
    found = analyse(given_article)
    assert found == analyse(given_article)
    assert pickle.loads(pickle.dumps(found)) == found
    record = json.loads(json.dumps(analysis_record(found)))
    back = analysis_from_record(record, version=found.version, text_hash=found.text_hash, language=found.language)
    assert back == found
    _assert_sound(given_article, found)


def _assert_sound(article: Article, found: Analysis) -> None:
    for sentence in found.sentences:
        wording = article.text[sentence.start : sentence.end]
        assert wording == wording.strip() != ""
        assert any(b.start <= sentence.start and sentence.end <= b.end for b in article.blocks)
    mentions = [m for e in found.entities for m in e.mentions]
    spans = sorted([(m.start, m.end) for m in mentions] + [(n.start, n.end) for n in found.numbers])
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(any(s.start <= start and end <= s.end for s in found.sentences) for start, end in spans)
    assert sorted(i for f in found.figures for i in f.mentions) == list(range(len(found.numbers)))
    assert [e.id for e in found.entities] == list(range(1, len(found.entities) + 1))


def hostile_texts() -> Iterator[tuple[str, str]]:
    """Name and text of the hostile plain texts, decoded without complaint."""
    with tarfile.open(HOSTILE) as archive:
        for member in archive.getmembers():
            content = archive.extractfile(member) if member.name.endswith(".txt") else None
            if content is not None:
                yield member.name, content.read().decode("utf-8", "replace")


@pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile texts are not beside this checkout")
def test_hostile_texts_are_analysed_in_time() -> None:
    """Long lines, 150,000 lines, 20,000 sentences, 16,000 names and baits for patterns: 10 s of CPU time each."""
    slow = {}
    for name, text in hostile_texts():
        started = time.process_time()
        analyse(article(text))
        spent = time.process_time() - started
        if spent > MAX_CPU_SECONDS:
            slow[name] = spent
    assert slow == {}


def test_text_in_another_language_says_what_was_not_looked_for() -> None:
    """Once for names and once for numbers, also where the source does not tell the language."""
    text = "Der Bundeskanzler hat am Montag in Berlin erklärt, dass die Regierung 1.234,50 € für das Haus zahlt."
    analysis = analyse(article_from_text(text, title=None, published=None, language=None))
    assert [notice.split()[0] for notice in analysis.notices] == ["Names", "Numbers"]
    assert [(mention.kind, mention.value) for mention in analysis.numbers] == [("money", "1234.5")]
