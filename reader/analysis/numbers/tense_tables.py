"""Words by which a text says whether what it tells is over or to come."""

from __future__ import annotations

from typing import Final

from reader.analysis.tables import words

MODALS: Final = words("will would can could may might must should shall to did does do not won't can't cannot")
"""Words that a bare verb follows."""
AHEAD: Final = words("""
    will 'll shall scheduled due planned planning expected expects upcoming slated intends may might would can could
    must should ahead
""")
"""Words after which a day without a date lies in the future."""
AHEAD_WITH_TO: Final = words("set plan plans hope hopes aim aims")
"""So do these before "to" and "for"; by themselves they are nouns, or say nothing."""
PRESENT: Final = words("""
    meets resumes launches begins opens starts goes travels arrives leaves ends closes expires runs takes convenes
    gathers testifies concludes kicks reopens airs premieres debuts hears
""")
"""Verbs whose present tells of a fixed plan: "The Fed meets on Wednesday"."""
PRESENT_PLURAL: Final = words("meet resume begin open start go travel arrive leave end close convene gather vote")
"""The same of many: "Voters go to the polls on Tuesday"."""
PREPOSITIONS: Final = words("on in at from between")
"""Between "is" and a date: "The vote is on Friday"."""
SUBJECTS: Final = words("he she it which that who")
PLURAL_SUBJECTS: Final = words("they we you i who which")
PAST_AND_BARE: Final = words("""
    hit put beat cut set let shut hurt cost spread burst cast split quit read bid bet rid become come run
""")
"""Forms of the past that are those of the present too."""
PAST: Final = words("""
    was were had did said told went came took gave made met held won lost left saw fell rose got found began ran sent
    brought broke wrote spoke became led shot kept drew has have been heard knew thought felt grew threw flew paid sold
    bought caught taught fought sought struck stood sat slept swept spent built dealt drove rode chose froze stole
    swore wore tore fled fed withdrew overtook underwent undertook understood upheld oversaw shook sank sang lay laid
""")
"""Irregular forms of the past; the regular ones end in -ed."""
NOT_PAST: Final = words("need indeed speed hundred united red bed feed seed wed")
"""Words in -ed that are no verbs."""
