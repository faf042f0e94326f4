"""Which sentences a summary may choose from, whatever the script."""

from __future__ import annotations

import pytest

from reader.analysis.summary.document import candidates_among, placed_sentences
from reader.model import Sentence


@pytest.mark.parametrize(
    ("text", "may_be_chosen"),
    [
        ("He smiled for a moment.", True),
        ("He smiled at us.", False),
        ("1 2 3 4 5 6 7 8.", False),
        ("他昨天笑了一下。", False),
        ("市政府表示新桥将于明年春天通车。", True),
        ("彼は少し笑った。", False),
        ("新しい橋は来年の春に開通する予定だ。", True),
        ("เขายิ้มให้เรา", False),
        ("สะพานใหม่จะเปิดในปีหน้า", True),
        ("그는 잠시 웃었다.", False),
        ("새 다리는 내년 봄에 열린다.", True),
        ("वह थोड़ा मुस्कुराया।", False),
        ("नया पुल अगले साल खुलेगा।", True),
    ],
)
def test_sentence_of_five_words_may_be_chosen(text: str, may_be_chosen: bool) -> None:  # noqa: FBT001
    """Words as people count them, not the pairs of characters that are compared."""
    assert bool(candidates_among(placed_sentences(text, [Sentence(0, len(text))]))) is may_be_chosen
