"""The same scenarios on Postgres: what the database is makes no difference to anybody.

The tests are those of other modules; here the database is another.
"""

import pytest

from tests.scenarios.digest.conftest import it_is_friday
from tests.scenarios.digest.test_digest import test_it_comes_on_monday_morning_and_not_before
from tests.scenarios.test_asking import test_a_command_in_a_channel_is_answered_in_a_private_thread
from tests.scenarios.test_debrief import (
    test_a_dropped_transcript_is_reviewed_in_its_thread,
    test_the_same_call_again_is_known_and_nothing_new_is_kept,
)
from tests.scenarios.test_weekly_plan import test_two_clicks_at_once_on_one_box_tick_it_once

__all__ = [
    "it_is_friday",
    "test_a_command_in_a_channel_is_answered_in_a_private_thread",
    "test_a_dropped_transcript_is_reviewed_in_its_thread",
    "test_it_comes_on_monday_morning_and_not_before",
    "test_the_same_call_again_is_known_and_nothing_new_is_kept",
    "test_two_clicks_at_once_on_one_box_tick_it_once",
]


@pytest.fixture
def database_url(postgres_url: str) -> str:
    return postgres_url
