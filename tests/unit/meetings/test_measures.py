"""The figures of a call: exact on the sample call, and right at the edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meetings.measures import measure_call, measure_speakers
from bot.meetings.measures.talk import union_seconds
from bot.meetings.reading import read_transcript
from bot.meetings.transcript import Transcript
from tests.unit.meetings.said import SAMPLE_CALL, WORDS, call, said, talk

LONG = " ".join([WORDS] * 6)


@pytest.fixture
def sample() -> Transcript:
    return read_transcript(SAMPLE_CALL.read_bytes(), name="acme_discovery.vtt")


def test_the_sample_call_has_the_figures_that_were_worked_out_by_hand(sample: Transcript) -> None:
    measures = measure_call(sample, own={"Riya Shah"})

    assert measures.basis == "timed"
    assert measures.talk_share == pytest.approx(0.613, abs=0.0005)
    assert (measures.questions, measures.check_ins, measures.open_questions) == (5, 2, 4)
    assert measures.longest_stretch_seconds == pytest.approx(112.7)
    assert measures.longest_stretch_at == pytest.approx(46.3)
    assert measures.longest_customer_seconds == pytest.approx(27.1)
    assert measures.patience_seconds == pytest.approx(0.75)
    assert measures.fillers == 7
    assert measures.fillers_per_minute == pytest.approx(2.2, abs=0.05)
    assert measures.duration_seconds == pytest.approx(5.4 * 60)
    assert measures.reasons == {}


def test_the_customer_side_of_the_sample_call_is_the_other_share(sample: Transcript) -> None:
    measures = measure_call(sample, own={"Dana Cole"})

    assert measures.talk_share == pytest.approx(1 - 0.613, abs=0.0005)
    assert measures.questions == 0


def test_the_sample_call_by_words_alone_is_estimated(sample: Transcript) -> None:
    words = call(*(said(one.speaker, None, None, one.text) for one in sample.utterances), basis="words")

    measures = measure_call(words, own={"Riya Shah"})

    assert measures.talk_share == pytest.approx(266 / 442)
    assert measures.longest_stretch_seconds is not None
    assert measures.patience_seconds is None
    assert measures.reasons["patience_seconds"] == "the transcript has no times"
    assert measures.reasons["words_per_minute"] == "the transcript has no times"


def test_start_times_alone_tell_a_share_but_no_waiting() -> None:
    starts = call(said("Riya", 0, 60, LONG), said("Dana", 60, 120, LONG), basis="start_only")

    measures = measure_call(starts, own={"Riya"})

    assert measures.talk_share == pytest.approx(0.5)
    assert measures.reasons["patience_seconds"] == "the transcript has start times only"


def test_speech_over_one_another_counts_for_both_and_silence_for_nobody() -> None:
    measures = measure_call(
        talk(("Riya", 0, 40), ("Dana", 30, 60), ("Dana", 90, 120), ("Riya", 120, 140), text=LONG), own={"Riya"}
    )

    assert measures.talk_share == pytest.approx(60 / 120)
    assert measures.talk_of_call == pytest.approx(60 / 140)


def test_colleagues_are_one_side() -> None:
    measures = measure_call(
        talk(("Riya", 0, 30), ("Sam", 30, 60), ("Dana", 60, 120), text=LONG), own={"Riya", "Sam"}
    )

    assert measures.talk_share == pytest.approx(0.5)
    assert measures.longest_stretch_seconds == pytest.approx(60)
    assert measures.longest_stretch_strict_seconds == pytest.approx(30)


def test_an_okay_does_not_end_a_stretch_and_a_long_silence_does() -> None:
    pitch = call(
        said("Riya", 0, 40, LONG),
        said("Dana", 40, 41, "Okay."),
        said("Riya", 41, 80, LONG),
        said("Riya", 95, 120, LONG),
        said("Dana", 120, 150, LONG),
    )

    measures = measure_call(pitch, own={"Riya"})

    assert measures.longest_stretch_seconds == pytest.approx(80)
    assert [(one.start, one.seconds) for one in measures.monologues] == [(0, 80)]


def test_a_real_answer_ends_a_stretch() -> None:
    answered = call(
        said("Riya", 0, 40, LONG),
        said("Dana", 40, 42, "Perfect."),
        said("Riya", 42, 80, LONG),
        said("Dana", 80, 99),
    )

    assert measure_call(answered, own={"Riya"}).longest_stretch_seconds == pytest.approx(40)


def test_starting_before_the_other_has_ended_waits_zero() -> None:
    measures = measure_call(
        talk(("Dana", 0, 30), ("Riya", 29, 60), ("Dana", 60, 90), ("Riya", 93, 120), text=LONG), own={"Riya"}
    )

    assert measures.patience_seconds == pytest.approx(1.5)
    assert measures.interruptions == 1


def test_talk_without_names_gives_no_share_and_says_why() -> None:
    measures = measure_call(talk(("", 0, 30), ("Riya", 30, 60), ("Dana", 60, 120), text=LONG), own={"Riya"})

    assert measures.unknown_share == pytest.approx(0.25)
    assert measures.talk_share is None
    assert measures.reasons["talk_share"] == "25% of the talk has no speaker's name"


def test_a_little_talk_without_names_is_left_out_of_the_share() -> None:
    measures = measure_call(
        talk(("Unknown Speaker", 0, 10), ("Riya", 10, 60), ("Dana", 60, 110), text=LONG), own={"Riya"}
    )

    assert measures.talk_share == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("transcript", "why"),
    [
        (talk(("Riya", 0, 20), ("Dana", 20, 40), text=LONG), "too short: less than a minute"),
        (talk(("Riya", 0, 60), ("Dana", 60, 120)), "too short: fewer than 50 words"),
        (talk(("Riya", 0, 120), text=LONG), "only one side speaks"),
        (talk(("Dana", 0, 60), ("Sam", 60, 120), text=LONG), "none of the speakers is known to be you"),
        (call(said("", None, None, LONG), basis="none"), "nobody is named in this transcript"),
        (call(), "none of the speakers is known to be you"),
    ],
)
def test_what_is_too_little_to_compare_says_why(transcript: Transcript, why: str) -> None:
    measures = measure_call(transcript, own={"Riya"})

    assert measures.talk_share is None
    assert measures.reasons["talk_share"] == why


def test_a_file_that_tells_the_sides_is_believed() -> None:
    told = Transcript(
        talk(("Agent", 0, 60), ("Bot", 60, 90), ("Caller", 90, 150), text=LONG).utterances,
        basis="timed",
        format="test",
        sides={"Agent": "own", "Bot": "own", "Caller": "customer"},
    )

    assert measure_call(told, own={"Agent"}).talk_share == pytest.approx(90 / 150)
    assert measure_call(told, own={"Caller"}).talk_share == pytest.approx(60 / 150)


def test_questions_are_found_by_words_when_no_mark_is_in_the_file() -> None:
    unmarked = call(
        said("Riya", 0, 40, f"so how do you close the books today {WORDS}"),
        said("Dana", 40, 120, LONG),
        said("Riya", 120, 125, "does that make sense"),
    )

    measures = measure_call(unmarked, own={"Riya"})

    assert measures.questions_found_by == "words"
    assert (measures.questions, measures.check_ins) == (1, 1)


def test_a_question_in_the_middle_of_unmarked_talk_counts() -> None:
    spoken = call(
        said("Riya", 0, 20, "that makes sense we see it a lot um before we go on how many people do the close"),
        said("Dana", 21, 30, "there are three of them and it takes about nine days " + WORDS),
        said("Riya", 31, 50, "got it i can show you that in a minute what have you tried so far did it help"),
        said("Dana", 51, 80, "a spreadsheet mostly and then we hired somebody " + WORDS),
    )

    measures = measure_call(spoken, own=["Riya"])

    assert (measures.questions, measures.question_events) == (3, 2)


def test_questions_asked_in_one_breath_are_one_event() -> None:
    asked = call(
        said("Riya", 0, 9, "How big is it? Who runs it?"), said("Dana", 9, 90, LONG), said("Riya", 90, 95, "Why?")
    )

    measures = measure_call(asked, own={"Riya"})

    assert (measures.questions, measures.question_events) == (3, 2)


def test_a_cleaned_transcript_gets_no_filler_count() -> None:
    cleaned = talk(("Riya", 0, 300), ("Dana", 300, 600), text=" ".join([WORDS] * 40))

    measures = measure_call(cleaned, own={"Riya"})

    assert measures.fillers is None
    assert measures.reasons["fillers"] == "not scored: the transcript appears cleaned of fillers"


def test_another_language_is_not_scored_by_english_words() -> None:
    german = "wir haben uns den plan angesehen und das war für das ganze team in ordnung"
    measures = measure_call(talk(("Riya", 0, 60), ("Dana", 60, 120), text=" ".join([german] * 3)), own={"Riya"})

    assert measures.talk_share == pytest.approx(0.5)
    assert measures.fillers is None
    assert measures.questions is None
    assert measures.reasons["customer_sentiment"] == "not scored: the words are not English"


def test_noise_is_no_speech_and_takes_no_turn() -> None:
    noisy = call(
        said("Riya", 0, 60, LONG),
        said("Dana", 60, 61, "[laughter]"),
        said("Riya", 61, 90),
        said("Dana", 90, 150, LONG),
    )

    measures = measure_call(noisy, own={"Riya"})

    assert measures.turns == 2
    assert measures.talk_share == pytest.approx(89 / 149)


def test_each_speaker_has_figures_before_anybody_is_known_to_be_own(sample: Transcript) -> None:
    riya, dana = measure_speakers(sample)

    assert (riya.speaker, riya.questions, riya.fillers, riya.words) == ("Riya Shah", 5, 7, 266)
    assert riya.share is not None
    assert dana.share == pytest.approx(1 - riya.share)


@given(st.lists(st.tuples(st.floats(0, 1e4), st.floats(0, 1e3)).map(lambda pair: (pair[0], pair[0] + pair[1]))))
def test_a_union_is_never_longer_than_its_parts_or_its_span(intervals: list[tuple[float, float]]) -> None:
    union = union_seconds(intervals)

    assert union <= sum(end - start for start, end in intervals) + 1e-6
    assert (
        union <= max((end for _, end in intervals), default=0) - min((s for s, _ in intervals), default=0) + 1e-6
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Riya", "Dana", "Sam", ""]),
            st.floats(0, 9e3),
            st.floats(0, 600),
            st.text(max_size=60),
        ),
        max_size=12,
    )
)
def test_any_call_can_be_measured(parts: list[tuple[str, float, float, str]]) -> None:
    measures = measure_call(
        call(*(said(speaker, start, start + length, text) for speaker, start, length, text in parts)), own={"Riya"}
    )

    assert measures.talk_share is None or 0 <= measures.talk_share <= 1
    assert 0 <= measures.unknown_share <= 1
    assert (measures.talk_share is None) == ("talk_share" in measures.reasons)
