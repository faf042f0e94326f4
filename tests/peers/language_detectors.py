"""How often we tell the language of short texts, beside CLD2 and py3langid where these are installed.

The texts are those of the tests: sentences in 63 languages, articles in 27, cut to some words (where there are no
spaces, to as many characters as that makes). Croatian and Serbian in Latin letters, and Norwegian by either of its
codes, are not told apart.

Run in the root of the project: ``python -m tests.peers.language_detectors [--errors]``, after ``pip install pycld2
py3langid`` in an environment of its own.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from importlib import import_module
from typing import TYPE_CHECKING

from reader.text.language import detect
from tests.languages import codes, sample, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Detector = Callable[[str], str | None]

SIZES = (5, 10, 20, 50, 100)
CHARS_PER_WORD = {"ja": 2, "th": 4, "zh": 2}
SAME = {"bs": "hr", "iw": "he", "no": "nb", "sr": "hr"}


def main() -> None:
    """Print the shares of texts whose language is told, told wrongly, and not told, by length."""
    for name, detector in _detectors():
        for size in SIZES:
            told: Counter[str] = Counter()
            wrong: Counter[tuple[str, str | None]] = Counter()
            started = time.process_time()
            for code, text in _texts(size):
                found = detector(text)
                outcome = "none" if found is None else "right" if _same(found) == _same(code) else "wrong"
                told[outcome] += 1
                wrong[code, found] += outcome != "right"
            total = told.total()
            spent_ms = 1000 * (time.process_time() - started) / total
            shares = "  ".join(
                f"{outcome} {100 * told[outcome] / total:5.1f} %" for outcome in ("right", "wrong", "none")
            )
            print(f"{name:10} {size:4} words  {shares}  of {total}  {spent_ms:.2f} ms each")
            if "--errors" in sys.argv:
                print("   ", ", ".join(f"{code}: {found} {n}" for (code, found), n in wrong.most_common() if n))


def _same(code: str) -> str:
    return SAME.get(code, code)


def _texts(size: int) -> Iterator[tuple[str, str]]:
    """Every text of so many words that the sentences and articles have, side by side."""
    whole = [(code, " ".join(found)) for code, found in sentences().items()]
    whole += [(code, " ".join(sample(code).sentences)) for code in codes()]
    for code, text in whole:
        if code in CHARS_PER_WORD:
            step = size * CHARS_PER_WORD[code]
            pieces = [text[start : start + step] for start in range(0, len(text) - step + 1, step)]
        else:
            words = text.split()
            pieces = [" ".join(words[start : start + size]) for start in range(0, len(words) - size + 1, size)]
        yield from ((code, piece) for piece in pieces)


def _detectors() -> Iterator[tuple[str, Detector]]:
    yield "nutgraf", detect
    try:
        cld2, langid = import_module("pycld2"), import_module("py3langid")
    except ImportError:
        print("CLD2 and py3langid are not installed.")
        return

    def by_cld2(text: str) -> str | None:
        code: str = cld2.detect(text)[2][0][1]
        return None if code == "un" else code.partition("-")[0]

    def by_langid(text: str) -> str | None:
        code: str = langid.classify(text)[0]
        return code

    yield "CLD2", by_cld2
    yield "py3langid", by_langid


if __name__ == "__main__":
    main()
