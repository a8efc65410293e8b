"""Whoever asks us to send something hears that we only draft."""

import pytest

from bot.coaching.outward import asks_only_to_send, asks_us_to_send


@pytest.mark.parametrize(
    "said",
    [
        "send Dana an email",
        "Can you email the blogger at Indie Loud for me?",
        "post this in #general",
        "message my champion that we are late",
        "text Bo the new price",
        "forward this to Sam pls",
        "book a meeting with Priya for Tuesday",
        "tweet this",
        "Email all my customers every Monday",
        "could you tell Dana I'm late 🙏",
        "send my pitch to all playlist curators",
        "share this with the team",
        "put it in #general",
    ],
)
def test_a_request_to_send_is_known(said: str) -> None:
    assert asks_us_to_send(said)


@pytest.mark.parametrize(
    "said",
    [
        "how do I email a blogger?",
        "email the CEO directly or go through my champion?",
        "send it before or after the call?",
        "should I send Dana an email?",
        "send me a report",
        "write my resignation letter",
        "answer my question",
        "share the best discovery questions",
        "put my prices up",
        "I want to send a pitch by Friday but have no press photo",
        "I'll email Dana on Monday",
        "tell me more",
        "email open rates are down",
        "call went badly",
        "call it a day or push on?",
        "book value is down",
        "contact left the company",
        "schedule slipped by two weeks",
        "my champion left, send help",
        "write me a good opener",
    ],
)
def test_advice_about_sending_is_no_such_request(said: str) -> None:
    assert not asks_us_to_send(said)


def test_a_request_that_tells_of_a_situation_is_more_than_a_request() -> None:
    assert asks_only_to_send("could you send this to the team?")
    assert not asks_only_to_send("Please send Dana an email, my champion there was promoted")
    assert not asks_only_to_send("email Dana for me because she was promoted yesterday")
    assert not asks_only_to_send("should I email Dana?")
