"""So that nothing is lost: copies and backups, checks, and mending what a disk has damaged."""
