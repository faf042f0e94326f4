"""Numbers, amounts and dates: a lexer with bounded patterns and parsers that read its tokens from left to right.

Standard library alone; every step looks at a bounded number of tokens, so that cost is linear in the text.
"""
