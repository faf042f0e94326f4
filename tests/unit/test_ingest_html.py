"""HTML: the article in a page, and the whole page where that fails."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reader.errors import SourceError
from reader.ingest.extract import extract
from reader.model import Article, RawDocument, Role

LEAD = (
    "The committee in Geneva said on Tuesday that 42 delegates from Kenya and Norway had agreed a plan worth "
    "3.1 million dollars. Maria Oduya, who led the talks, called it a modest start."
)
NEXT = "Critics said that the sum was too small to matter to towns whose pipes were laid a century ago."


def _article(page: str, name: str = "a.html") -> Article:
    return extract(RawDocument(f"/x/{name}", name, "text/html", "x", page.encode()))


def _page(body: str, head: str = "<title>Clean water for the coast - The Paper</title>") -> str:
    return f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body><article>{body}</article></body></html>"


def _blocks(article: Article) -> list[tuple[str, str]]:
    return [(str(block.role), article.text[block.start : block.end]) for block in article.blocks]


def test_html_article_is_found_in_its_page() -> None:
    """Menus, scripts and styles are left out."""
    noise = "<nav><a href='/'>Home</a></nav><script>PWN()</script><style>PWN{}</style>"
    article = _article(_page(f"{noise}<h1>Clean water for the coast</h1><p>{LEAD}</p><p>{NEXT}</p>"))
    assert _blocks(article) == [("title", "Clean water for the coast"), ("body", LEAD), ("body", NEXT)]


def test_html_title_loses_the_name_of_the_site() -> None:
    """The page's title says where it is from; the article's title does not."""
    article = _article(_page(f"<p>{LEAD}</p><p>{NEXT}</p>"))
    assert (article.title, article.title_origin) == ("Clean water for the coast", "given")


def test_html_tells_language_author_and_date() -> None:
    """From the page's own statements."""
    head = (
        "<title>Clean water</title><meta name='author' content='Jane Doe'>"
        "<meta property='article:published_time' content='2024-01-20T08:00:00Z'>"
    )
    article = _article(_page(f"<p>{LEAD}</p><p>{NEXT}</p>", head))
    assert (article.language, article.byline, article.published) == ("en", "Jane Doe", "2024-01-20")


GERMAN = (
    "Die Stadt hat am Montag beschlossen, die alte Brücke über den Fluss zu sperren, weil sie nicht mehr sicher ist.",
    "Nach dem Hochwasser im Frühjahr waren Risse in den Pfeilern gefunden worden, und der Verkehr wird umgeleitet.",
    "Der Bürgermeister sagte, dass eine neue Brücke erst in vier Jahren fertig werde, weil das Geld dafür noch fehlt.",
    "Für die Kinder aus den Dörfern auf der anderen Seite fährt ein Bus, der aber eine Stunde länger braucht.",
    "Ein Bauer, der seine Felder drüben hat, will die Stadt verklagen, und er ist nicht der einzige, der das sagt.",
    "Die Bahn hat angeboten, einen Teil der Leute über ihre eigene Brücke zu bringen, was aber noch geprüft wird.",
)


@pytest.mark.parametrize(
    ("said", "text", "language"),
    [
        ("en", GERMAN, "de"),
        ("de-DE", GERMAN, "de"),
        ("oc", GERMAN, "oc"),
        ("de", (LEAD, NEXT), "de"),
        ("", GERMAN, "de"),
    ],
)
def test_html_language_is_the_pages_unless_its_text_is_plainly_in_another(
    said: str, text: tuple[str, ...], language: str
) -> None:
    """Templates say English of whatever they hold; two paragraphs are not plain."""
    page = _page("".join(f"<p>{paragraph}</p>" for paragraph in text))
    assert _article(page.replace("lang='en-GB'", f"lang='{said}'")).language == language


def test_html_date_may_be_older_than_the_web() -> None:
    """Archives put their old articles on pages."""
    head = "<title>Clean water</title><meta property='article:published_time' content='1894-05-07T06:00:00+01:00'>"
    assert _article(_page(f"<p>{LEAD}</p><p>{NEXT}</p>", head)).published == "1894-05-07"


def test_html_structure_becomes_roles() -> None:
    """Headings, items, rows and quotations."""
    body = (
        f"<p>{LEAD}</p><h2>What<br>next</h2><p>{NEXT}</p><ul><li>First item</li><li>Second item</li></ul>"
        f"<ol><li>Ordered item</li></ol><table><tr><th>Name</th><th>Points</th></tr><tr><td>Kenya</td><td>42</td></tr>"
        f"</table><blockquote><p>Water is life, she said.</p></blockquote><p>{LEAD}</p>"
    )
    article = _article(_page(body))
    found = [(article.text[b.start : b.end], b.role, b.level, b.bullet) for b in article.blocks[1:-1]]
    assert found == [
        ("What next", Role.SUBHEAD, 2, ""),
        (NEXT, Role.BODY, 0, ""),
        ("First item", Role.BODY, 1, "•"),
        ("Second item", Role.BODY, 1, "•"),
        ("Ordered item", Role.BODY, 1, "1."),
        ("Name | Points", Role.TABLE, 0, ""),
        ("Kenya | 42", Role.TABLE, 0, ""),
        ("Water is life, she said.", Role.BODY, 0, ""),
    ]


def test_html_paragraph_about_another_story_is_related() -> None:
    """The rules for lines hold for paragraphs of a page too."""
    article = _article(_page(f"<p>{LEAD}</p><p>Read also: Another story about rain</p><p>{NEXT}</p>"))
    assert ("related", "Read also: Another story about rain") in _blocks(article)


