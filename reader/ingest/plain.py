"""Plain text: the text stays as it came, its lines get roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.frozen import replace
from reader.ingest.assemble import Known, assemble
from reader.ingest.decode import decode
from reader.ingest.lines import cut_headers, cut_lines
from reader.ingest.mail import head_size, tag_head
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from reader.model import Article, RawDocument


def extract_plain(raw: RawDocument) -> Article:
    """The article in a plain text file."""
    return article_from_text(decode(raw.data), name=raw.name, location=raw.location, source=raw.source)


def article_from_text(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    language: str | None = None,
    name: str = "",
    location: str = "",
    source: str = "",
) -> Article:
    """The article that a plain text is.

    Args:
        text: from outside, as it came; only what `sanitise` changes differs in the article.
        title: as its source gives it; otherwise a line of the text, the file's name or the first words are taken.
        published: as its source gives it; kept where it is a whole date.
        language: such as ``en`` or ``en-US``, obeyed whatever the text looks like; None: it is told from the text.
        name: of the file.
        location: of the file.
        source: where it is from in a word or two.
    """
    text = sanitise(text)
    known = Known(title=title or "", published=published, language=language, is_language_chosen=True)
    head = head_size(text)
    headers = cut_headers(text, head)
    drafts = headers + cut_lines(text, head)
    if headers:
        said = tag_head(headers)
        known = replace(known, title=title or said.title, byline=said.byline, published=published or said.published)
    return assemble(text, drafts, known, name=name, location=location, source=source)
