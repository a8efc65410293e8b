"""The ground: rows and the questions asked of them. Nothing here knows what is above.

`database.py` opens transactions, `tenancy.py` keeps teams apart, `models/` says what a row is, and
there is one module of query functions per subject: session first, the rest by keyword, the time
given and never asked for. Query functions never commit; whoever opened the transaction owns it.
"""
