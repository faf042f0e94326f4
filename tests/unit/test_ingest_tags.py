"""Tags found without building a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import MAX_TAG_ATTRIBUTES, MAX_TAG_BYTES
from reader.ingest.tags import find_tags, is_safe_to_parse, strip_tags, without_inline_files

if TYPE_CHECKING:
    from collections.abc import Callable

PIECES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<",
            ">",
            "<a b='",
            "'",
            '"',
            "<!--",
            "-->",
            "<!",
            "<?",
            "</",
            "text",
            "<script>",
            "</script>",
            "=",
        ]
    ),
    max_size=40,
).map("".join)


@given(PIECES)
def test_find_tags_returns_them_in_order_without_overlap(source: str) -> None:
    """Whatever is broken, positions only go forward."""
    position = 0
    for tag in find_tags(source):
        assert position <= tag.start <= tag.tag_end <= tag.end <= len(source)
        position = tag.end


@given(st.text(st.characters(exclude_characters="<>&", exclude_categories=["Cs", "Cc", "Z"])))
def test_strip_tags_keeps_text_without_tags(text: str) -> None:
    """What is no markup stays."""
    assert strip_tags(text) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("o<b>n</b>e <i>t</i>wo", "one two"),
        ("one\n   two", "one two"),
        ("<p title='a > b'>text", "text"),
        ('<p title="it\'s">text', "text"),
        ("<p don't>text", "text"),
        ("a < b and c > d", "a < b and c > d"),
        ("one<!-- <p>two</p> -->three", "onethree"),
        ("<script>if (a<b) '</p>'</script>text", "text"),
        ("<SCRIPT>x</SCRIPT >text", "text"),
        ("<title>x</title>text", "text"),
        ("one<br>two", "one\ntwo"),
        ("caf&eacute; &#8211; &lt;b&gt;", "café – <b>"),
        ("<!doctype html>text", "text"),
        ("<!-- never closed text", "never closed text"),
        ("<title>never closed<p>text", "never closed\ntext"),
        ("<!-->text", "text"),
        ("<p>text <a href='never closed", "text <a href='never closed"),
        ("&#99999999999999999999; text", "\ufffd text"),
    ],
)
def test_strip_tags_reads_as_a_browser_shows(source: str, text: str) -> None:
    """Paragraphs are lines, markup is gone, and nothing of a broken page is lost."""
    assert strip_tags(source) == text


@pytest.mark.parametrize(
    "source",
    [
        "<p class='" + "a " * 5000 + "'>many classes are one attribute",
        "<p>" * 1000 + "paragraphs close by themselves",
        "<li>" * 1000,
        "<br/>" * 1000 + "<span/>" * 1000,
        "<div>" * 200 + "</div>" * 200,
        "<script>" + "<div>" * 1000 + "</script>",
        "<!-- " + "<div>" * 1000 + "-->",
        "a < b" * 1000,
    ],
    ids=lambda source: source[:12],
)
def test_harmless_page_is_safe_to_parse(source: str) -> None:
    """What only looks like a bomb."""
    assert is_safe_to_parse(source)


@pytest.mark.parametrize(
    "source",
    [
        "<p " + "a " * (MAX_TAG_ATTRIBUTES + 1) + ">",
        "<p " + "a=1 " * (MAX_TAG_ATTRIBUTES + 1) + ">",
        "<p " + "a='1'" * (MAX_TAG_ATTRIBUTES + 1) + ">",
        "<p x='>' " + "a " * (MAX_TAG_ATTRIBUTES + 1) + ">",
        "<p a='" + "x" * MAX_TAG_BYTES + "'>",
        "<div>" * 300,
        "<b>" * 300,
        "<!-- never closed",
        "<p never closed",
        "<i></i>" * 100_000,
    ],
    ids=lambda source: source[:12],
)
def test_bomb_is_not_safe_to_parse(source: str) -> None:
    """What parsers are slow on, or lose text in."""
    assert not is_safe_to_parse(source)


def test_without_inline_files_drops_pictures() -> None:
    """The tag stays, its megabytes go."""
    assert without_inline_files("<img src='data:image/png;base64," + "A" * 5000 + "'>") == "<img src='data:,'>"


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<a",
        "</",
        "</a ",
        "</a b='",
        "<!",
        "<?",
        "<!--",
        "<!-- x -->",
        "<a b='",
        "<a b='x' ",
        "<script>",
        "&amp;",
        "<a =",
        "<svg/>",
        "<svg>",
    ],
)
def test_scan_takes_linear_time(unit: str, assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """The guard must not be the bomb."""

    def scan(size: int) -> None:
        source = unit * (size // len(unit))
        is_safe_to_parse(source)
        strip_tags(source)

    assert_linear(scan, 40_000)
