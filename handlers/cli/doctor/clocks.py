"""How far this machine's clock is from another's."""

from datetime import datetime, timedelta

from handlers.cli.doctor.finding import Finding, broken, fine


def clock_finding(
    whose: str, theirs: datetime, *, asked_at: datetime, told_at: datetime, most_seconds: float
) -> Finding:
    """Whether the two agree; one that is off says by how much and which way.

    `theirs` was read between `asked_at` and `told_at` by our clock: an answer that took long says
    nothing about a clock.
    """
    subject, apart = f"Clock against {whose}", _apart(theirs, asked_at, told_at)
    if abs(apart.total_seconds()) <= most_seconds:
        return fine(subject, f"less than {most_seconds:g} seconds apart")
    direction = "ahead" if apart > timedelta() else "behind"
    says = f"this machine's is {_length(abs(apart))} {direction}"
    return broken(subject, says, "set the clocks by NTP: reminders and digests go by them, and Slack's signatures")


def _apart(theirs: datetime, asked_at: datetime, told_at: datetime) -> timedelta:
    """How far ours is ahead at least, negative where it is behind."""
    nearest = min(max(theirs, asked_at), told_at)
    return nearest - theirs


def _length(apart: timedelta) -> str:
    """ "75 seconds", "61 minutes", "26 hours": as exact as helps."""
    seconds = round(apart.total_seconds())
    for unit, size in (("hours", 3600 * 5), ("minutes", 60 * 5)):
        if seconds >= size:
            return f"{seconds / (size / 5):.0f} {unit}"
    return f"{seconds} seconds"
