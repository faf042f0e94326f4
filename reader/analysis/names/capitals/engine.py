"""Names by rules: capitalised words, what stands beside them, and small tables.

Precision comes before recall: capitalised words without evidence are left out. Evidence is, in this order, a table
entry, a title or role before the words, the last word of an organisation or place, a first name, a verb of saying, and
a name that the same text gives in full elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis import version
from reader.analysis.gazetteer import gazetteer
from reader.analysis.names.capitals.echoes import echoes
from reader.analysis.names.capitals.sentence import NameSentence
from reader.analysis.names.capitals.tokens import name_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.engines import NameSpan
    from reader.model import Sentence


class RuleNames:
    """Finds names sentence by sentence, then their short forms in the whole text."""

    version = version.CAPITALS

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[NameSpan]:
        """Names in order, without overlap. Linear in the length of the text."""
        tables = gazetteer()
        tokens = [(s, name_tokens(text, s.start, s.end)) for s in sentences]
        lower = {t.text for _, ts in tokens for t in ts if t.is_word and t.text.islower()}
        parsed = [NameSentence(ts, tables, lower, s.role) for s, ts in tokens]
        for sentence in parsed:
            sentence.find()
        echoes(parsed)
        return sorted((span for sentence in parsed for span in sentence.spans()), key=lambda span: span.start)
