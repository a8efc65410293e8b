"""Every shape a transcript comes in, a module a family; `readers` tries those of text."""
