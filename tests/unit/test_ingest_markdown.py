"""Markdown: the text as it reads, and what its head says."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest.extract import extract
from reader.ingest.front_matter import split_front_matter
from reader.model import Article, Block, RawDocument, Role

PARAGRAPH = (
    "The committee in Geneva said on Tuesday that 42 delegates from Kenya and Norway had agreed a plan for water."
)


def _article(text: str, name: str = "a.md") -> Article:
    return extract(RawDocument(f"/x/{name}", name, "text/markdown", "x", text.encode()))


def _blocks(article: Article) -> list[tuple[str, str]]:
    return [(str(block.role), article.text[block.start : block.end]) for block in article.blocks]


def _only(text: str) -> tuple[str, Block]:
    """Text and block of a document of one block."""
    article = _article(text)
    (block,) = article.blocks
    return article.text, block


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Some *emphasis*, **weight** and `code` here.", "Some emphasis, weight and code here."),
        ("A [link](https://example.org 'title') in it.", "A link in it."),
        ("See <https://example.org/a>.", "See https://example.org/a."),
        ("An ![alt](a.png) inside text.", "An  inside text."),
        ("Raw <b onclick='x()'>HTML</b> &amp; entities.", "Raw HTML & entities."),
        ("Lines that\nbelong together.", "Lines that belong together."),
        ("A hard  \nbreak.", "A hard\nbreak."),
        ("Escaped \\*stars\\*.", "Escaped *stars*."),
        ("~~gone~~ stays", "gone stays"),
        ("Escape \x1b[31mred\x1b[0m here.", "Escape red here."),
        ("Escape &#27;[31mred.", "Escape \ufffd[31mred."),
        ("a\r\nb", "a b"),
    ],
)
def test_markdown_becomes_the_text_that_it_reads_as(source: str, text: str) -> None:
    """No markup is left, and no control character that entities smuggle in."""
    assert _only(source)[0] == text


def test_markdown_headings_are_subheads_with_a_level() -> None:
    """The first heading of level one is the title."""
    article = _article(f"# The *Plan*\n\n{PARAGRAPH}\n\n## Water\n\n{PARAGRAPH}\n\n# Money\n\n{PARAGRAPH}")
    assert (article.title, article.title_origin) == ("The Plan", "text")
    heads = [(article.text[b.start : b.end], b.role, b.level) for b in article.blocks if b.level]
    assert heads == [("The Plan", Role.TITLE, 1), ("Water", Role.SUBHEAD, 2), ("Money", Role.SUBHEAD, 1)]


def test_markdown_with_headings_has_no_guessed_subheads() -> None:
    """A short line above a quotation is a part of the text."""
    article = _article(f"# The Plan\n\n## Water\n\n{PARAGRAPH}\n\nThe plan calls water\n\n> {PARAGRAPH}")
    assert ("body", "The plan calls water") in _blocks(article)


def test_markdown_paragraphs_stand_a_blank_line_apart() -> None:
    """As plain text does."""
    assert _article("One.\n\nTwo.").text == "One.\n\nTwo."


def test_markdown_list_items_keep_bullet_and_depth() -> None:
    """The bullet is drawn, but is no part of the text."""
    article = _article("- one\n- two\n  1. first\n  2. second\n\n7. seventh\n8. eighth")
    assert article.text == "one\ntwo\nfirst\nsecond\n\nseventh\neighth"
    assert [(b.bullet, b.level) for b in article.blocks] == [
        ("•", 1),
        ("•", 1),
        ("1.", 2),
        ("2.", 2),
        ("7.", 1),
        ("8.", 1),
    ]


def test_markdown_second_paragraph_of_an_item_has_no_bullet() -> None:
    """The bullet stands before the item, not before each of its paragraphs."""
    assert [b.bullet for b in _article("- one\n\n  more\n- two").blocks] == ["•", "", "•"]


def test_markdown_code_is_kept_line_by_line() -> None:
    """With its indent, and never as a sentence of the summary."""
    article = _article("```python\nif x:\n    y = 1\n\n```\nText.")
    assert article.text == "if x:\n    y = 1\n\nText."
    assert _blocks(article) == [("table", "if x:"), ("table", "y = 1"), ("body", "Text.")]


def test_markdown_table_is_a_line_a_row() -> None:
    """Cells apart by a stroke, so that words of two cells are not read as one name."""
    article = _article("| Name | Points |\n|---|---|\n| Kenya | **42** |\n")
    assert _blocks(article) == [("table", "Name | Points"), ("table", "Kenya | 42")]


def test_markdown_picture_alone_is_a_caption() -> None:
    """Its text says what it shows."""
    assert _blocks(_article(f"{PARAGRAPH}\n\n![The harbour](a.png)\n\n{PARAGRAPH}"))[1] == ("caption", "The harbour")


def test_markdown_rule_is_a_separator() -> None:
    """A line between parts is drawn as stars."""
    assert _blocks(_article("One.\n\n---\n\nTwo."))[1] == ("sep", "* * *")


def test_markdown_quotation_is_text() -> None:
    """A quotation belongs to the article, and its rule tells what it is."""
    _, block = _only("> Water is life.")
    assert (block.role, block.rule) == (Role.BODY, "quote")


def test_markdown_html_is_stripped() -> None:
    """Scripts and comments with all they hold, other tags alone."""
    article = _article("<script>PWN()</script>\n\n<!-- hidden -->\n\n<div>Shown</div>\n\nText.")
    assert article.text == "Shown\n\nText."


def test_markdown_paragraphs_get_roles_by_their_words() -> None:
    """A link to another story is dimmed here too."""
    article = _article(f"# Plan\n\n{PARAGRAPH}\n\n**Read also:** [Rain](x)\n\n{PARAGRAPH}")
    assert _blocks(article)[2] == ("related", "Read also: Rain")


def test_front_matter_tells_about_the_article() -> None:
    """Title, author, date, tags and language; it is no part of the text."""
    head = "---\ntitle: \"The Plan\"\nauthor: Jane Doe\ndate: 2024-01-20\ntags: [water, 'coast']\nlang: en-GB\n---\n"
    article = _article(f"{head}\n{PARAGRAPH}")
    assert article.text == PARAGRAPH
    assert (article.title, article.title_origin, article.byline) == ("The Plan", "given", "Jane Doe")
    assert (article.published, article.tags, article.language) == ("2024-01-20", ("water", "coast"), "en")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Rivers, *rights* and money", "Rivers, rights and money"),
        ('"The `make` of **it**"', "The make of it"),
        ("'[Rain](https://example.org) again'", "Rain again"),
        ("2 * 3 and snake_case_name", "2 * 3 and snake_case_name"),
    ],
)
def test_front_matter_title_has_no_marks(written: str, title: str) -> None:
    """A title is shown as it reads, like the text."""
    assert _article(f"---\ntitle: {written}\n---\n{PARAGRAPH}").title == title


@pytest.mark.parametrize(
    "heading",
    ["rivers, rights, and money!", "Rivers, rights and money | The Paper", "Rivers, *rights* and money: a report"],
)
def test_main_heading_that_nearly_says_the_title_is_the_title(heading: str) -> None:
    """It would be shown twice, one below the other."""
    article = _article(f"---\ntitle: Rivers, rights and money\n---\n# {heading}\n\n{PARAGRAPH}")
    assert article.blocks[0].role is Role.TITLE


def test_main_heading_that_says_something_else_is_a_subhead() -> None:
    """The title is the given one."""
    article = _article(f"---\ntitle: Rivers\n---\n# Rivers of the north and the south\n\n{PARAGRAPH}")
    assert article.blocks[0].role is Role.SUBHEAD


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("The Paper", "The Paper"),
        ('"txt"', "txt"),
        ("https://www.example.org/2024/rain?x=1", "example.org"),
        ('"two\\nlines\\u001b[31m of\\u202e it"', "two lines of it"),
        ('""', "a"),
        ("[]", "a"),
    ],
)
def test_front_matter_tells_the_source(written: str, source: str) -> None:
    """One safe line; of an address the site, and the folder where nothing is said."""
    head = f"---\nsource: {written}\n---\n"
    assert extract(RawDocument("/a/b.md", "b.md", "text/markdown", "a", f"{head}Text.".encode())).source == source


def test_front_matter_source_is_short() -> None:
    """A whole text would fill the list."""
    known, _ = split_front_matter(f"---\nsource: {'word ' * 10_000}\n---\ntext")
    assert known.source is not None
    assert len(known.source) <= 60


def test_front_matter_title_marks_its_heading() -> None:
    """The same words again as heading are the title, not a subhead."""
    article = _article(f"---\ntitle: The Plan\n---\n# The plan\n\n{PARAGRAPH}")
    assert article.blocks[0].role is Role.TITLE


@pytest.mark.parametrize(
    ("head", "tags"),
    [
        ("tags:\n  - water\n  - coast\n", ("water", "coast")),
        ("tags: water\n", ("water",)),
        ("tags: []\n", ()),
        ("base: &a x\ntags: *a\n", ()),
        ("tags: {a: b}\n", ()),
        ("tags: [\"water, salt\", 'a, b', it's, don't]\n", ("water, salt", "a, b", "it's", "don't")),
        ("tags: 'water' # of the coast\n", ("water",)),
        ("# a comment\ntags:\n- water\n\nabout: >\n  words, and\n  more words\n", ("water",)),
    ],
)
def test_front_matter_reads_lists_and_no_aliases(head: str, tags: tuple[str, ...]) -> None:
    """Anchors, aliases and mappings are passed over."""
    known, _ = split_front_matter(f"---\n{head}---\ntext")
    assert known.tags == tags


@pytest.mark.parametrize(
    "text",
    ["---\nno end", "text\n---\ntitle: x\n---\n", pytest.param("---\n" + "a: b\n" * 20_000 + "---\n", id="100 kB")],
)
def test_front_matter_must_be_whole_at_the_start_and_small(text: str) -> None:
    """Otherwise it is text."""
    assert split_front_matter(text)[1] == text


@pytest.mark.parametrize(
    "between",
    [
        "The town has no water.\n",
        "Note: the town has no water.\nIt never had any.\n",
        "- The town has no water.\n",
        "  no: water.\n",
        "\n# Heading\n\nno water.\n",
    ],
)
def test_text_between_two_rules_is_no_front_matter(between: str) -> None:
    """A rule at the start of a file must not swallow all up to the next rule."""
    text = f"---\n{between}---\nBelow."
    assert split_front_matter(text)[1] == text
    assert "water." in _article(text).text


@given(st.integers(1, 300), st.sampled_from(["> ", "- ", "1. ", "* > "]))
@settings(max_examples=25, deadline=None)
def test_markdown_nested_at_any_depth_keeps_its_words(depth: int, mark: str) -> None:
    """The parser drops what is deeper than its limit; then the file is read as plain lines."""
    assert "deepest words" in _article(f"Start.\n\n{mark * depth}deepest words\n").text


def test_markdown_list_of_thirty_levels_is_still_a_list() -> None:
    """Only what nobody writes is read as plain lines."""
    article = _article("\n".join(f"{'  ' * level}- item {level}" for level in range(30)))
    assert [block.level for block in article.blocks] == list(range(1, 31))


@pytest.mark.parametrize(
    ("unit", "count"),
    [
        ("[", 100_000),
        ("**a", 40_000),
        ("> ", 50_000),
        ("![", 19_999),
        ("a\n\n", 200_000),
        ("|a", 10_000),
        ("- ", 20_000),
    ],
)
def test_markdown_takes_no_quadratic_time(unit: str, count: int) -> None:
    """What the parser is slow on is read as plain text, or not nested so deeply."""
    before = time.process_time()
    _article("start\n\n" + unit * count)
    assert time.process_time() - before < 6
