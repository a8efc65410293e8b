"""The phrases behind the checks: what people say, a module for each kind of check."""
