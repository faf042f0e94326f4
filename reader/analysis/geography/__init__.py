"""Where the places of an article are: a small atlas, and rules that say nothing rather than something doubtful."""
