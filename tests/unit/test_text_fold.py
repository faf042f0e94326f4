"""Letters without case and diacritics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.fold import fold


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    """An offset into the folded text is one into the text."""
    assert len(fold(text)) == len(text)


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    """What is folded stays."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"), [("Élysée", "elysee"), ("MÜNCHEN", "munchen"), ("İstanbul", "istanbul"), ("Straße", "straße")]
)
def test_fold_takes_case_and_diacritics(text: str, folded: str) -> None:
    """What stands for several letters stays as it is."""
    assert fold(text) == folded
