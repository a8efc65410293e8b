import pytest

from bot.meetings.titles import title_of


@pytest.mark.parametrize(
    ("typed", "said", "file_name", "title"),
    [
        ("Acme discovery", "Weekly", "x.vtt", "Acme discovery"),
        ("  Acme discovery \n from today", "", "", "Acme discovery"),
        ("", "Acme / Sideline kickoff", "x.vtt", "Acme / Sideline kickoff"),
        ("", "", "acme_discovery.vtt", "Acme discovery"),
        ("", "", "Acme_QBR.transcript.vtt", "Acme QBR"),
        ("", "", "GMT20261103-100203_Recording.transcript.vtt", ""),
        ("", "", "transcript.vtt", ""),
        ("", "", "meeting.txt", ""),
        ("", "", "12345.json", ""),
        ("", "", "", ""),
        ("x" * 100, "", "", "x" * 69 + "…"),
    ],
)
def test_a_call_is_called_by_what_says_most(typed: str, said: str, file_name: str, title: str) -> None:
    assert title_of(typed=typed, said=said, file_name=file_name) == title
