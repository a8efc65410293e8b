"""Conversations: reading what was said from any export, and counting it."""
