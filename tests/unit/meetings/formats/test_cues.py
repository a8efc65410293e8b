"""Subtitles: Zoom, Teams, Webex, YouTube, SRT and SBV."""

import pytest
import webvtt

from tests.unit.meetings.formats.reading_text import read, shape, times, words

ZOOM = """WEBVTT

1
00:00:02.000 --> 00:00:04.500
Riya Shah: Thanks for making time, Dana.

2
00:00:05.000 --> 00:00:06.000
And one more thing.

3
00:00:06.500 --> 00:00:08.000
Dana Cole: Note that the point is: we are late.
"""

TEAMS = """WEBVTT

0f1a2b3c-aaaa-bbbb-cccc-1234567890ab/12-0
00:00:03.000 --> 00:00:06.000
<v Riya Shah>Hi Dana, thanks for
joining.</v>

0f1a2b3c-aaaa-bbbb-cccc-1234567890ab/12-1
00:00:06.900 --> 00:00:09.000
<v Dana O&#39;Cole>Fish &amp; chips?</v>
"""


def test_zoom_names_its_cues_and_an_unnamed_cue_is_nobodys() -> None:
    transcript = read(ZOOM)

    assert shape(transcript) == ("zoom_vtt", "timed")
    assert words(transcript) == [
        ("Riya Shah", "Thanks for making time, Dana."),
        ("", "And one more thing."),
        ("Dana Cole", "Note that the point is: we are late."),
    ]
    assert times(transcript)[0] == (2.0, 4.5)
    assert transcript.remarks == ("1 of 3 lines don't say who spoke.",)


def test_the_times_are_those_another_reader_finds() -> None:
    assert times(read(ZOOM)) == [
        (
            cue.start_in_seconds + cue.start_time.milliseconds / 1000,
            cue.end_in_seconds + cue.end_time.milliseconds / 1000,
        )
        for cue in webvtt.from_string(ZOOM).captions
    ]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    assert words(read("\ufeff" + ZOOM.replace("\n", "\r\n"))) == words(read(ZOOM))


def test_teams_voices_are_speakers_and_entities_are_letters() -> None:
    transcript = read(TEAMS)

    assert shape(transcript) == ("teams_vtt", "timed")
    assert words(transcript) == [("Riya Shah", "Hi Dana, thanks for joining."), ("Dana O'Cole", "Fish & chips?")]


def test_two_voices_in_a_cue_share_its_time() -> None:
    transcript = read("WEBVTT\n\n00:10.000 --> 00:14.000\n<v Riya>Shall we?</v> <v Dana>Surely so</v>\n")

    assert words(transcript) == [("Riya", "Shall we?"), ("Dana", "Surely so")]
    assert times(transcript) == [(10.0, 12.0), (12.0, 14.0)]


def test_unpadded_and_negative_times_are_shifted_to_begin_at_nought() -> None:
    transcript = read(
        "WEBVTT\n\n-0:0:2.500 --> 0:0:1.40\n<v Riya>Hello?</v>\n\n0:0:5.320 --> 0:0:7.10\n<v Dana>Hi.</v>\n"
    )

    assert shape(transcript) == ("teams_vtt", "timed")
    assert times(transcript) == [(0.0, 3.9), (7.82, 9.6)]


def test_voice_tags_without_an_end_last_until_the_end_of_the_cue() -> None:
    transcript = read(
        "WEBVTT\n\n00:03.000 --> 00:06.000\n<v Riya>Hi\nDana.\n\n00:06.000 --> 00:07.000\nUntagged.\n\n"
        "00:08.000 --> 00:09.000\n<v.loud Dana>Hello.\n"
    )

    assert shape(transcript) == ("vtt_voice_tags", "timed")
    assert words(transcript) == [("Riya", "Hi Dana."), ("", "Untagged."), ("Dana", "Hello.")]


def test_teams_old_documents_have_the_name_on_the_first_line() -> None:
    transcript = read(
        "0:0:0.0 --> 0:0:1.250\nRiya Shah\nHi, I'm Riya.\n\n0:0:2.90 --> 0:0:4.480\nDana Cole\nHi.\n\n"
        "0:0:5.0 --> 0:0:6.480\nRiya Shah\nGood.\n"
    )

    assert shape(transcript) == ("teams_legacy", "timed")
    assert words(transcript)[1] == ("Dana Cole", "Hi.")


def test_webex_names_speakers_in_the_ids() -> None:
    transcript = read(
        'WEBVTT\n\n1 "Riya Shah" (123)\n00:00:03.000 --> 00:00:06.000\nHi.\n\n'
        '2 "Dana Cole" (124)\n00:00:06.900 --> 00:00:09.000\nHello.\n'
    )

    assert shape(transcript) == ("webex_vtt", "timed")
    assert transcript.speakers == ("Riya Shah", "Dana Cole")


def test_rolling_captions_are_read_once_and_name_nobody() -> None:
    transcript = read(
        "WEBVTT\nKind: captions\nLanguage: en\n\n"
        "00:00:01.000 --> 00:00:02.000 align:start position:0%\nso<00:00:01.500><c> today</c>\n\n"
        "00:00:02.000 --> 00:00:02.010 align:start position:0%\nso today\n\n"
        "00:00:02.010 --> 00:00:04.000 align:start position:0%\nso today\nwe<00:00:03.000><c> talk</c>\n\n"
        "00:00:04.000 --> 00:00:04.010 align:start position:0%\nwe talk\n"
    )

    assert shape(transcript) == ("vtt_no_speaker", "none")
    assert words(transcript) == [("", "so today"), ("", "we talk")]


