"""Everything about a call somebody shares, from the file to what can be done with its review."""
