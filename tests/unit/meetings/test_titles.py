import pytest

from bot.meetings.titles import title_of, title_of_notes


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


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("just got off a call with Globex. Went ok I think.", "Globex"),
        ("Spoke to Dana at Acme Corp. Budget is frozen.", "Acme Corp"),
        ("call notes: Initech renewal, 40 min, talked price", "Initech"),
        ("QBR with Weber & Sons went well", "Weber & Sons"),
        ("review my pitch email: Hi Jo, we are a band from Leeds", ""),
        ("just had a call with the new buyer, he likes it", ""),
    ],
)
def test_notes_are_called_by_whom_the_call_was_with(text: str, title: str) -> None:
    assert title_of_notes(text) == title
