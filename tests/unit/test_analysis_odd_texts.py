"""Texts that are no articles: a sensible summary or an honestly empty one, and no crash."""

from __future__ import annotations

import socket
from typing import NoReturn

import pytest

from reader.analysis.pipeline import analyse, split, summarise
from reader.analysis.version import ALGORITHMS, Options
from reader.ingest.extract import article_from_text
from reader.length import USUAL_LENGTH
from reader.model import Role

PROSE = "The council of Ardale voted on Monday for a plan to heat the homes of the city with water from its old mines. "
POEM = "\n".join(
    ["The rain came down on hill and hollow", "And where it went", "", "I heard it knock", "all night"] * 5
)
TABLE = "\n".join(f"Team {letter}\t{n}\t{n * 2}\t{n - 1}" for n, letter in enumerate("ABCDEFGHIJ", 1))
CODE = "\n".join(
    ["def heat(homes: list[str]) -> int:", "    total = 0", "    for home in homes:", "        total += 1"] * 9
)
TWO_LANGUAGES = PROSE * 3 + "Der Rat der Stadt stimmte am Montag für den Plan, die Häuser mit Wasser zu heizen. " * 3

ODD = {
    "nothing": "",
    "white space": " \n\n\t ",
    "one sentence": PROSE,
    "only headings": "\n\n".join(f"Part {number}" for number in range(20)),
    "a poem": POEM,
    "a table": TABLE,
    "source code": CODE,
    "the same sentence a thousand times": PROSE * 1000,
    "a line of a megabyte": "".join(PROSE.replace("Monday", f"day {number}") for number in range(9000)),
    "a word of a megabyte": "a" * 1_000_000,
    "two languages": TWO_LANGUAGES,
    "signs": "!?.,;: " * 500,
    "emoji": "😀 👍 " * 500,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_have_a_summary_of_their_body_or_none(text: str) -> None:
    """At most half of it, from sentences of the body, each once."""
    article = article_from_text(text)
    analysis = analyse(article, Options(names="rules"))
    body = {(s.start, s.end) for s in analysis.sentences if s.role is Role.BODY}
    chosen = [(s.start, s.end) for s in analysis.summary.of_length(USUAL_LENGTH).sentences]
    assert set(chosen) <= body
    assert sum(end - start for start, end in chosen) <= 0.6 * len(article.text)
    assert len({article.text[start:end] for start, end in chosen}) == len(chosen)


@pytest.mark.parametrize(
    "kind", ["nothing", "white space", "one sentence", "only headings", "a poem", "a word of a megabyte", "signs"]
)
def test_what_says_nothing_has_no_summary(kind: str) -> None:
    """Honestly empty."""
    assert analyse(article_from_text(ODD[kind]), Options(names="rules")).summary.sentences == ()


def test_long_texts_are_summarised_by_every_algorithm() -> None:
    """9,000 sentences in one line: a sample where all would take too long, and a sentence that says so."""
    article = article_from_text(ODD["a line of a megabyte"])
    sentences = split(article)
    summaries = [summarise(article, sentences, algorithm) for algorithm in ALGORITHMS]
    assert all(summary.sentences for summary in summaries)
    assert {summary.algorithm for summary in summaries if not summary.notice} == {"nutgraf", "lead"}


def test_analysis_asks_nothing_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model, no word list, no tokenizer is fetched, whatever the algorithm and the language."""

    def refused(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was asked for something")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    with pytest.raises(AssertionError):
        socket.create_connection(("example.org", 80), 1)
    for algorithm in ALGORITHMS:
        for text in (PROSE * 9, TWO_LANGUAGES, "両首脳は昨日の会談で平和について話し合った。" * 9):
            analyse(article_from_text(text), Options(algorithm))