def test_comments_styles_and_ids_are_not_spoken() -> None:
    transcript = read(
        "WEBVTT - a title\n\nNOTE\nBy somebody\nfor friends.\n\nSTYLE\n::cue(b) {\n  color: red;\n}\n\n"
        "second caption\n00:01.000 --> 00:02.000\n<b>Hello</b> {\\an8}there <unk> *** [PII].\n\n"
        "NOTE not this\n\n2\n00:02.000 --> 00:03.000\nBye.\n"
    )

    assert words(transcript) == [("", "Hello there <unk> *** [PII]."), ("", "Bye.")]


def test_words_whose_times_are_lost_or_wrong_are_kept() -> None:
    transcript = read(
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nRiya: One.\n\nTwo.\n\n"
        "00:00:03.000 --> 00:00:0x.000\nDana: Three.\n\n00:00:05.000 --> 00:00:04.000\nRiya: Four.\n"
    )

    assert words(transcript) == [("Riya", "One. Two."), ("Dana", "Three."), ("Riya", "Four.")]
    assert times(transcript) == [(1.0, 2.0), (3.0, 5.0), (5.0, 5.4)]


def test_srt_may_have_two_speakers_in_a_cue() -> None:
    transcript = read(
        "1\n00:00:01,000 --> 00:00:02,000\n- Riya: Hi you\n- Dana: Hi too\n\n"
        "2\n00:00:02,500 --> 00:00:04,000\nRiya: So?\n"
    )

    assert shape(transcript) == ("srt", "timed")
    assert words(transcript) == [("Riya", "Hi you"), ("Dana", "Hi too"), ("Riya", "So?")]


def test_sbv_has_both_times_on_a_line() -> None:
    transcript = read("0:00:00.378,0:00:11.378\n>> Riya: Hi\n\n0:00:11.378,0:00:12.305\nDana: Hello\n")

    assert shape(transcript) == ("sbv", "timed")
    assert words(transcript) == [("Riya", "Hi"), ("Dana", "Hello")]


def test_cues_out_of_order_are_put_in_order_and_overlaps_are_kept() -> None:
    transcript = read(
        "WEBVTT\n\n00:05.000 --> 00:09.000\nDana: Second.\n\n00:01.000 --> 00:06.000\nRiya: First.\n"
    )

    assert words(transcript) == [("Riya", "First."), ("Dana", "Second.")]
    assert times(transcript) == [(1.0, 6.0), (5.0, 9.0)]


@pytest.mark.parametrize(
    "line", ["So here is the thing: we wait", "Note: recorded", "http://x.example", "At 10:30 we go"]
)
def test_words_before_a_colon_are_not_always_somebody(line: str) -> None:
    transcript = read(ZOOM + f"\n4\n00:00:09.000 --> 00:00:10.000\n{line}\n")

    assert transcript.speakers == ("Riya Shah", "Dana Cole")
    assert words(transcript)[-1] == ("", line)


@pytest.mark.parametrize(("name", "basis"), [("", "none"), ("SPEAKER_00: ", "timed")])
def test_whisper_prints_times_and_words_on_a_line(name: str, basis: str) -> None:
    transcript = read(
        f"[00:00:00.000 --> 00:00:04.000]  {name}Hello.\n[00:00:04.000 --> 00:00:05.500]  {name}So.\n"
    )

    assert transcript.basis == basis
    assert [text for _, text in words(transcript)] == ["Hello.", "So."]
    assert times(transcript) == [(0.0, 4.0), (4.0, 5.5)]


def test_two_figures_of_speech_make_no_speakers_of_a_long_film() -> None:
    lines = ["Look: it moves.", "First: we wait.", *["And then they went on."] * 200]
    cues = (
        f"{at // 60:02}:{at % 60:02}.000 --> {at // 60:02}:{at % 60:02}.900\n{line}"
        for at, line in enumerate(lines)
    )

    assert shape(read("WEBVTT\n\n" + "\n\n".join(cues))) == ("vtt_no_speaker", "none")


@pytest.mark.parametrize("brackets", ["[{}]", "({})", "- [{}]"])
def test_names_in_brackets_head_the_cues(brackets: str) -> None:
    names = [brackets.format(name) for name in ("Riya Shah", "Dana Cole", "Riya Shah")]
    cues = [f"00:0{at}.000 --> 00:0{at}.900\n{name} Hello there." for at, name in enumerate(names)]

    transcript = read("WEBVTT\n\n" + "\n\n".join([*cues, "00:04.000 --> 00:05.000\n(laughter) No."]))

    assert transcript.speakers == ("Riya Shah", "Dana Cole")
    assert words(transcript)[1:] == [
        ("Dana Cole", "Hello there."),
        ("Riya Shah", "Hello there."),
        ("", "(laughter) No."),
    ]


def test_noises_in_brackets_head_no_cues() -> None:
    cues = [f"00:0{at}.000 --> 00:0{at}.900\n[{'Music' if at % 2 else 'Laughter'}] So." for at in range(5)]

    assert read("WEBVTT\n\n" + "\n\n".join(cues)).speakers == ()


@pytest.mark.parametrize("line", ["Recording in progress.", "Tom Baker joined the meeting", "Recording stopped"])
def test_what_a_meeting_says_of_itself_is_no_speech(line: str) -> None:
    transcript = read(ZOOM + f"\n4\n00:00:09.000 --> 00:00:10.000\n{line}\n")

    assert line not in [text for _, text in words(transcript)]


@pytest.mark.parametrize("said", ["My boss left the meeting.", "Nobody else joined the call."])
def test_who_tells_of_a_meeting_is_heard(said: str) -> None:
    lines = f"Riya Shah 0:01\nHow was it?\n\nDana Cole 0:04\n{said}\n\nRiya Shah 0:09\nOh no.\n"

    assert words(read(lines)) == [("Riya Shah", "How was it?"), ("Dana Cole", said), ("Riya Shah", "Oh no.")]
