"""Facts about the sample articles: present, safe to draw, of the size they are said to be, and accounted for."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from html.parser import HTMLParser

import pytest

from reader.paths import bundled

SEEDS = bundled("seeds")
EXAMPLE = "000_aeedbe436eec667d.txt"
OURS = ("suez-blocked.txt", "smallpox-eradicated.md", "channel-tunnel-opens.html", "transatlantic-cable.md")
ARTICLES = (EXAMPLE, *OURS)


def _text(name: str) -> str:
    return (SEEDS / name).read_bytes().decode("utf-8")


class _Page(HTMLParser):
    """What a page consists of: its elements, its meta tags, and the words of its article's paragraphs and heads."""

    VOID = frozenset({"meta", "img", "br", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.meta: dict[str, str] = {}
        self.words = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, and that it waits for its end."""
        self.seen.add(tag)
        named = dict(attrs)
        if tag == "meta" and (name := named.get("property") or named.get("name")):
            self.meta[name] = named.get("content") or ""
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Every element ends in the order it began."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Count what stands in the article, outside its header and its figure."""
        if "article" in self.open and not {"header", "figure"} & set(self.open):
            self.words += len(data.split())


def _page(name: str) -> _Page:
    page = _Page()
    page.feed(_text(name))
    page.close()
    return page


def _body_words(name: str) -> int:
    """Words of the article without front matter or page; of scraped text all words, noise included."""
    if name.endswith(".html"):
        return _page(name).words
    text = _text(name)
    return len((text.split("\n---\n", 1)[1] if name.endswith(".md") else text).split())


def test_seeds_are_five_articles_and_a_readme() -> None:
    """The folder holds what is named here and nothing else."""
    assert {path.name for path in SEEDS.iterdir()} == {*ARTICLES, "README.md"}


def test_example_is_byte_for_byte_its_publishers() -> None:
    """Nobody has mended the text that is not ours."""
    digest = hashlib.sha256((SEEDS / EXAMPLE).read_bytes()).hexdigest()
    assert digest == "d14ac020d7c1bbf526f437e7fdc237e743e1c6c965bb2553e2d5ed69c858fafb"


@pytest.mark.parametrize("name", [*ARTICLES, "README.md"])
def test_seed_holds_no_control_or_invisible_characters(name: str) -> None:
    """Nothing but line feeds among controls, and no marks that turn the direction of text or take no cell."""
    strange = {c for c in _text(name) if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cn"}} - {"\n"}
    assert strange == set()


@pytest.mark.parametrize("name", [*OURS, "README.md"])
def test_our_seed_is_normalised_and_ends_its_last_line(name: str) -> None:
    """NFC, no white space at line ends, one line feed at the end."""
    text = _text(name)
    assert unicodedata.is_normalized("NFC", text)
    assert re.search(r"[ \t]\n", text) is None
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", ["suez-blocked.txt", "smallpox-eradicated.md", "transatlantic-cable.md"])
def test_our_prose_has_typographic_quotes(name: str) -> None:
    """Straight quotation marks stand in front matter alone."""
    text = _text(name)
    prose = text.split("\n---\n", 1)[1] if name.endswith(".md") else text
    assert not {'"', "'"} & set(prose)
    assert "’" in prose


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        (EXAMPLE, 593, 593),
        ("suez-blocked.txt", 550, 700),
        ("smallpox-eradicated.md", 500, 650),
        ("channel-tunnel-opens.html", 450, 600),
        ("transatlantic-cable.md", 1900, 2200),
    ],
)
def test_seed_is_as_long_as_it_should_be(name: str, low: int, high: int) -> None:
    """Short reports of two or three minutes, and one long read."""
    assert low <= _body_words(name) <= high


@pytest.mark.parametrize("name", OURS)
def test_our_seed_is_rich_in_what_the_panel_shows(name: str) -> None:
    """Money, a percentage and a day of a year occur in every one."""
    text = _text(name)
    assert re.search(r"[$£]\d", text)
    assert re.search(r"\d(?:%| percent)", text)
    assert re.search(r"\b\d{1,2} [A-Z][a-z]{2,8} \d{4}\b|\b[A-Z][a-z]{2,8} \d{1,2}, \d{4}\b", text)


@pytest.mark.parametrize(
    "noise",
    [
        "By Marta",
        "Published ",
        "Share this",
        "(Photo: ",
        "Advertisement",
        "Read Also: ",
        "Sign up ",
        "Related Article: ",
    ],
)
def test_scraped_seed_holds_a_line_of_noise(noise: str) -> None:
    """Each kind of line that a scraper leaves in stands on a line of its own."""
    assert sum(line.startswith(noise) for line in _text("suez-blocked.txt").splitlines()) == 1


@pytest.mark.parametrize("name", [name for name in OURS if name.endswith(".md")])
def test_markdown_seed_has_front_matter(name: str) -> None:
    """The keys that an article takes its title, date and tags from."""
    _, front, _ = _text(name).split("---\n", 2)
    assert [line.split(":", 1)[0] for line in front.splitlines()] == ["title", "author", "date", "tags", "source"]


def test_markdown_seed_has_every_block_a_reader_meets() -> None:
    """A heading, a list, a quotation and a link."""
    text = _text("smallpox-eradicated.md")
    assert all(mark in text for mark in ("\n## ", "\n- ", "\n> ", "](https://"))


def test_html_seed_is_a_whole_page() -> None:
    """The parts that extraction must tell from the article, each closed in order, and the meta tags of a news page."""
    page = _page("channel-tunnel-opens.html")
    assert page.open == []
    assert {"nav", "header", "aside", "script", "figure", "figcaption", "footer", "article"} <= page.seen
    assert {"og:title", "author", "article:published_time"} <= page.meta.keys()
    assert all(page.meta.values())


@pytest.mark.parametrize("name", ARTICLES)
def test_readme_names_the_seed(name: str) -> None:
    """Each file has its row in the table."""
    assert f"\n| `{name}` | " in _text("README.md")


@pytest.mark.parametrize("name", OURS)
def test_readme_says_where_the_facts_of_a_seed_can_be_checked(name: str) -> None:
    """At least two references stand under the name of each article of ours."""
    checks = _text("README.md").split("\n## Where the facts can be checked\n", 1)[1]
    references = checks.split(f"\n`{name}`\n", 1)[1].split("\n`", 1)[0]
    assert references.count("\n- ") >= 2


def test_readme_keeps_the_example_out_of_the_licence() -> None:
    """The publisher's text is said not to be ours to license."""
    origin = _text("README.md").split("\n## Origin and licence\n", 1)[1].split("\n## ", 1)[0]
    paragraph = next(part for part in origin.split("\n\n") if EXAMPLE in part)
    assert "**not** under the licence" in paragraph
