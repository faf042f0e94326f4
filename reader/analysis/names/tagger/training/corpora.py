"""Corpora, brought to one guideline: words as the reader cuts them, with BIO tags.

Kinds are PER, LOC, ORG, NAT and MISC. A person is named without title, a name without article and possessive, and
peoples, faiths and political adherents are NAT wherever a corpus has put them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from reader.analysis import tables
from reader.analysis.names.tagger.words import words
from reader.analysis.names.words import TITLES
from reader.analysis.sentences import RuledSentences
from reader.model import Block

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from reader.analysis.names.tagger.words import Word

_MORE_PEOPLES = tables.words("""
    Koreans Hausa Fulani Yoruba Igbo Zulu Xhosa Shona Ndebele Kikuyu Luo Maasai Oromo Amhara Tigrayan Tigrayans
    Berber Berbers Tuareg Druze Alawite Alawites Maronite Copts Coptic Hazaras Baloch Punjabi Punjabis Sindhi
    Bengali Bengalis Malayali Kashmiri Kashmiris Dalit Dalits Sinhalese Sherpa Javanese Malays Aboriginal
    Aborigines Maori Inuit Mapuche Aymara Quechua Mayan Mayans Garifuna Afrikaner Afrikaners Crimean Flemish
    Walloon Bavarian Sicilian Soviets Islam Islamic Christianity Judaism Hinduism Buddhism Catholicism
    Protestantism Orthodoxy Sikhism Mormonism Baptist Baptists Methodist Methodists Lutheran Lutherans
    Evangelicals Jesuit Jesuits Salafi Salafist Salafists Wahhabi Taoist Atheists Baathist Baathists Marxist
    Marxists Leninist Stalinist Trotskyist Maoist Maoists Sandinista Sandinistas Peronist Peronists Chavista
    Chavistas Whig Whigs Fascist Fascists Bolsheviks Bolshevik Chicano Chicanos Anglo Anglos Sydneysider
""")
"""Peoples, faiths and adherents that the reader's tables lack, and the corpora have."""

KINDS = ("PER", "LOC", "ORG", "NAT", "MISC")
_PANEL_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG", "nationality": "NAT"}
_BRACKETS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_NO_SPACE_BEFORE = frozenset(",.;:!?)]%'’…") | {"'s", "’s", "n't", "'re", "'ve", "'ll", "'d", "'m"}
_NO_SPACE_AFTER = frozenset("([$£€#@")
_NAME_ENDINGS = frozenset({"'s", "’s", "'", "’", ",", '"', "”", ":", ";"})


@dataclass(frozen=True, slots=True)
class Tagged:
    """One sentence: its words and a BIO tag for each."""

    words: tuple[Word, ...]
    tags: tuple[str, ...]


Document: TypeAlias = list[Tagged]
Spans: TypeAlias = list[tuple[int, int, str]]


def read_documents(path: Path) -> list[Document]:
    """A corpus of one token and tag a line; without marks between documents, every sentence is one of its own.

    Tokens are put together as running text and cut again. A name that begins or ends inside a word is lost.
    """
    documents: list[Document] = []
    document: Document = []
    sentence: list[tuple[str, str]] = []
    text = path.read_text(encoding="utf-8")
    is_marked = "-DOCSTART-" in text
    for line in [*text.split("\n"), "", "-DOCSTART-\tO"]:
        token, _, tag = line.partition("\t")
        if line.startswith("-DOCSTART-") or (not line and not is_marked):
            if sentence:
                document.append(_tagged(sentence))
            if document:
                documents.append(document)
            document, sentence = [], []
        elif line:
            sentence.append((_BRACKETS.get(token, token), tag))
        elif sentence:
            document.append(_tagged(sentence))
            sentence = []
    return documents


