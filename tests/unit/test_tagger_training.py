"""The training, on a corpus of a few sentences: it learns, is exported, and what was exported finds the same."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("onnx", reason="the extra `train` is not installed")

from typing import TYPE_CHECKING

import torch

from reader.analysis.names.tagger.engine import TaggerNames
from reader.analysis.names.tagger.shapes import COUNT
from reader.analysis.names.tagger.training import augmentation, corpora, scores
from reader.analysis.names.tagger.training.batches import LABELS
from reader.analysis.names.tagger.training.export import write_files
from reader.analysis.names.tagger.training.network import Sizes, Tagger, read_as
from reader.analysis.names.tagger.training.report import milestones
from reader.analysis.names.tagger.training.results import results
from reader.analysis.names.tagger.training.train import Corpus, Plan, train
from reader.analysis.names.tagger.wordpiece import WordPiece
from reader.model import Sentence

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """
[P|Ana Ruiz] left [L|Lima] .
[P|Ruiz] works for [O|Codelco] .
The [N|Kenyan] envoy saw [P|Ruiz] in [L|Cairo] .

[O|Codelco] fired [P|Moses Kato] .
[P|Kato] went to [L|Lima] .
"""
WORDS = "ana ruiz left lima works for code ##lco the kenyan envoy saw in cairo fired moses kato went to .".split()  # noqa: SIM905
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS]
NAMES = augmentation.Names(
    {"SE": ["Ebba"]}, {"SE": ["Berg"]}, ["Berg"], ["Malmö"], ["Skåne"], ["Sweden"], ["Volvo Group"], ["SKF"]
)


def tags(text: str) -> list[tuple[str, str]]:
    """Words and tags of one marked sentence."""
    sentence = corpora.marked(text)
    return [(word.text, tag) for word, tag in zip(sentence.words, sentence.tags, strict=True)]


def written(path: Path, lines: str) -> Path:
    """A corpus file; ``word/TAG`` apart by spaces, sentences by lines."""
    rows = [
        [f"{pair.rsplit('/', 1)[0]}\t{pair.rsplit('/', 1)[1]}" for pair in line.split()] for line in lines.split("\n")
    ]
    path.write_text("\n\n".join("\n".join(row) for row in rows), encoding="utf-8")
    return path


def test_training_learns_and_exports_what_it_learned(tmp_path: Path) -> None:
    """A few steps on a tiny corpus, then text to names through the exported files."""
    documents = corpora.read_marked(TEXT)
    wordpiece = WordPiece({piece: number for number, piece in enumerate(VOCABULARY)})
    sizes = Sizes(len(VOCABULARY), 48, 4, 2, 96, 160, COUNT, 2, len(LABELS))
    torch.manual_seed(1)
    plan = Plan(epochs=40, rate=3e-3, fresh_rate=3e-3, warm_up_steps=5, average=0.5, average_steps=1)
    tagger = train(
        [Corpus("tiny", documents, 1)], wordpiece, Tagger(sizes, 0.0), None, plan, tmp_path, lambda *_: ["checked"]
    )
    write_files(read_as(tagger, [1]), VOCABULARY, "tiny-1", tmp_path)
    engine = TaggerNames(tmp_path)
    text = "Ana Ruiz left Lima ."
    spans = engine.find(text, [Sentence(0, len(text))])
    assert engine.version == "tiny-1"
    assert [(text[span.start : span.end], span.kind) for span in spans] == [("Ana Ruiz", "person"), ("Lima", "place")]
    assert "checked" in (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert (tmp_path / "epoch39.pt").is_file()


def test_scores_count_whole_names_alone() -> None:
    """Half a name is wrong."""
    documents = corpora.read_marked("[P|Ana Ruiz] left [L|Lima].")
    found = scores.score(documents, [[[(0, 1, "PER"), (3, 4, "LOC")]]])
    assert (found["PER"].f1, found["LOC"].f1) == (0.0, 1.0)


def test_marked_text_becomes_words_and_tags() -> None:
    """Marks go, names stay."""
    assert tags("[L|US]-led [P|Xi]'s") == [
        ("US", "B-LOC"), ("-", "O"), ("led", "O"), ("Xi", "B-PER"), ("'s", "O"),
    ]  # fmt: skip


def test_corpus_is_cut_like_running_text(tmp_path: Path) -> None:
    """Tokens of a corpus are put together and cut again by the reader's own rule."""
    path = written(tmp_path / "a.tsv", "U.S./B-LOC -/O led/O Ruiz/B-PER 's/O")
    ((sentence,),) = corpora.read_documents(path)
    assert [word.text for word in sentence.words] == ["U.S.", "-", "led", "Ruiz", "'s"]
    assert sentence.tags == ("B-LOC", "O", "O", "B-PER", "O")


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ("President/B-PER Ruiz/I-PER", ["O", "B-PER"]),
        ("the/B-ORG BBC/I-ORG", ["O", "B-ORG"]),
        ("Kenyan/B-MISC troops/O", ["B-NAT", "O"]),
        ("Kenyan/O troops/O", ["B-NAT", "O"]),
        ("Kenyan/B-ORG Airways/I-ORG", ["B-ORG", "I-ORG"]),
        ("South/B-MISC African/I-MISC troops/O", ["B-NAT", "I-NAT", "O"]),
        ("@ruiz/B-PER left/O", ["O", "O", "O"]),
    ],
)
def test_corpora_are_brought_to_one_guideline(tmp_path: Path, tokens: str, expected: list[str]) -> None:
    """Titles and articles out, peoples their own kind."""
    ((sentence,),) = corpora.read_documents(written(tmp_path / "a.tsv", tokens))
    assert list(sentence.tags) == expected


