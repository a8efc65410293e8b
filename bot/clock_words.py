"""How a moment of a recording, and a length of time, are written."""


def clock_time(seconds: float) -> str:
    """A moment as a player shows it, never later than it was: "00:46", "12:03", "1:02:03"."""
    minutes, second = divmod(int(max(seconds, 0)), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute:02}:{second:02}"


def clock_length(seconds: float) -> str:
    """A length in minutes and seconds, rounded: "1:53", "0:08"."""
    minutes, second = divmod(int(max(seconds, 0) + 0.5), 60)
    return f"{minutes}:{second:02}"
