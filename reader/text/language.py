"""Which language a text is in, told from its script, its letters, its small words and the endings of the others.

Nothing is learned and nothing is loaded: the knowledge is in tables that a person wrote. A feature that several
languages share is worth the less the more of them have it (see `_shared`): "não" decides, "de" says little.
`python -m tests.peers.language_detectors` measures it beside CLD2 and py3langid.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.text.small_words import SMALL_WORDS
from reader.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LOOKED_AT_CHARS: Final = 6_000
"""The beginning of a text tells."""
LEAST_SCORE: Final = 0.8
"""Less is too little evidence for a language; a small word of one language alone is worth 1."""
LEAST_SHARE: Final = 0.1
"""Score for each word, at least: prose has 0.18 (Basque) to 0.6, tables of results and unknown languages less."""
LEAST_LEAD: Final = 0.3
"""How much more the first language must have than the second one, twins aside (see `_TWINS`)."""
PLAIN_WORDS: Final = 100
"""In a text of fewer words no language is plain."""
PLAIN_LEAD: Final = 3.0
"""How many times the score of the language that is said to be its own a text must have of another one."""
_LEAST_LETTERS: Final = 4
"""Fewer letters of a script that one language alone is written in tell nothing."""
_MOST_STRANGE: Final = 0.02
"""Share of letters that no language here has, such as those of many African languages, above which none is told."""
_DENSE: Final = 3
"""Letters of the Latin alphabet that one of a script that writes syllables or words stands for."""

_ENDING_WORTH, _LETTER_WORTH = 0.4, 0.5
"""What endings and letters are worth beside small words."""
_MANY, _NEAR = 10.0, 0.6
"""Where small words and letters give a language so much, and the next one no more than this share of it, endings are
not looked at: they are half of the cost."""
_LEAST_STEM: Final = 3
"""Letters before an ending."""
_LONGEST_ENDING: Final = 5

_SCRIPTS: Final = (
    (0x41, "Latin"), (0x250, ""), (0x259, "Latin"), (0x25A, ""), (0x370, "el"), (0x400, "Cyrillic"), (0x530, "hy"),
    (0x590, "he"), (0x600, "Arabic"), (0x700, ""), (0x750, "Arabic"), (0x780, "dv"), (0x7C0, ""), (0x8A0, "Arabic"),
    (0x900, "Devanagari"), (0x980, "bn"),
    (0xA00, "pa"), (0xA80, "gu"), (0xB00, "or"), (0xB80, "ta"), (0xC00, "te"), (0xC80, "kn"), (0xD00, "ml"),
    (0xD80, "si"), (0xE00, "th"), (0xE80, "lo"), (0xF00, "bo"), (0x1000, "my"), (0x10A0, "ka"), (0x1100, "ko"),
    (0x1200, "am"), (0x13A0, ""), (0x1780, "km"), (0x1800, ""), (0x1C80, "Cyrillic"), (0x1C90, "ka"), (0x1CC0, ""),
    (0x1E00, "Latin"), (0x1F00, "el"), (0x2000, ""), (0x3040, "Kana"), (0x3100, ""), (0x3130, "ko"), (0x3190, ""),
    (0x31F0, "Kana"), (0x3200, ""), (0x3400, "Han"), (0xA000, ""), (0xAC00, "ko"), (0xD7B0, ""), (0xF900, "Han"),
    (0xFB00, "Latin"), (0xFB13, "hy"), (0xFB1D, "he"), (0xFB50, "Arabic"), (0xFE00, ""), (0xFE70, "Arabic"),
    (0xFF00, ""), (0xFF21, "Latin"), (0xFF66, "Kana"), (0xFFA0, "ko"), (0xFFE0, ""), (0x20000, "Han"),
)  # fmt: skip
"""First code point of a stretch of Unicode's blocks -> its script, or the language that alone is written in it."""
_STARTS: Final = tuple(start for start, _ in _SCRIPTS)
_DENSE_SCRIPTS: Final = frozenset(("Han", "Kana", "ko"))
_LEAST_KANA: Final = 0.06
"""Share of Kana among Han and Kana from which on a text is Japanese: about half in Japanese prose, and a Chinese text
may quote a Japanese name."""

_LETTERS: Final = {
    "af": "êëï", "az": "əğıöüçş", "ca": "àèéíïòóúüç", "cs": "áčďéěíňóřšťúůýž", "cy": "âêîôŵŷ", "da": "æøå",
    "de": "äöüß", "eo": "ĉĝĥĵŝŭ", "es": "áéíñóúü", "et": "äõöü", "fi": "äöå", "fr": "àâçèéêëîïôùûœ", "ga": "áéíóú",
    "gl": "áéíñóú", "hr": "čćđšž", "hu": "áéíóöőúüű", "is": "áæðéíóöþúý", "it": "àèéìòù", "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž", "nb": "æøå", "nl": "ëïé", "pl": "ąćęłńóśźż", "pt": "áâãàçéêíóôõú", "ro": "ăâîșțşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšž", "sq": "ëç", "sr": "čćđšžјљњђћџ", "sv": "åäö", "tr": "çğıöşü",
    "vi": "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíòóõùúý",
    "be": "ўіыэё", "bg": "ъ", "kk": "әғқңөұүһіыэ", "mk": "ѓќѕјљњџ", "mr": "ळ",
    "mn": "өүыэё", "ru": "ыэъё", "uk": "іїєґ",
}  # fmt: skip
"""Letters of a language beyond the common ones of its alphabet."""

