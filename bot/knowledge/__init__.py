"""What the coach knows: situation cards and a company's own pages, cut into citable snippets."""
