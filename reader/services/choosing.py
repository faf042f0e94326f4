"""What a line is, said by hand: how an article looks with it before the library has answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.frozen import replace
from reader.library.articles.boilerplate import chosen
from reader.text.lines import repeated_key

if TYPE_CHECKING:
    from reader.model import Block, StoredArticle


def with_line_chosen(stored: StoredArticle, block: Block, *, is_part: bool) -> StoredArticle:
    """The article with a line, and its like, as a part of it or not, as of `Services.choose_line`."""
    article = stored.article
    line = repeated_key(article.text[block.start : block.end])
    blocks = chosen(article.text, article.blocks, {line: is_part})
    return replace(stored, article=replace(article, blocks=blocks))