_ENDINGS: Final = {
    "af": "heid lik ings asie wing", "ca": "ció ment ència itat ats ada", "cs": "ého ých ství ová ovat ení ách ému ost",
    "da": "erne else elser ede eren igt hed heder heden tion", "de": "ung ungen lich ische ischen keit heit schaft ten",
    "en": "ing tion tions ly ed ment ness ity ies", "es": "ción ciones dad ado ados mente aba ieron amos ería",
    "et": "mine mist takse vad des dele", "fi": "nen ssa ssä sta stä lla llä lle een iin aan vat tiin taan ista isen",
    "fr": "tion ment eux aient ées ique iques ité eurs elle ances", "hr": "nja nje ija ije ski ska osti ima ama",
    "gl": "ción dade ións aron ados", "hu": "nak nek ban ben ból ből ság ség tak tek ott ett hoz ását",
    "id": "kan nya an asi itas kannya annya", "is": "inn num anna unum inni ðu",
    "it": "zione zioni mente tà ato ati ando are ono ità", "lt": "ių ais oje ams ymo imas iai uoti",
    "lv": "ības šanas iem ām jas šana ija", "ms": "kan nya an asi iti",
    "nb": "ene else elser ing ende het heter heten sjon sjoner",
    "nl": "ing ingen lijk lijke heid tie aren den", "pl": "ego ych ach ości owa anie enie ski ów nia ej",
    "pt": "ção ções dade mente ado ados ava aram amos ência", "ro": "ului ilor ție ul ea ții ate ează elor ului",
    "sk": "ého ých ovať osť ach ania ému enie stva nosti",
    "sl": "nja nje ega ijo ski ost ila ima emu imi ovati anje enje",
    "sr": "nja nje ija ije ski ska osti ima ama", "sq": "ave ëve uar imit isë",
    "sv": "ning arna erna ade het igt ingen orna ande", "tl": "ang ong", "eu": "ren tzen ak ean",
    "tr": "lar ler ların lerin ında inde dan den mak yor acak ecek dır dir nın nin",
    "be": "ага аў ення аць ых амі", "bg": "ите ата ият ция ние ето ове", "mk": "ите ата ција ње ниот ето",
    "ru": "ого ция ние ость ный ться ых ами ения его", "uk": "ого ція ння ість ний ться их ами ення",
}  # fmt: skip
"""Endings of the longer words of a language."""

_TWINS: Final = {
    "cs": "sk", "da": "nb", "gl": "pt", "hr": "sr", "id": "ms", "ms": "id", "nb": "da", "pt": "gl", "sk": "cs",
    "sr": "hr",
}  # fmt: skip
"""Languages whose small words are nearly the same: the likelier of two is taken, by however little."""

_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_ASCII_WORD: Final = re.compile("[a-z]+")
_WORD: Final = re.compile(r"[^\W\d_]{1,40}")
_INDIC_WORD: Final = re.compile(r"[\u0900-\u0963]{1,40}")

_ARABIC: Final = (
    ("ur", "ٹڈڑےںہھ", 0.03), ("", "ێۆەڕڵ", 0.03), ("ps", "ټډړښڼېځڅ", 0.01), ("fa", "پچژگکی", 0.03),
)  # fmt: skip
"""Languages in Arabic letters, the letters that Arabic lacks, and their least share; what has fewer is Arabic. The
empty code is that of Kurdish and Uyghur, which are not told apart."""


class _Evidence(NamedTuple):
    """What is found in a text.

    Attributes:
        scores: by language, higher is likelier; empty when there is nothing to be told from.
        words: of the part that was looked at.
    """

    scores: Mapping[str, float]
    words: int


def detect(text: str) -> str | None:
    """The language of a text, as its ISO 639-1 code; None where there is too little evidence.

    Norwegian is told as Bokmål (``nb``). The cost is that of the first 6,000 characters: less than a millisecond.
    """
    return _likeliest(_evidence(text))


def detect_against(text: str, said: str) -> str | None:
    """Another language than the one that a text is said to be in, where that is plain; else None.

    It is plain in a text of 100 words or more that has three times the evidence of the language that is said. What is
    said in favour of a language that is not known here, such as Occitan, is believed.

    Args:
        text: of any length; only its beginning is looked at.
        said: ISO 639-1 code.
    """
    said = "nb" if said == "no" else said
    evidence = _evidence(text)
    found = _likeliest(evidence)
    if found in (None, said, _TWINS.get(said)) or evidence.words < PLAIN_WORDS or said not in _known():
        return None
    return found if evidence.scores[found] >= PLAIN_LEAD * evidence.scores.get(said, 0.0) else None