def read_panel(path: Path, names: Collection[str]) -> list[Document]:
    """The documents of these names from texts with offsets (one JSON object a line)."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] not in names:
            continue
        spans = [(entity["start"], entity["end"], _PANEL_KINDS[entity["kind"]]) for entity in row["entities"]]
        blocks = [Block(match.start(), match.end()) for match in re.finditer(r"[^\n]+", row["text"])]
        documents.append(
            [
                tag(words(row["text"], sentence.start, sentence.end), spans)
                for sentence in RuledSentences().split(row["text"], blocks, "en")
            ]
        )
    return documents


def read_marked(text: str) -> list[Document]:
    """Sentences with names marked as ``[P|Ana Ruiz]``, one a line, documents apart by an empty line."""
    documents: list[Document] = []
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [line for line in paragraph.splitlines() if line and not line.startswith("#")]
        if lines:
            documents.append([marked(line) for line in lines])
    return documents


def marked(line: str) -> Tagged:
    """One sentence of `read_marked`."""
    kinds = {kind[0]: kind for kind in KINDS}
    plain = ""
    spans = []
    last = 0
    for match in re.finditer(r"\[([PLONM])\|([^\]]+)\]", line):
        plain += line[last : match.start()]
        spans.append((len(plain), len(plain) + len(match[2]), kinds[match[1]]))
        plain += match[2]
        last = match.end()
    return tag(words(plain + line[last:]), spans)


def tag(sentence: Sequence[Word], spans: Spans) -> Tagged:
    """Words with the tags of those spans that begin and end where words do."""
    starts = {word.start: number for number, word in enumerate(sentence)}
    ends = {word.end: number + 1 for number, word in enumerate(sentence)}
    tags = ["O"] * len(sentence)
    for start, end, kind in spans:
        if start in starts and end in ends:
            fill(tags, starts[start], ends[end], kind)
    return Tagged(tuple(sentence), tuple(tags))


def fill(tags: list[str], start: int, stop: int, kind: str) -> None:
    """Write one name into a list of tags; it must not be empty."""
    tags[start:stop] = [f"B-{kind}"] + [f"I-{kind}"] * (stop - start - 1)


def spans_of(tags: Sequence[str]) -> Spans:
    """The names in a list of tags: first word, word after the last, kind."""
    found: Spans = []
    start, kind = 0, ""
    for at, value in enumerate([*tags, "O"]):
        if kind and value != f"I-{kind}":
            found.append((start, at, kind))
            kind = ""
        if not kind and value != "O":
            start, kind = at, value[2:]
    return found


def without(documents: list[Document], held_out: Collection[str]) -> list[Document]:
    """The documents that share no long sentence with a text that is kept for measuring."""
    return [
        document
        for document in documents
        if not any(len(sentence.words) > 6 and plain(sentence) in held_out for sentence in document)
    ]


def plain(sentence: Tagged) -> str:
    """The letters and digits of a sentence, for comparing it across corpora."""
    return "".join(character for word in sentence.words for character in word.text.lower() if character.isalnum())


def _tagged(tokens: Sequence[tuple[str, str]]) -> Tagged:
    text, spans = _running(tokens)
    sentence = words(text)
    return _harmonised(tag(sentence, spans))


def _running(tokens: Sequence[tuple[str, str]]) -> tuple[str, Spans]:
    """Text and names of a sentence, with spaces where they were most likely."""
    text = ""
    glue, is_quoting = True, False
    bounds = []
    for at, (written, _) in enumerate(tokens):
        closes = written == '"' and is_quoting
        hyphen = written == "-" and 0 < at < len(tokens) - 1 and tokens[at - 1][0][-1:].isalnum()
        hyphen = hyphen and tokens[at + 1][0][:1].isalnum()
        if not (glue or written in _NO_SPACE_BEFORE or closes or hyphen):
            text += " "
        bounds.append((len(text), len(text) + len(written)))
        text += written
        is_quoting ^= written == '"'
        glue = written in _NO_SPACE_AFTER or hyphen or (written == '"' and is_quoting)
    spans = [
        (bounds[start][0], bounds[stop - 1][1], kind)
        for start, stop, kind in spans_of(_clean([tag for _, tag in tokens]))
    ]
    return text, spans


def _clean(tags: Sequence[str]) -> list[str]:
    """Tags in which every name starts with B."""
    clean: list[str] = []
    for value in tags:
        before = clean[-1] if clean else "O"
        clean.append("B" + value[1:] if value[0] == "I" and before[1:] != value[1:] else value)
    return clean


def _harmonised(sentence: Tagged) -> Tagged:
    """The same sentence by the guideline of the panel."""
    texts = [word.text for word in sentence.words]
    tags = ["O"] * len(texts)
    for first, last, kind in spans_of(sentence.tags):
        start, stop = first, last
        while stop > start + 1 and texts[stop - 1] in _NAME_ENDINGS:
            stop -= 1
        while start < stop and ((kind == "PER" and texts[start] in TITLES) or texts[start] in {"the", '"', "“", "'"}):
            start += 1
        if (
            kind in {"LOC", "ORG"}
            and texts[start : start + 1] == ["The"]
            and stop > start + 1
            and texts[start + 1] != "Hague"
        ):
            start += 1
        if start == stop or texts[start][0] in "@#":
            continue
        if kind in {"MISC", "LOC"} and " ".join(texts[start:stop]) in peoples():
            kind = "NAT"  # noqa: PLW2901
        fill(tags, start, stop, kind)
    for start, stop in _peoples_in(texts):
        if tags[start:stop] == ["O"] * (stop - start):
            fill(tags, start, stop, "NAT")
    return Tagged(sentence.words, tuple(tags))


def _peoples_in(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(texts):
        stop = next((at + n for n in (3, 2, 1) if " ".join(texts[at : at + n]) in peoples()), at)
        if stop > at:
            yield at, min(stop, len(texts))
        at = max(stop, at + 1)


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """Words for nationalities, peoples, faiths and political adherents, as the reader's tables list them."""
    listed = [form for row in tables.rows("countries.tsv") for column in row[3:4] for form in column.split("|")]
    listed += [row[0] for row in tables.rows("peoples.tsv")] + sorted(_MORE_PEOPLES)
    return frozenset(" ".join(word.text for word in words(form)) for form in listed if form)
