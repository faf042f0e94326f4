"""From a document to an article, whatever kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.ingest.html import extract_html
from reader.ingest.markdown import extract_markdown
from reader.ingest.plain import article_from_text, extract_plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Article, RawDocument

__all__ = ["article_from_text", "extract"]

_EXTRACTORS: dict[str, Callable[[RawDocument], Article]] = {
    "text/html": extract_html,
    "text/markdown": extract_markdown,
    "text/plain": extract_plain,
}


def extract(raw: RawDocument) -> Article:
    """The article in a document.

    Raises:
        SourceError: there is no text in it.
    """
    article = _EXTRACTORS[raw.media_type](raw)
    if not article.blocks:
        raise SourceError(raw.location, "no article text was found")
    return article