def _likeliest(evidence: _Evidence) -> str | None:
    """The language with the highest score, where it is high enough and no other one comes near."""
    scores = evidence.scores
    best = max(scores, key=scores.__getitem__, default=None)
    if best is None or scores[best] < max(LEAST_SCORE, LEAST_SHARE * evidence.words):
        return None
    second = max((score for code, score in scores.items() if code not in (best, _TWINS.get(best))), default=0.0)
    return best if scores[best] - second >= LEAST_LEAD else None


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Codes of all languages that can be told."""
    by_script = {name for _, name in _SCRIPTS if len(name) == 2}
    return frozenset({*SMALL_WORDS, *by_script, *(code for code, *_ in _ARABIC if code), "ar", "ja", "zh"})


def _evidence(text: str) -> _Evidence:
    looked_at = text[:LOOKED_AT_CHARS].replace("İ", "i").lower()
    letters = Counter(_BEYOND_ASCII.findall(looked_at))
    scripts = Counter({"Latin": sum(map(len, _ASCII_WORD.findall(looked_at)))})
    for letter, count in letters.items():
        if letter.isalpha():
            script = _SCRIPTS[bisect_right(_STARTS, ord(letter)) - 1][1]
            scripts[script] += count * (_DENSE if script in _DENSE_SCRIPTS else 1)
    if scripts["Kana"] and scripts["Kana"] >= _LEAST_KANA * (scripts["Han"] + scripts["Kana"]):
        scripts["ja"] = scripts.pop("Kana") + scripts.pop("Han", 0)
    elif scripts["Han"]:
        scripts["zh"] = scripts.pop("Han")
    script, count = max(scripts.items(), key=lambda item: item[1], default=("", 0))
    if script in ("Latin", "Cyrillic"):
        if scripts[""] > _MOST_STRANGE * count:
            return _Evidence({}, 0)
        return _by_words(_WORD.findall(looked_at), letters)
    if script == "Arabic":
        return _Evidence(_arabic(letters, count), count_words(looked_at))
    if script == "Devanagari":
        return _by_words(_INDIC_WORD.findall(looked_at), letters)
    return _Evidence({script: float(count)} if script and count >= _LEAST_LETTERS else {}, count_words(looked_at))


def _by_words(words: list[str], letters: Counter[str]) -> _Evidence:
    """What small words and letters tell, and the endings of the other words where that is not plain."""
    weights = _weights()
    scores: dict[str, float] = defaultdict(float)
    others: list[tuple[str, int]] = []
    for word, count in Counter(words).items():
        weight = weights.words.get(word)
        if weight:
            _count(scores, weight, count)
        else:
            others.append((word, count))
    for letter in weights.letters.keys() & letters.keys():
        _count(scores, weights.letters[letter], letters[letter])
    first, second = sorted((0.0, 0.0, *scores.values()))[:-3:-1]
    if first < max(_MANY, LEAST_SHARE * len(words)) or second > _NEAR * first:
        for word, count in others:
            _count(scores, _by_ending(word, weights.endings), count)
    return _Evidence(scores, len(words))


def _by_ending(word: str, endings: dict[str, _Weight]) -> _Weight | None:
    """The weight of the longest known ending of a word."""
    sizes = range(min(_LONGEST_ENDING, len(word) - _LEAST_STEM), 1, -1)
    return next((endings[word[-size:]] for size in sizes if word[-size:] in endings), None)


def _count(scores: dict[str, float], weight: _Weight | None, times: int) -> None:
    """Add the weight of a feature that occurs so many times to its languages."""
    if weight:
        worth = times * weight.worth
        for code in weight.codes:
            scores[code] += worth


def _arabic(letters: Counter[str], count: int) -> dict[str, float]:
    for code, own, share in _ARABIC:
        if sum(letters[letter] for letter in own) >= share * count:
            return {code: float(count)} if code else {}
    return {"ar": float(count)} if count >= _LEAST_LETTERS else {}


class _Weight(NamedTuple):
    """What a feature is worth to each of the languages that have it."""

    worth: float
    codes: tuple[str, ...]


class _Weights(NamedTuple):
    """The weights of small words, endings and letters."""

    words: dict[str, _Weight]
    endings: dict[str, _Weight]
    letters: dict[str, _Weight]


@lru_cache(maxsize=1)
def _weights() -> _Weights:
    """The tables turned round, by the first text that is looked at: some milliseconds."""
    return _Weights(
        _shared({code: small.split() for code, small in SMALL_WORDS.items()}, 1.0),
        _shared({code: endings.split() for code, endings in _ENDINGS.items()}, _ENDING_WORTH),
        _shared(_LETTERS, _LETTER_WORTH),
    )


def _shared(features: Mapping[str, Iterable[str]], worth: float) -> dict[str, _Weight]:
    """Each feature with its languages; of n that have it, each one gets its worth divided by the root of n."""
    having: dict[str, list[str]] = {}
    for code, found in features.items():
        for feature in dict.fromkeys(found):
            having.setdefault(feature, []).append(code)
    return {feature: _Weight(worth / len(codes) ** 0.5, tuple(codes)) for feature, codes in having.items()}
