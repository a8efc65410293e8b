"""What people can do in the sandbox; the page and the tests do it through these."""
