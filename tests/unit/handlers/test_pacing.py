"""Bulk goes as fast as Slack takes it, and leaves room for people."""

from handlers.pacing import LEFT_TO_PEOPLE, WINDOW_SECONDS, LastMinute, Pace


class Seconds:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def take(pace: Pace, turns: int) -> None:
    for _ in range(turns):
        await pace.turn()


async def test_nothing_waits_before_slack_has_asked() -> None:
    pace = Pace(clock=Seconds())

    await take(pace, 1000)

    assert pace.seconds_to_wait() == 0


async def test_a_refusal_holds_everything_for_as_long_as_slack_asked() -> None:
    clock = Seconds()
    pace = Pace(clock=clock)
    await take(pace, 301)

    pace.refuse(30)
    clock.now = 10

    assert pace.seconds_to_wait() == WINDOW_SECONDS - 10  # the window is full until its first ones are over


async def test_from_then_on_a_little_less_is_posted_than_was_taken() -> None:
    clock = Seconds()
    pace = Pace(clock=clock)
    await take(pace, 301)
    pace.refuse(1)
    clock.now = WINDOW_SECONDS + 1

    await take(pace, 300 - LEFT_TO_PEOPLE)

    assert pace.seconds_to_wait() > 0


async def test_a_later_refusal_never_makes_it_faster() -> None:
    clock = Seconds()
    pace = Pace(clock=clock)
    await take(pace, 101)
    pace.refuse(1)
    for _ in range(300):
        pace.count()
    pace.refuse(1)
    clock.now = WINDOW_SECONDS + 2

    await take(pace, 100 - LEFT_TO_PEOPLE)

    assert pace.seconds_to_wait() > 0


async def test_answers_take_from_what_is_left() -> None:
    clock = Seconds()
    pace = Pace(clock=clock)
    await take(pace, 101)
    pace.refuse(1)
    clock.now = WINDOW_SECONDS + 1
    for _ in range(100 - LEFT_TO_PEOPLE):
        pace.count()

    assert pace.seconds_to_wait() > 0


def test_what_was_done_a_minute_ago_takes_no_room_any_more() -> None:
    clock = Seconds()
    lately = LastMinute(clock=clock)
    lately.count()
    clock.now = 30
    lately.count()
    was_full = lately.is_full(2)

    clock.now = WINDOW_SECONDS + 1

    assert was_full
    assert len(lately) == 1
    assert not lately.is_full(2)
