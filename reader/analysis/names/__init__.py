"""Names of people, places, organisations and nationalities: engines that find them, and the rules that follow.

`find` chooses: `tagger`, the network that comes with the program; `capitals`, which needs none; or spaCy. `document` is
what a whole text knows of its names, whichever found them.
"""