def test_html_code_is_kept_line_by_line() -> None:
    """With its indent and its blank lines, whatever the page wraps its words in."""
    code = "<pre class='x'>if x:\n    y = <b>1</b>\n\nz = 2\n</pre>"
    article = _article(_page(f"<p>{LEAD}</p>{code}<p>{NEXT}</p><pre><code>one\n  two</code></pre><p>{LEAD} Again.</p>"))
    assert article.text == f"{LEAD}\n\nif x:\n    y = 1\n\nz = 2\n\n{NEXT}\n\none\n  two\n\n{LEAD} Again."
    assert {b.rule for b in article.blocks if b.role is Role.TABLE} == {"code"}


def test_html_code_inside_a_line_does_not_tear_it() -> None:
    """A word in another type is a word of its sentence."""
    article = _article(_page(f"<p>{LEAD}</p><p>Type <code>make all</code> and wait.</p><p>{NEXT}</p>"))
    assert ("body", "Type make all and wait.") in _blocks(article)


def test_html_of_one_block_of_code_is_plain_text() -> None:
    """Archives of mails show them so; prose is no table."""
    page = "<html><body><pre>Delegates agree on water\n\n" + f"{LEAD}\n\n{NEXT}\n" + "</pre></body></html>"
    assert {role for role, _ in _blocks(_article(page))} == {"title", "body"}


def test_html_line_break_after_a_sentence_starts_a_paragraph() -> None:
    """Inside a sentence it does not."""
    article = _article(_page(f"<p>{LEAD}<br>{NEXT}</p><p>Roses are red<br>violets are blue.</p>"))
    assert _blocks(article)[:2] == [("body", LEAD), ("body", NEXT)]
    assert article.text.endswith("Roses are red\nviolets are blue.")


def test_html_entities_pass_the_gate() -> None:
    """Escape characters that appear only after parsing."""
    article = _article(_page(f"<p>{LEAD} &#27;[31m&#x9b;2J&#x202e;</p><p>{NEXT}</p>"))
    assert not set("\x1b\x9b\u202e") & set(article.text)


def test_html_encoding_is_the_declared_one() -> None:
    """Pages in old encodings say so."""
    page = (
        f"<html><head><meta charset='windows-1250'></head><body><p>Žluťoučký kůň. {LEAD}</p><p>{NEXT}</p></body></html>"
    )
    article = extract(RawDocument("/x/a.html", "a.html", "text/html", "x", page.encode("cp1250")))
    assert "Žluťoučký kůň" in article.text


def test_html_xml_declaration_is_no_obstacle() -> None:
    """XHTML starts with one."""
    page = f"<?xml version='1.0' encoding='utf-8'?>{_page(f'<p>{LEAD}</p><p>{NEXT}</p>')}"
    assert LEAD in _article(page).text


def test_html_xml_declaration_is_taken_off_the_start_alone() -> None:
    """Inside the page it is a part of the text, such as code."""
    page = (
        f"<p>{LEAD}</p><p>{NEXT}</p><p>&lt;?xml version='1.0'?&gt; one</p><!-- <?xml version='1.0'?> --><p>{LEAD}</p>"
    )
    assert "<?xml version='1.0'?> one" in _article(_page(page)).text


def test_html_of_unsafe_page_is_read_as_text() -> None:
    """A tag with very many attributes would take the parser minutes."""
    attributes = " ".join(f"a{number}=1" for number in range(200_000))
    article = _article(f"<title>Water</title><p {attributes}>{LEAD}</p><p>{NEXT}</p>")
    assert _blocks(article) == [("body", LEAD), ("body", NEXT)]
    assert (article.title, article.title_origin) == ("Water", "given")


def test_html_nested_too_deeply_keeps_its_text() -> None:
    """The parser would drop what is deepest without a word."""
    assert LEAD in _article("<div>" * 50_000 + f"<p>{LEAD}</p>").text


def test_html_without_text_is_refused() -> None:
    """One sentence, instead of an empty article."""
    with pytest.raises(SourceError, match="no article text was found"):
        _article("<html><head><title>Shell</title></head><frameset><frame src='a.html'></frameset></html>")


def test_html_pictures_written_out_in_the_page_do_no_harm() -> None:
    """Pages saved as one file hold tags of megabytes."""
    picture = "<img src='data:image/png;base64," + "A" * 2_000_000 + "'>"
    article = _article(_page(f"<h2>Water</h2><p>{LEAD}</p>{picture}<p>{NEXT}</p>"))
    assert ("subhead", "Water") in _blocks(article)


def test_html_writes_nothing_to_the_terminal() -> None:
    """Warnings of the libraries would land in the middle of the screen."""
    code = (
        "from reader.ingest.extract import extract; from reader.model import RawDocument\n"
        "for data in (b'', b'<', b'<p>x', b'<html><body><p>' + b'x' * 99):\n"
        "    try: extract(RawDocument('/a', 'a', 'text/html', '', data))\n"
        "    except Exception as error: assert 'no article' in str(error), error\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_ingest_imports_nothing_heavy() -> None:
    """Parsers are loaded when the first document needs them."""
    code = (
        "import sys, reader.ingest.extract, reader.ingest.load, reader.ingest.sources\n"
        "print(sorted({'trafilatura', 'lxml', 'markdown_it', 'charset_normalizer', 'textual'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60, text=True)
    assert done.stdout.strip() == "[]"
