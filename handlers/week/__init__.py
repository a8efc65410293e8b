"""Everything that happens once a week, or is about somebody's week: the plan, the digest, looking back."""
