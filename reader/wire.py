"""Articles and analyses as plain JSON values: what ``nutgraf analyze`` prints and what the library keeps.

One form for both, so that whatever a script reads is what the screen shows. Field names are a contract
(schema 1): fields may be added, none may change its meaning.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

from reader.model import (
    Analysis,
    Article,
    Block,
    Entity,
    Figure,
    NumberMention,
    Reasons,
    Role,
    Sentence,
    Span,
    Summary,
    SummarySentence,
)

SCHEMA = 1
UNREADABLE = (zlib.error, ValueError, KeyError, TypeError)
"""What reading a damaged record can raise: it does not unpack, is no JSON, or has not the fields it should have."""

_NUMBER_FIELDS = (
    "kind", "start", "end", "full_start", "full_end", "value", "low", "high", "unit", "per", "what", "what_head",
    "bound", "date", "resolved", "resolved_by", "figure",
)  # fmt: skip


def article_record(article: Article) -> dict[str, Any]:
    """Title, language, text and blocks of an article."""
    return {
        "title": article.title,
        "title_origin": article.title_origin,
        "language": article.language,
        "byline": article.byline,
        "published": article.published,
        "text": article.text,
        "blocks": blocks_record(article.blocks),
    }


def blocks_record(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    """Blocks with their roles; level and bullet only where there are any."""
    records = []
    for block in blocks:
        record: dict[str, Any] = {"start": block.start, "end": block.end, "role": str(block.role), "rule": block.rule}
        if block.level:
            record["level"] = block.level
        if block.bullet:
            record["bullet"] = block.bullet
        records.append(record)
    return records


def blocks_from_record(records: list[dict[str, Any]]) -> tuple[Block, ...]:
    """The inverse of `blocks_record`."""
    return tuple(
        Block(r["start"], r["end"], Role(r["role"]), r["rule"], r.get("level", 0), r.get("bullet", "")) for r in records
    )


def analysis_record(analysis: Analysis) -> dict[str, Any]:
    """Sentences, summary, entities, numbers and figures of an analysis, and the language that it was made for."""
    return {
        "language": analysis.language,
        "sentences": [{"start": s.start, "end": s.end, "role": str(s.role)} for s in analysis.sentences],
        "summary": _summary_record(analysis.summary),
        "entities": [
            {
                "id": e.id,
                "kind": e.kind,
                "name": e.name,
                "aliases": list(e.aliases),
                "country": e.country,
                "lat": e.lat,
                "lon": e.lon,
                "place_kind": e.place_kind,
                "within": e.within,
                "weight": e.weight,
                "mentions": [{"start": m.start, "end": m.end} for m in e.mentions],
            }
            for e in analysis.entities
        ],
        "numbers": [{name: getattr(n, name) for name in _NUMBER_FIELDS} for n in analysis.numbers],
        "figures": [
            {
                "id": f.id,
                "kind": f.kind,
                "label": f.label,
                "note": f.note,
                "trivial": f.trivial,
                "weight": f.weight,
                "mentions": list(f.mentions),
            }
            for f in analysis.figures
        ],
        "notices": list(analysis.notices),
    }


def analysis_from_record(
    record: dict[str, Any], *, version: str, text_hash: str, language: str | None = None
) -> Analysis:
    """The inverse of `analysis_record`; version, hash and language are kept beside the record."""
    return Analysis(
        version=version,
        text_hash=text_hash,
        language=language,
        sentences=tuple(Sentence(s["start"], s["end"], Role(s["role"])) for s in record["sentences"]),
        summary=_summary_from_record(record["summary"]),
        entities=tuple(
            Entity(
                id=e["id"],
                kind=e["kind"],
                name=e["name"],
                mentions=tuple(Span(m["start"], m["end"]) for m in e["mentions"]),
                aliases=tuple(e["aliases"]),
                country=e["country"],
                lat=e["lat"],
                lon=e["lon"],
                place_kind=e.get("place_kind"),
                within=e.get("within"),
                weight=e["weight"],
            )
            for e in record["entities"]
        ),
        numbers=tuple(NumberMention(**{name: n[name] for name in _NUMBER_FIELDS}) for n in record["numbers"]),
        figures=tuple(
            Figure(
                id=f["id"],
                kind=f["kind"],
                label=f["label"],
                mentions=tuple(f["mentions"]),
                note=f["note"],
                trivial=f["trivial"],
                weight=f["weight"],
            )
            for f in record["figures"]
        ),
        notices=tuple(record.get("notices", ())),
    )


def _summary_record(summary: Summary) -> dict[str, Any]:
    """A summary; the reasons of a sentence only where there are any."""
    sentences = []
    for sentence in summary.sentences:
        record: dict[str, Any] = {name: getattr(sentence, name) for name in ("start", "end", "score", "rank", "words")}
        if sentence.reasons is not None:
            record["reasons"] = sentence.reasons._asdict() | {"title_words": list(sentence.reasons.title_words)}
        sentences.append(record)
    return {
        "algorithm": summary.algorithm,
        "sentences": sentences,
        "text_words": summary.text_words,
        "notice": summary.notice,
    }


def _summary_from_record(record: dict[str, Any]) -> Summary:
    """The inverse of `_summary_record`."""
    sentences = []
    for sentence in record["sentences"]:
        fields = dict(sentence)
        reasons = fields.pop("reasons", None)
        if reasons is not None:
            reasons = Reasons(**{**reasons, "title_words": tuple(reasons["title_words"])})
        sentences.append(SummarySentence(**fields, reasons=reasons))
    return Summary(record["algorithm"], tuple(sentences), record.get("text_words", 0), record.get("notice", ""))


def packed(record: object) -> bytes:
    """A record as compressed JSON, for keeping."""
    return zlib.compress(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpacked(data: bytes) -> Any:
    """The inverse of `packed`."""
    return json.loads(zlib.decompress(data))
