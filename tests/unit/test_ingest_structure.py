"""Roles that the markup of a page gives: by elements and by classes."""

from __future__ import annotations

import time

import pytest

from reader.ingest.extract import extract
from reader.model import RawDocument, Role

LEAD = (
    "The committee in Geneva said on Tuesday that 42 delegates from Kenya and Norway had agreed a plan worth "
    "3.1 million dollars. Maria Oduya, who led the talks, called it a modest start."
)
NEXT = "Critics said that the sum was too small to matter to towns whose pipes were laid a century ago."
LAST = "The talks will go on in the autumn, when the delegates meet again in Oslo to hear what came of their plan."
ATTRIBUTES = " ".join(f"a{number}=1" for number in range(1_000))
"""So many that no parser is let near the page: all of it is taken as it stands."""


def roles(body: str, *, is_whole: bool = True) -> dict[str, tuple[Role, str]]:
    """Text of each line of a page -> role and rule, of lines that are the same those of the first.

    Args:
        body: of the page, between its title and its last paragraph.
        is_whole: whether all of the page is taken, as it is where it is not safe to look for the article in it.
    """
    unsafe = f"<p {ATTRIBUTES}></p>" if is_whole else ""
    page = (
        "<!DOCTYPE html><html lang='en'><head><title>Clean water for the coast</title></head>"
        f"<body class='comment-page'>{unsafe}<article><h1>Clean water for the coast</h1>"
        f"{body}<p>{LAST}</p></article></body></html>"
    )
    article = extract(RawDocument("/x/a.html", "a.html", "text/html", "x", page.encode()))
    return {article.text[b.start : b.end]: (b.role, b.rule) for b in reversed(article.blocks)}


@pytest.mark.parametrize(
    ("written", "line", "expected"),
    [
        ("<nav><a href=/>Start here</a></nav>", "Start here", (Role.NAV, "page-nav")),
        ("<footer><p>The Paper of Geneva</p></footer>", "The Paper of Geneva", (Role.NAV, "page-footer")),
        ("<aside><p>Nine pipes in a row</p></aside>", "Nine pipes in a row", (Role.RELATED, "page-aside")),
        (
            "<figure><figcaption>On the <b>steps</b> of it</figcaption></figure>",
            "On the steps of it",
            (Role.CAPTION, "page-figcaption"),
        ),
        ("<time datetime=2024-01-20>the other day</time>", "the other day", (Role.DATE, "page-time")),
        ("<address>Maria Oduya</address>", "Maria Oduya", (Role.BYLINE, "page-address")),
        ("<p><a rel='nofollow author' href=/m>Maria Oduya</a></p>", "Maria Oduya", (Role.BYLINE, "page-byline")),
        ("<span itemprop='author'>Maria Oduya</span>", "Maria Oduya", (Role.BYLINE, "page-byline")),
        ("<div id=byline>Maria &amp; Per</div>", "Maria & Per", (Role.BYLINE, "page-byline")),
        ("<div class='story-body__byline x'>Maria Oduya</div>", "Maria Oduya", (Role.BYLINE, "page-byline")),
        ("<p class=authorBio>She knows water</p>", "She knows water", (Role.BIO, "page-bio")),
        ("<p class='image-caption'>At dawn</p>", "At dawn", (Role.CAPTION, "page-caption")),
        ("<p class=caption>At dawn <i class=credit>Jo Lund</i></p>", "At dawn Jo Lund", (Role.CAPTION, "page-caption")),
        ("<p class='entry_date'>Saturday it was</p>", "Saturday it was", (Role.DATE, "page-date")),
        ("<p class=standfirst>Pipes at last</p>", "Pipes at last", (Role.STANDFIRST, "page-standfirst")),
        ("<div class=social-links><p>Pass it on</p></div>", "Pass it on", (Role.SHARE, "page-share")),
        ("<div class='newsletter-signup'><p>Each Friday</p></div>", "Each Friday", (Role.PROMO, "page-promo")),
        ("<div class='c related-box'><ul><li>Rain again</li></ul></div>", "Rain again", (Role.RELATED, "page-related")),
        ("<ol class=comments><li>I do not agree</li></ol>", "I do not agree", (Role.COMMENT, "page-comments")),
        ("<ul class=breadcrumbs><li>The world<li>The coast</ul>", "The coast", (Role.NAV, "page-navigation")),
        ("<p class=copyright-notice>By kind permission</p>", "By kind permission", (Role.LEGAL, "page-legal")),
    ],
)  # fmt: skip
def test_structure_gives_a_line_its_role(written: str, line: str, expected: tuple[Role, str]) -> None:
    """In a page that is taken as it stands."""
    assert roles(f"<p>{LEAD}</p>{written}<p>{NEXT}</p>")[line] == expected


