"""What an earlier analysis of a text found as the stages of now would: it need not be found again.

Names alone take nine tenths of the time of an analysis. What is quick is made anew in any case: the language, the
sentences, the groups, and where places are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.names.find import names_found
from reader.analysis.version import Stages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.names.find import Naming
    from reader.analysis.version import Options
    from reader.model import Analysis, NumberMention, Sentence, Summary


class Earlier(NamedTuple):
    """Results that still hold; None for what must be found anew.

    Attributes:
        naming: as of `find_names`.
        numbers: those that touch no name.
        summary: as long as any that may be asked for.
    """

    naming: Naming | None = None
    numbers: Sequence[NumberMention] | None = None
    summary: Summary | None = None


def still_held(
    before: Analysis | None, options: Options, language: str | None, sentences: tuple[Sentence, ...]
) -> Earlier:
    """What of an analysis still holds.

    Args:
        before: of the same text, by any version; None if there is none.
        options: of the new analysis.
        language: of the text as it is told now, as of `Analysis.language`.
        sentences: of the text as they are split now.
    """
    made_by, now = None if before is None else Stages.of(before.version), options.stages
    if before is None or made_by is None or (before.language, before.sentences) != (language, sentences):
        return Earlier()
    has_same_names = (made_by.names, made_by.capitals) == (now.names, now.capitals)
    naming = names_found(before) if has_same_names else None
    numbers = before.numbers if naming is not None and made_by.numbers == now.numbers else None
    return Earlier(naming, numbers, before.summary if made_by.summary == now.summary else None)
