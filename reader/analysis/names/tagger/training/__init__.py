"""How the network of the tagger is made: corpora in, model and report out.

Not part of the wheel. Needs the extra ``train``; ``README.md`` says where weights and corpora come from.
"""
