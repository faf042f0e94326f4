"""What a whole document knows of the names in it: rules that follow every engine.

An engine sees a sentence or a few; the document has seen the name in full, its acronym, and the same word twelve times.
"""
