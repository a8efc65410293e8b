"""The weekly digest: when it comes, what it says, and what the emojis on it do."""
