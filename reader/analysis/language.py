"""Whether a text is in English, which the engines of names and numbers were made for; told from its small words."""

from __future__ import annotations

import re
from typing import Final

from reader.analysis.tables import words

_LOOKED_AT_CHARS = 6000
"""The beginning of a text tells."""
_FEW_WORDS = 12
"""In a text of fewer words the small ones may be missing by chance: only another script tells then."""
_LEAST_FOREIGN_SHARE = 0.12
"""Share of small words of another language from which on a text may be in it; tables of results have none of any."""

_WORD = re.compile(r"[^\W\d_]{1,60}")
_SMALL = words("""
    the of and to in a is that for on with as was at by it from are be this have has not but they his her he she which
    were will said who their its an been or would had more about after than into over also when we you our
""")
_FOREIGN = (
    words("""
    der die und das ist nicht von mit dem den ein eine auf für im zu sich auch wird hat
    le la les des du et est une dans pour que qui sur pas au ce il plus par sont
    el los las una por con para del se es su lo como más al pero
    di che è un per non sono della nel dei gli ha alla più
    o os da do em um uma não com na ao foi
    de het een van en dat niet zijn op te voor aan met die is
    och att det som på är av för inte till har
    og er af ikke til jeg han var
    nie w z i jest się że za od
    v na je ale jsou jako byl
    ve bir bu için ile olarak da
    és az nem hogy egy
    ja on ei että oli
    dan yang ini itu dengan untuk
""")
    - _SMALL
)
"""The same of neighbours that are written in the same letters."""
_LATIN_END = "\u0250"
"""Letters before this one are Latin."""


UNDETERMINED: Final = "und"
"""The code of a text in another language than English, of which nothing more is known (ISO 639-2)."""


def language_of(text: str, given: str | None) -> str:
    """The code of the language of a text: the one that is given, else ``en`` or `UNDETERMINED`.

    Args:
        text: of any length; only its beginning is looked at.
        given: ISO 639-1 code, perhaps with a region, where the source says it.
    """
    return given or ("en" if _reads_english(text) else UNDETERMINED)


def is_english(language: str) -> bool:
    """Whether a code is that of English, of whatever region."""
    return primary_code(language) == "en"


def primary_code(language: str) -> str:
    """The code of a language without its region: "pt" of ``pt-BR`` or ``pt_BR``."""
    return language.casefold().replace("_", "-").partition("-")[0]


def _reads_english(text: str) -> bool:
    found = _WORD.findall(text[:_LOOKED_AT_CHARS])
    if not found:
        return True
    if sum(word[0] < _LATIN_END for word in found) < len(found) / 2:
        return False
    if len(found) < _FEW_WORDS:
        return True
    folded = [word.casefold() for word in found]
    foreign = sum(word in _FOREIGN for word in folded)
    return foreign < _LEAST_FOREIGN_SHARE * len(folded) or foreign < sum(word in _SMALL for word in folded)
