"""What summaries know of the words of a language: which tell nothing, which are one."""

from __future__ import annotations

import pytest
from sumy.utils import get_stop_words

from reader.analysis.summary.words import WordTokenizer, vocabulary
from tests.languages import sentences

SENTENCES = sentences()
TOKENIZER = WordTokenizer()


@pytest.mark.parametrize(
    "code", ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "no", "fi", "hu", "ro", "ru"]
)
def test_stems_of_a_language_leave_endings_out(code: str) -> None:
    """Words get shorter where there is a stemmer."""
    known = vocabulary(code)
    words = TOKENIZER.to_words(" ".join(SENTENCES[code.replace("no", "nb")]))
    telling = [word for word in words if word.lower() not in known.stop_words]
    assert sum(map(len, known.stems(words))) < sum(map(len, telling))


@pytest.mark.parametrize("code", [*SENTENCES, "xx", "und"])
def test_words_of_every_language_have_stems(code: str) -> None:
    """Also where Sumy's stemmer needs a package that does not come with it (Polish, Greek)."""
    words = TOKENIZER.to_words(" ".join(SENTENCES.get(code, ["One bridge"])))
    assert all(vocabulary(code).stems(words))


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("nl", "het"), ("da", "ikke"), ("nb", "ikke"), ("no", "ikke"), ("fi", "että"), ("hu", "hogy"), ("ro", "este"),
        ("ru", "что"), ("tr", "için"), ("id", "yang"), ("vi", "của"), ("bg", "като"), ("hr", "koji"), ("sl", "tudi"),
        ("lt", "kad"), ("lv", "kas"), ("et", "mis"), ("ca", "amb"), ("be", "гэта"), ("el", "και"), ("he", "של"),
        ("hi", "है"), ("ar", "في"), ("fa", "که"), ("ko", "그리고"), ("ja", "これ"), ("zh", "我们"), ("uk", "що"),
    ],
)  # fmt: skip
def test_small_words_tell_nothing(code: str, word: str) -> None:
    """Sumy's where it has some, else the small words by which a language is told."""
    assert word in vocabulary(code).stop_words


def test_small_words_of_english_are_sumys() -> None:
    """Its figures were measured with them."""
    assert vocabulary("en").stop_words == get_stop_words("english")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The two-state plan isn't 3.5 new", ("The", "two-state", "plan", "isn't", "new")),
        ("सरकार की नई योजना", ("सरकार", "की", "नई", "योजना")),
        ("新桥通车", ("新桥", "桥通", "通车")),
        ("বাংলা ভাষা", ("বাংলা", "ভাষা")),
        ("สะพาน", ("สะ", "ะพ", "พา", "าน")),
        ("다리가 열린다", ("다리가", "열린다")),
        ("הַגֶּשֶׁר", ("הַגֶּשֶׁר",)),
    ],
)
def test_words_are_those_that_people_see(text: str, words: tuple[str, ...]) -> None:
    """Vowel signs belong to their word; scripts without spaces give pairs."""
    assert TOKENIZER.to_words(text) == words
