"""How well mentions are gathered into entities: B-cubed on news with gold mentions (GUM, coreference layer).

Every gold mention of a person or place whose head is a proper noun is cut to its name, as an engine would find it, and
handed to `group_entities`; what comes back is compared with the gold chains. Mentions that are no names ("the
President"), and artefacts of the annotation, are left out; each is printed with its reason.

Run in the root of the project: ``python -m tests.bench.bench_grouping [FOLDER] [--errors]``. The folder holds
``*.conllu`` files; the default is that of the corpora beside the checkout.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.engines import NameSpan
from reader.analysis.entities.grouping import group_entities
from reader.analysis.gazetteer import gazetteer
from reader.analysis.names.words import TITLES
from reader.analysis.salience import Salience
from reader.model import Sentence, Summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import EntityKind

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "numbers" / "gum-news"
KINDS: dict[str, EntityKind] = {"person": "person", "place": "place", "organization": "organization"}
GOALS = {"person": 0.96, "place": 0.955}

_JOINS = ("flat", "compound", "amod", "goeswith", "nmod:desc", "nmod:poss", "list")
_MENTION = re.compile(r"\([^()]+\)?|[^()]+\)")


@dataclass(slots=True)
class _Token:
    form: str
    tag: str
    head: int
    relation: str
    start: int
    end: int


@dataclass(slots=True)
class _Gold:
    """A gold mention: tokens from `first` to `last`, both inclusive."""

    chain: str
    kind: str
    first: int
    last: int


@dataclass(slots=True)
class _Document:
    name: str
    text: str = ""
    tokens: list[_Token] = field(default_factory=list)
    gold: list[_Gold] = field(default_factory=list)


class _Case(NamedTuple):
    span: NameSpan
    chain: str


def read(path: Path) -> _Document:
    """Tokens with their offsets in the running text, and the gold mentions, of one file."""
    document = _Document(path.stem)
    opened: dict[str, list[_Gold]] = defaultdict(list)
    base = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            base = len(document.tokens)
            document.text += "\n"
        columns = line.split("\t")
        if line.startswith("#") or len(columns) < 10 or not columns[0].isdecimal():
            continue
        position = len(document.tokens)
        start = len(document.text)
        head = base + int(columns[6]) - 1 if columns[6] != "0" else position
        document.tokens.append(_Token(columns[1], columns[3], head, columns[7], start, start + len(columns[1])))
        document.text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
        entities = re.search(r"(?:^|\|)Entity=([^|]*)", columns[9])
        for part in _MENTION.findall(entities[1]) if entities else ():
            if part[0] != "(":
                opened[part[:-1]].pop().last = position
                continue
            chain, kind = part.strip("()").split("-")[:2]
            mention = _Gold(chain, kind, position, position)
            document.gold.append(mention)
            if part[-1] != ")":
                opened[chain].append(mention)
    return document


def name_of(document: _Document, mention: _Gold) -> tuple[int, int] | None:
    """First and last token of the name that heads a mention, without titles; None when no name heads it."""
    tokens = document.tokens
    inside = range(mention.first, mention.last + 1)
    head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), mention.first)
    if tokens[head].tag != "PROPN":
        return None
    first = last = head
    while first > mention.first and _belongs(tokens, first - 1):
        first -= 1
    while last < mention.last and _belongs(tokens, last + 1):
        last += 1
    for position in range(first, last + 1):
        if tokens[position].form in TITLES or tokens[position].form == "Emeritus":
            first = position + 1
    while first <= last and tokens[first].form in gazetteer().entries and mention.kind == "person" and first < last:
        if gazetteer().entries[tokens[first].form].kind != "nationality":
            break
        first += 1
    return (first, last) if first <= last else None


def _belongs(tokens: list[_Token], position: int) -> bool:
    token = tokens[position]
    if token.form == "-":
        return True
    is_word_of_name = token.form[0].isupper() or (tokens[position - 1].form == "-" and token.tag == "PROPN")
    return is_word_of_name and token.relation.startswith(_JOINS) and token.tag in {"PROPN", "ADJ", "VERB"}


def cases(document: _Document) -> Iterator[tuple[_Gold, NameSpan, str]]:
    """The names of a document in order with their gold mention and, where they do not count, the reason."""
    seen: dict[tuple[int, int], _Gold] = {}
    for mention in sorted(document.gold, key=lambda m: (m.first, m.last)):
        tokens = name_of(document, mention) if mention.kind in KINDS else None
        if tokens is None:
            continue
        start, end = document.tokens[tokens[0]].start, document.tokens[tokens[1]].end
        if (tokens[0], tokens[1]) in seen:
            continue  # a list of people, whose head is its first member; that member stands by itself
        seen[tokens] = mention
        span = NameSpan(start, end, KINDS[mention.kind])
        yield mention, span, _reason(mention, document.text[start:end])


def _reason(mention: _Gold, name: str) -> str:
    """Why a mention does not count, or nothing."""
    entry = gazetteer().entries.get(name)
    is_group = entry is not None and entry.kind in {"nationality", "organization"}
    return "a people or organisation, marked as a person" if mention.kind == "person" and is_group else ""


def b_cubed(pairs: list[tuple[object, object]]) -> tuple[float, float]:
    """Sums of precision and recall over all mentions, given as (gold chain, found entity)."""
    both, gold, found = Counter(pairs), Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    precision = sum(n * n / found[f] for (_, f), n in both.items())
    recall = sum(n * n / gold[g] for (g, _), n in both.items())
    return precision, recall


def main() -> None:
    """Measure, and print the figures, what was left out, and with ``--errors`` where the entities differ."""
    arguments = [a for a in sys.argv[1:] if a != "--errors"]
    documents = [read(path) for path in sorted(Path(arguments[0] if arguments else FOLDER).glob("*.conllu"))]
    pairs: dict[str, list[tuple[object, object]]] = defaultdict(list)
    skipped: Counter[tuple[str, str, str, str]] = Counter()
    for document in documents:
        found = list(cases(document))
        kept = [(mention, span) for mention, span, reason in found if not reason]
        skipped.update(
            (document.name, m.kind, document.text[s.start : s.end], reason) for m, s, reason in found if reason
        )
        sentence = Sentence(0, len(document.text))
        entities = group_entities(document.text, [span for _, span in kept], Salience([sentence], Summary(), None))
        owner = {(m.start, m.end): entity.id for entity in entities for m in entity.mentions}
        mine = [((document.name, m.chain), (document.name, owner[s.start, s.end]), m.kind, s) for m, s in kept]
        for gold, entity, kind, _ in mine:
            pairs[kind].append((gold, entity))
        if "--errors" in sys.argv:
            _tell_errors(document, mine)
    for kind, goal in GOALS.items():
        precision, recall = (value / len(pairs[kind]) for value in b_cubed(pairs[kind]))
        f = 2 * precision * recall / (precision + recall)
        verdict = "kept" if f >= goal else "MISSED"
        print(
            f"{kind}: {len(pairs[kind])} mentions, B-cubed P {precision:.3f} R {recall:.3f} F {f:.3f};"
            f" goal {goal}: {verdict}"
        )
    for (name, kind, form, reason), count in sorted(skipped.items()):
        print(f"left out: {name} {kind} {form!r} ({count}): {reason}")


def _tell_errors(document: _Document, mine: list[tuple[tuple[str, str], tuple[str, int], str, NameSpan]]) -> None:
    for what, one, other in (("split", 0, 1), ("merged", 1, 0)):
        groups: dict[object, dict[object, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        for row in mine:
            if row[2] in GOALS:
                groups[row[one]][row[other]][document.text[row[3].start : row[3].end]] += 1
        for parts in groups.values():
            if len(parts) > 1:
                print(f"  {document.name} {what}: {' | '.join(str(dict(p)) for p in parts.values())}")


if __name__ == "__main__":
    main()
