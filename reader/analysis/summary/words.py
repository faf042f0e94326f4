"""Words of a sentence and what they are reduced to, by language, without the data that NLTK would download.

Sumy's own `Tokenizer` needs a download for most languages; its stop words, and NLTK's stemmers behind it, do not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sumy.nlp.stemmers import Stemmer, null_stemmer
from sumy.utils import get_stop_words

from reader.analysis.language import primary_code
from reader.analysis.tables import words
from reader.text.small_words import SMALL_WORDS
from reader.text.words import MARKED, UNSPACED

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES: Final = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "he": "hebrew", "hu": "hungarian", "it": "italian", "nl": "dutch",
    "no": "norwegian", "nb": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sk": "slovak", "sv": "swedish", "uk": "ukrainian",
}  # fmt: skip
"""Sumy's name of each language that it has stop words or a stemmer for, by ISO 639-1 code."""
_SAME: Final = {"no": "nb", "bs": "hr"}
"""Codes of languages whose small words are those of another code."""
MAX_WORD_CHARS = 40
"""What is longer is no word."""
STEMS_KEPT = 50_000
"""Stems of one language that are remembered: they are half of a summary's cost."""

_THAI_SIGNS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKED}{_THAI_SIGNS}]|['’-](?=[^\W\d_]))*")
_UNSPACED_WORD = re.compile(f"[{UNSPACED}]")

_LEANING = {
    "en": words("he she it they this that these those his her its their but and so however there here such"),
    "de": words("er sie es dies diese dieser dieses das sein seine ihr ihre doch aber und deshalb dort dabei damit"),
    "fr": words("il elle ils elles ce cela cette ces son sa ses leur leurs mais et ainsi y"),
    "es": words("él ella ellos ellas esto esta este estos estas eso su sus pero y así allí"),
    "it": words("egli lui lei loro questo questa questi queste ciò suo sua suoi ma e così lì"),
    "pt": words("ele ela eles elas isto isso este esta estes estas seu sua seus mas e assim ali"),
    "nl": words("hij zij ze het dit dat deze die zijn haar hun maar en dus daar"),
    "sv": words("han hon det de detta denna dessa hans hennes deras men och så där"),
}
"""Words that lean on the sentence before, when a sentence begins with them."""
_SPEAKING = {
    "en": frozenset(("I", "we", "We", "you", "You", "my", "My", "our", "Our")),
    "de": frozenset(("ich", "Ich", "wir", "Wir", "mein", "meine", "unser", "unsere")),
    "fr": frozenset(("je", "Je", "nous", "Nous", "vous", "Vous", "mon", "notre")),
    "es": frozenset(("yo", "Yo", "nosotros", "Nosotros", "usted", "mi", "nuestro", "nuestra")),
    "it": frozenset(("io", "Io", "noi", "Noi", "mio", "mia", "nostro", "nostra")),
    "pt": frozenset(("eu", "Eu", "nós", "Nós", "você", "meu", "minha", "nosso", "nossa")),
    "nl": frozenset(("ik", "Ik", "wij", "Wij", "we", "We", "mijn", "onze")),
    "sv": frozenset(("jag", "Jag", "vi", "Vi", "min", "vår")),
}
"""Words of somebody who speaks of himself or to the reader, as they are written."""


class WordTokenizer:
    """The part of Sumy's tokenizer that its document model asks for, without NLTK's data."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """Words without digits; scripts without spaces give pairs of characters; over 40 characters is no word."""
        found: list[str] = []
        for word in _WORD.findall(text):
            if _UNSPACED_WORD.match(word):
                found += [word[i : i + 2] for i in range(max(1, len(word) - 1))]
            elif len(word) <= MAX_WORD_CHARS:
                found.append(word)
        return tuple(found)


class Vocabulary:
    """What a language knows of its words.

    Attributes:
        stop_words: small words that tell nothing: Sumy's, else those by which the language is told; may be empty.
        leaning: first words of sentences that cannot stand alone; empty where there is no table.
        speaking: words of the first and second person, as they are written; empty where there is no table.
        stem: the stem of a word in lower case.
    """

    def __init__(self, code: str) -> None:
        """Look up a language by its ISO 639-1 code; an unknown one has no stop words, and words are their own stems."""
        name = LANGUAGES.get(code, code)
        self.stop_words = _stop_words(name) or frozenset(SMALL_WORDS.get(_SAME.get(code, code), "").split())
        self.leaning = _LEANING.get(code, frozenset())
        self.speaking = _SPEAKING.get(code, frozenset())
        self.stem: Callable[[str], str] = lru_cache(maxsize=STEMS_KEPT)(_stemmer(name))

    def stems(self, found: tuple[str, ...]) -> list[str]:
        """The stems of the words that tell something, in order."""
        return [self.stem(word) for word in map(str.lower, found) if word not in self.stop_words]


@lru_cache(maxsize=8)
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language, by its ISO 639-1 code with or without a region."""
    return Vocabulary(primary_code(language))


def _stop_words(name: str) -> frozenset[str]:
    try:
        return frozenset(get_stop_words(name))
    except LookupError:
        return frozenset()


def _stemmer(name: str) -> Callable[[str], str]:
    """The stemmer of a language; one that does nothing where there is none, or where a package is not there.

    Those of Greek and Polish ask for theirs with the first long word that they are given.
    """
    try:
        found: Callable[[str], str] = Stemmer(name)
        found("language")
    except (LookupError, ValueError):
        found = null_stemmer
    return found
