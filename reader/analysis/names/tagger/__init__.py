"""Names by a small neural network: a sentence encoder taught to mark people, places, organisations and nationalities.

`words`, `shapes`, `wordpiece` and `windows` turn text into numbers, the same way in training and in use; `engine` runs
the network and reads its answer. How the network came to be is in `training` and in `data/REPORT.md`.
"""
