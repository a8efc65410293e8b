"""Which lines of a log are ours to print: libraries would quote people."""

import logging


def is_worth_logging(record: logging.LogRecord) -> bool:
    """Our own lines, and of the libraries only trouble: in detail they would quote what people write.

    Bolt warns at every start that a token is given in another way than it expects.
    """
    if record.name.startswith("sideline"):
        return True
    return record.levelno >= (logging.ERROR if record.name.startswith("slack_bolt") else logging.WARNING)
