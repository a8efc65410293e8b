"""Many workspaces in one program: they add it, use it at the same time, take it out and come back."""