def test_documents_that_are_measured_on_are_left_out() -> None:
    """One long sentence in common is enough."""
    documents = corpora.read_marked("[P|Ana Ruiz] left the town of [L|Lima] on Monday .\n\n[P|Kato] stayed .")
    held_out = {corpora.plain(documents[0][0])}
    assert corpora.without(documents, held_out) == documents[1:]


def test_replaced_names_stay_the_same_person() -> None:
    """A full name and the surname alone are replaced alike, and words and tags stay in step."""
    document = corpora.read_marked("[P|Ana Ruiz] left. \n[P|Ruiz] came back.")[0]
    first, second = augmentation.varied(document, NAMES, random.Random(2), 1.0)
    assert corpora.spans_of(first.tags)[0][2] == "PER"
    assert first.words[corpora.spans_of(first.tags)[0][1] - 1].text.lower() == second.words[0].text.lower() == "berg"


def test_varied_sentences_keep_words_and_tags_in_step() -> None:
    """Whatever is changed, every word has a tag and stands after the one before."""
    rng = random.Random(1)
    document = corpora.read_marked("[P|Ana Ruiz] of [O|Codelco] left [L|Lima] for [L|Cairo] .\nThe [N|Kenyan] left .")[
        0
    ]
    for _ in range(300):
        for sentence in augmentation.varied(document, NAMES, rng, 0.7):
            assert len(sentence.words) == len(sentence.tags)
            assert all(a.end <= b.start for a, b in zip(sentence.words, sentence.words[1:], strict=False))


def test_report_keeps_the_milestones_of_a_log() -> None:
    """Steps on the way are left out, the last of each epoch stays."""
    log = ["{}", "0 50/99 loss 1", "0 99/99 loss 0.5", "0 panel: PER 90", "1 50/99 loss 0.4"]
    assert milestones(log) == ["{}", "0 99/99 loss 0.5", "0 panel: PER 90", "1 50/99 loss 0.4"]


def test_results_are_lines_of_names() -> None:
    """Made-up dispatches name people, places or organisations in every line."""
    for sentence in results(NAMES, random.Random(1)):
        assert corpora.spans_of(sentence.tags)
