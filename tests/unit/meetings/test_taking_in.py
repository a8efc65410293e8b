from bot.meetings.kept import payload_of, transcript_of
from bot.meetings.labelling import labelled, plain_names
from bot.meetings.pasting import is_whole, joined
from bot.meetings.taking_in import take_in_file, take_in_notes, take_in_paste
from bot.meetings.transcript import Transcript, Utterance
from tests.scenarios.calls import ACME, NOTES

PASTED = "Riya Shah: Hello Dana, thanks for the time.\nDana Cole: My number is +44 20 7946 0958, call me.\n" * 2


def test_the_same_words_are_the_same_call_whatever_file_they_came_in() -> None:
    one = take_in_file(ACME, "one.vtt")
    other = take_in_file(ACME.replace(b"\n", b"\r\n"), "two.vtt")
    changed = take_in_file(ACME.replace(b"nine days", b"ten days"), "one.vtt")

    assert one.content_hash == other.content_hash != changed.content_hash
    assert one.duration_seconds == 324.0


def test_what_identifies_somebody_is_masked_before_it_is_kept() -> None:
    read = take_in_paste(PASTED)

    assert not any("7946" in said.text for said in read.transcript.utterances)
    assert read.duration_seconds is None


def test_what_is_sensitive_is_noticed() -> None:
    assert take_in_paste(PASTED).sensitive is None
    assert take_in_notes("We have redundancies planned in March, this is confidential.").sensitive


def test_notes_are_said_by_nobody() -> None:
    transcript = take_in_notes(NOTES).transcript

    assert (transcript.format, transcript.basis, transcript.speakers) == ("notes", "none", ())
    assert transcript.utterances[-1].text == "Their sponsor Maria is moving to the Austin office in January."


def test_a_transcript_comes_back_as_it_was_kept() -> None:
    transcript = take_in_file(ACME, "acme.vtt").transcript

    assert transcript_of(payload_of(transcript)) == transcript


def test_lines_without_names_are_given_to_two_people_in_turn() -> None:
    said = tuple(Utterance("", text) for text in ("hello", "hi", "so"))

    named = labelled(Transcript(said, "none", "plain"), ("Riya", "Dana"))

    assert [one.speaker for one in named.utterances] == ["Riya", "Dana", "Riya"]
    assert named.basis == "words"


def test_what_a_tool_calls_everybody_is_nobodys_name() -> None:
    names = ["Riya Shah", "Speaker 1", "SPEAKER_00", "A", "spk_1", "Agent", "Dana"]

    assert plain_names(names) == ["Riya Shah", "Dana"]


def test_a_paste_is_whole_when_it_is_short_or_ends_as_calls_end() -> None:
    long = "Dana Cole: that is how we do it at the moment.\n" * 20

    assert is_whole("Riya: hi\nDana: hello")
    assert is_whole(f"{long}Riya: Thank you, Dana. Bye!")
    assert not is_whole(long)


def test_parts_are_put_together_line_by_line() -> None:
    assert joined(["one\n", "\ntwo"]) == "one\ntwo"