def test_structure_gives_roles_to_what_the_extraction_leaves() -> None:
    """Most of a frame it drops; some classes it does not know."""
    body = (
        f"<address class=author>Maria Oduya, Geneva</address><p>{LEAD}</p><p class=promo>Our best in one place</p>"
        f"<p>{NEXT}</p><p class=copyright-note>Reproduced with kind permission</p>"
    )
    found = roles(body, is_whole=False)
    assert found["Maria Oduya, Geneva"] == (Role.BYLINE, "page-byline")
    assert found["Our best in one place"] == (Role.PROMO, "page-promo")
    assert found["Reproduced with kind permission"] == (Role.LEGAL, "page-legal")
    assert [found[line][0] for line in (LEAD, NEXT, LAST)] == [Role.BODY] * 3


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("<p>It began on <time>the fifth of May</time> with rain</p>", "It began on the fifth of May with rain"),
        ("<p class=promo>Water is life</p><p>Water is life</p>", "Water is life"),
        ("<address>12 Long Street, Geneva</address>", "12 Long Street, Geneva"),
        ("<p class='has-caption no-related'>Water is life</p>", "Water is life"),
        ("<p class='captions-off commentary promotion-of-peace'>Water is life</p>", "Water is life"),
        ("<p rel=tags>Water is life</p>", "Water is life"),
        ("<div class=related>Rain again</div><p>Water is life</p>", "Water is life"),
        ("<p class=promo>Rain again<p>Water is life</p>", "Water is life"),
        ("<div class=related><div>Rain</div><div>Sun</div></div><div>Water is life</div>", "Water is life"),
        ("<img class=caption alt=x><input class=newsletter><p>Water is life</p>", "Water is life"),
        (f"<aside class=x><p>{LEAD} {LEAD} {LEAD}</p></aside>", f"{LEAD} {LEAD} {LEAD}"),
    ],
)
def test_structure_leaves_the_article_alone(written: str, line: str) -> None:
    """What has a meaning in a part, elsewhere without one, or of which other classes speak, is the article's."""
    assert roles(f"<p>{LEAD}</p>{written}<p>{NEXT}</p>")[line][0] in {Role.BODY, Role.SUBHEAD}


@pytest.mark.parametrize(
    "start", ["<div class=promo>", "<section class='section-comment'>", "<aside>", "<p class=byline>"]
)
def test_structure_around_most_of_a_page_means_nothing(start: str) -> None:
    """A section of comments has articles, and some elements never end."""
    found = roles(f"{start}<p>{LEAD}</p><p>{NEXT}</p><p>Water is life</p>")
    assert {found[line][0] for line in (LEAD, NEXT, LAST)} == {Role.BODY}
    assert found["Water is life"][0] in {Role.BODY, Role.SUBHEAD}


def test_structure_keeps_the_title() -> None:
    """The path through a site ends with it, and its own line has no meaning but that."""
    found = roles(
        f"<ul class=breadcrumb><li>Home</li><li>Clean water for the coast</li></ul><p>{LEAD}</p><p>{NEXT}</p>"
    )
    assert found["Clean water for the coast"] == (Role.TITLE, "given-title")
    assert found[LEAD] == (Role.BODY, "")


@pytest.mark.parametrize(
    "page",
    [
        "<div class=related>" * 30_000,
        "<p class='" + "a-" * 900 + "'>x</p>" * 10_000,
        "<span class=byline>x " * 50_000,
        "a<time>" * 100_000,
        "</nav>" * 100_000,
    ],
)
def test_structure_takes_linear_time(page: str) -> None:
    """Whatever is open, or closed, or long."""
    start = time.process_time()
    roles(f"<p>{LEAD}</p>{page}<p>{NEXT}</p>")
    assert time.process_time() - start < 10
