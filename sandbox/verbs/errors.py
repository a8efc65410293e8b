"""Why somebody could not do something."""


class NotPossible(Exception):
    """What a person tried cannot be done in Slack; the message says why."""
