"""What is read out on real calls and must not reach a model, a summary or a log."""

import pytest

from bot.meetings.masking import masked_transcript
from bot.meetings.transcript import Transcript, Utterance
from bot.privacy import masked

SAID = [
    ("my account number is four five one two nine nine", "my account number is [account number]"),
    ("The account number is 4 5 1 2 9.", "The account number is [account number]."),
    ("it's five five five, one two three, four five six seven", "it's [account number]"),
    ("my password is blue monkey seven, thanks", "my password is [secret], thanks"),
    ("my password is capital B, lowercase a, seven, seven", "my password is [secret]"),
    ("my pin is one two three four", "my pin is [secret]"),
    ("call me at five five five oh one four seven", "call me at [phone]"),
    ("my phone number is 206 555 0147", "my phone number is [phone]"),
    ("my card ends in four one one one", "my card ends in [card number]"),
    ("last four digits are 9921", "last four digits are [account number]"),
    ("I live at 22 Baker Street, apartment 4B, in London", "I live at [address], in London"),
    ("my address is twenty two Elm Drive in Springfield", "my address is [address]"),
    ("my zip code is nine eight one oh one", "my zip code is [address]"),
    ("email me at john dot smith at gmail dot com", "email me at [e-mail]"),
    ("it's j o h n at acme dot com", "it's [e-mail]"),
    ("date of birth is March third nineteen eighty four", "date of birth is [date of birth]"),
    ("mother's maiden name is Jones", "mother's maiden name is [secret]"),
    ("sort code 20 00 00 and account 12345678", "sort code [account number] and account [account number]"),
]
ORDINARY = [
    "nine days and one restatement",
    "forty thousand a year",
    "roughly twelve days of senior time",
    "order number is 4 5 1 9 8 7 2",
    "ticket number 4 5 1 2 8",
    "we have two hundred and five users",
    "one two three four five six seven",
    "account is worth 450,000 a year",
    "our account number one priority",
    "10:30 or 11:15 on 24 11 2026",
    "Tuesday the twenty-fourth at ten",
    "a 30 second drive",
    "a two way street",
    "call me at ten thirty",
    "the password is reset every month",
    "pin it to the board",
    "Q3 2026 and Q4 2026",
    "5, 7, 9, 12, 15, 18, 22",
    "our address is changing",
    "visa takes 6 weeks",
    "born in the cloud",
    "look at the numbers dot com bubble",
    "the first 90 days, 60 days, 30 days",
]


@pytest.mark.parametrize(("said", "leaves"), SAID)
def test_what_is_read_out_is_masked(said: str, leaves: str) -> None:
    assert masked(said) == leaves


@pytest.mark.parametrize("said", ORDINARY)
def test_what_counts_costs_or_dates_something_stays(said: str) -> None:
    assert masked(said) == said


@pytest.mark.parametrize("said", [said for said, _ in SAID])
def test_masking_what_was_said_twice_changes_nothing(said: str) -> None:
    assert masked(masked(said)) == masked(said)


def test_an_answer_is_masked_for_what_was_asked_before() -> None:
    lines = (
        ("Agent", "Can I get your account number please?"),
        ("Caller", "Sure, it's 4 5 1"),
        ("Caller", "nine nine two"),
        ("Agent", "Okay, 4 5 1 9 9 2. And what's the password on the account?"),
        ("Caller", "bluefish twenty two"),
        ("Agent", "And your street address?"),
        ("Caller", "It's 45 Rosewood, Springfield."),
        ("Agent", "How many users?"),
        ("Caller", "We have 150 users and 12 days."),
    )

    call = masked_transcript(Transcript(tuple(Utterance(*line) for line in lines), "none", "test"))

    assert [said.text for said in call.utterances] == [
        "Can I get your account number please?",
        "Sure, it's [account number]",
        "[account number]",
        "Okay, [account number]. And what's the password on the account?",
        "[secret]",
        "And your street address?",
        "It's [address].",
        "How many users?",
        "We have 150 users and 12 days.",
    ]


@pytest.mark.parametrize("word", ["my address is ", "one ", "account is the ", "1 main ", "a at ", "password is "])
def test_endless_repetition_is_masked_in_a_moment(word: str) -> None:
    assert masked(word * 1000)
