"""Tables of what was said, and tables of other things."""

import pytest

from bot.errors import NotAConversation
from tests.unit.meetings.formats.reading_text import read, shape, times, words

SAID = [("Riya", "Hi, Dana"), ("Dana", "Hello: you")]
LONG = "They asked about the new module and want to hear a price before the quarter is over"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("table_csv", 'Speaker,Start Time,End Time,Text\nRiya,0:01,0:03,"Hi, Dana"\nDana,0:03,0:05,Hello: you\n'),
        ("table_csv", '"start","end","speaker","text"\n1.0,3.0,Riya,"Hi, Dana"\n3.0,5,Dana,Hello: you\n'),
        ("table_csv", "speaker;start_ms;end_ms;transcript\nRiya;1000;3000;Hi, Dana\nDana;3000;5000;Hello: you\n"),
        ("table_tsv", "start\tend\tname\tsentence\n0:01\t0:03\tRiya\tHi, Dana\n0:03\t0:05\tDana\tHello: you\n"),
    ],
)  # fmt: skip
def test_a_row_is_an_utterance(kind: str, text: str) -> None:
    transcript = read(text)

    assert shape(transcript) == (kind, "timed")
    assert words(transcript) == SAID
    assert times(transcript) == [(1.0, 3.0), (3.0, 5.0)]


def test_a_table_without_headings_is_known_by_its_columns() -> None:
    transcript = read("00:01\tRiya\tHi Dana, how are you\n00:05\tDana\tFine thanks\n00:09\tRiya\tVery well.\n")

    assert shape(transcript) == ("table_tsv", "start_only")
    assert transcript.speakers == ("Riya", "Dana")


@pytest.mark.parametrize(
    "text",
    [
        "account,stage,amount\nAcme,Won,4000\nGlobex,Lost,0\n",
        "Account,ARR\nAcme,120000\nGlobex,50000\nInitech,7000\n",
        f"Name,Company,Notes\nDana Cole,Acme,{LONG}\nBo Li,Globex,{LONG}\n",
        f"Name,Company,Comment\nDana Cole,Acme,{LONG}\nBo Li,Globex,{LONG}\n",
        f"id;author;created;comment\n1;Dana Cole;2026-11-01;{LONG}\n2;Bo Li;2026-11-02;{LONG}\n",
        f"Day,Contact,Minutes,Summary\n2026-11-01,Dana,30,{LONG}\n2026-11-03,Bo,15,{LONG}\n2026-11-05,Dana,9,{LONG}\n",
        f"From,To,Subject,Body\na@acme.example,b@b.example,Hi,{LONG}\nb@b.example,a@acme.example,Re: Hi,{LONG}\n",
        f"Account\tOwner\tNotes\nAcme\tRiya Shah\t{LONG}\nGlobex\tRiya Shah\t{LONG}\n",
        f"account_id,name,owner_email,comment\nA1,Acme,riya@example.com,{LONG}\n",
        "\ufeffMeeting ID,Topic,Start Time,Minutes,\n001,Reunion,09/24/2026 11:35:16 AM,75,\n\n"
        "Name (Original Name),User Email,Total Duration (Minutes),Guest\nRiya,riya@acme.example,75,\nDana,,70,\n",
    ],
)
def test_a_table_of_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotAConversation):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "speaker,time,text\nRiya,0:01,Hi Dana\nDana,0:03,Hello you\n",
        "timestamp,participant,message\n0:01,Riya,Hi Dana\n0:03,Dana,Hello you\n",
        "Name,Comment\nRiya,Hi Dana\nDana,Hello you\n",
        "Mówca,Czas,Treść\nRiya,0:01,Hi Dana\nDana,0:03,Hello you\nRiya,0:05,Good\nDana,0:06,Fine\n",
        "Riya,Hi Dana\nDana,Hello you\nRiya,Good\nDana,Fine\n",
    ],
)
def test_a_transcript_that_was_saved_as_a_table_stays_one(text: str) -> None:
    assert words(read(text))[:2] == [("Riya", "Hi Dana"), ("Dana", "Hello you")]


@pytest.mark.parametrize(
    "text",
    [
        "Acme, Dana and the new plan\nThey are unhappy, and they said so\nNext step, a call on Friday\n",
        "Kickoff notes, Acme\nDana wants 3 seats, maybe 4\nBo asked for 2 more weeks, I said yes\n",
    ],
)
def test_notes_with_a_comma_in_each_line_are_no_table(text: str) -> None:
    assert read(text).utterances


def test_a_table_may_stand_below_some_prose_and_number_its_rows() -> None:
    transcript = read(
        "=== CALL EXPORT ===\nParticipants | Riya, Dana\n-----\n#001 | 00:00:01 | RIYA | Hi, Dana\n"
        "#002 | 00:00:03 | DANA | Hello: you\n#003 | 00:00:06 | RIYA | Shall we begin?\n"
        "#004 | 00:00:08 | DANA | Yes, please do\n"
    )

    assert [speaker for speaker, _ in words(transcript)] == ["RIYA", "DANA", "RIYA", "DANA"]
    assert [start for start, _ in times(transcript)] == [1.0, 3.0, 6.0, 8.0]


def test_headings_may_ask_who_and_what() -> None:
    transcript = read(
        '"t_start_ms";"t_end_ms";"who";"what"\n'
        '"1000";"3000";"Riya";"Hi, Dana"\n"3000";"5000";"Dana";"Hello: you"\n'
    )

    assert words(transcript) == SAID
    assert times(transcript) == [(1.0, 3.0), (3.0, 5.0)]
