"""The page's side of the sandbox: reading the world, and doing things in it as somebody."""
