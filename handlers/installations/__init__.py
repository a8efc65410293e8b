"""The workspaces that added Sideline: how they come, what speaks for them, how they go."""
