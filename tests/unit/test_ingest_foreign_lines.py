"""Lines that are no part of an article, in languages other than English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reader.ingest.extract import article_from_text
from reader.ingest.line_phrases import LINES
from reader.model import Role
from tests.languages import codes, sample

if TYPE_CHECKING:
    from collections.abc import Callable

LEAD = "The committee in Geneva said on Tuesday that 42 delegates from Kenya and Norway had agreed a plan."


def role_of(line: str, code: str) -> Role:
    """The role of a line in the middle of an article in some language."""
    paragraphs = sample(code).sentences if code in codes() else [LEAD] * 4
    text = "\n\n".join([*paragraphs[:3], line, *paragraphs[3:]])
    article = article_from_text(text, language=code, title="-")
    return next(block.role for block in article.blocks if article.text[block.start : block.end] == line)


@pytest.mark.parametrize(
    ("code", "line", "role"),
    [
        ("de", "Mehr zum Thema", Role.RELATED),
        ("de", "Foto: dpa/Karl Weiß", Role.CREDIT),
        ("de", "Symbolbild: Archiv", Role.CREDIT),
        ("de", "Von Anna von Berg und Karl Weiß", Role.BYLINE),
        ("de", "Autorin: anna berg", Role.BYLINE),
        ("de", "Artikel teilen", Role.SHARE),
        ("de", "Newsletter abonnieren", Role.PROMO),
        ("de", "Alle Rechte vorbehalten, auch die des Nachdrucks.", Role.LEGAL),
        ("fr", "Photo d’illustration : archives", Role.CREDIT),
        ("fr", "Abonnez-vous à notre lettre !", Role.PROMO),
        ("es", "Comparte", Role.SHARE),
        ("nl", "Foto’s: Ellen Bos", Role.CREDIT),
        ("pl", "Fot. Jan Kowal / Archiwum", Role.CREDIT),
        ("tr", "İLGİLİ HABERLER", Role.RELATED),
        ("el", "Της Ελένης Μαρκάκη", Role.BYLINE),
        ("ja", "山田太郎 記者", Role.BYLINE),
        ("ko", "홍길동 선임기자 hong@example.org", Role.BYLINE),
        ("zh", "相关阅读", Role.RELATED),
        ("no", "Les også: Hvorfor ferga er full", Role.RELATED),
        ("sr", "Прочитајте и: Зашто је скела пуна", Role.RELATED),
    ],
)
def test_line_has_its_role(code: str, line: str, role: Role) -> None:
    """Whatever stands around it."""
    assert role_of(line, code) is role


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("de", "Von der Brücke ist nur noch ein Pfeiler übrig"),
        ("de", "Von Montag an fährt ein Bus."),
        ("de", "Fotos von der alten Brücke hängen im Rathaus."),
        ("de", "Teilen wollen die Nachbarn die Kosten aber nicht."),
        ("de", "Bilder der Brücke, die es nicht mehr gibt, zeigt das Museum."),
        ("es", "Del puente viejo no queda nada."),
        ("es", "Fuentes del gobierno lo negaron."),
        ("da", "Del af broen er væk."),
        ("ro", "De la pod se vede râul."),
        ("el", "Της γέφυρας οι στύλοι έχουν ρωγμές"),
        ("zh", "记者从市政府获悉，新桥将于明年通车。"),
        ("zh", "订阅人数去年增加了一倍。"),
        ("ko", "기자들이 다리를 찾았다."),
        ("ja", "記者会見で市長が計画を説明した。"),
        ("th", "ภาพของสะพานเก่าแขวนอยู่ในศาลากลาง"),
        ("en", "Door County Council"),
        ("en", "Del Mar Heights School"),
    ],
)
def test_line_of_the_article_stays(code: str, line: str) -> None:
    """A phrase in front is not enough, and one of another language is none."""
    assert role_of(line, code) in (Role.BODY, Role.SUBHEAD)


def test_links_below_their_heading_are_no_part_of_the_article() -> None:
    """Short lines that are no sentence, as in English."""
    paragraphs = sample("de").sentences
    text = "\n\n".join([*paragraphs[:5], "Mehr zum Thema:", "Regen im Mai", "Schnee im Juni", *paragraphs[5:]])
    article = article_from_text(text, title="-")
    assert [str(block.role) for block in article.blocks] == ["body"] * 5 + ["related"] * 3 + ["body"] * 5


@pytest.mark.parametrize("code", LINES)
def test_phrases_are_what_people_write(code: str) -> None:
    """Without blanks around them, each once, in no need of an escape."""
    for phrases in LINES[code]:
        parts = phrases.split("|")
        assert all(part == part.strip() and re.search(r"\w", part) for part in parts)
        assert len({part.lower() for part in parts}) == len(parts)


@pytest.mark.parametrize("unit", ["Von ", "Foto: ", "von Anna ", "Autor:", "的", "Teilen\n\n", "기자 "])
def test_tagging_takes_linear_time(unit: str, assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """Whatever is repeated."""
    assert_linear(lambda size: article_from_text(unit * (size // len(unit)), language="de"), 40_000)
