"""What the coach does for one person: guidance, drafts, ratings, reminders, outcomes."""
