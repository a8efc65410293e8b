"""Asking: taking a question in words, and the plan that answers it, from the first word to what came of it."""
