"""Names as the user has corrected them: what is hidden, of another kind, or the same as something else."""
