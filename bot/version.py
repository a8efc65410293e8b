"""Which version this is. An image has no package to ask, so it stands here; a house test compares the two."""

VERSION = "0.1.0"
