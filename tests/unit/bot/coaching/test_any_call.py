"""Whatever was said, a review comes of it, and every quote in it was said."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coaching.reviewing import template_review
from bot.meetings.transcript import Transcript, Utterance
from tests.unit.bot.coaching.spoken import a_material, acme

SENTENCES = [said.text for said in acme().utterances] + [
    "okay",
    "I am worried about the price.",
    "I can give you ten percent off",
    "Let's meet on Thursday at two with your controller.",
    "No, that does not work.",
    "[laughter]",
    "…",
    "",
    "¿Qué? 很好 123 <b>*x*</b>",
    "so um you know like what what what",
]
SPEAKERS = ["Riya Shah", "Dana Cole", "", "Speaker 2", "Priya"]
TIMES = st.one_of(st.none(), st.floats(min_value=0, max_value=5000))
UTTERANCES = st.builds(
    lambda speaker, text, start, length: Utterance(
        speaker, text, start, None if start is None else start + length
    ),
    st.sampled_from(SPEAKERS),
    st.one_of(st.sampled_from(SENTENCES), st.text(max_size=60)),
    TIMES,
    st.floats(min_value=0, max_value=90),
)
CALLS = st.builds(
    lambda said, basis: Transcript(tuple(said), basis, "made"),
    st.lists(UTTERANCES, max_size=25),
    st.sampled_from(["timed", "start_only", "words", "none"]),
)


@settings(max_examples=40)
@given(CALLS)
def test_any_call_is_reviewed_and_quoted_as_it_was_spoken(transcript: Transcript) -> None:
    review = template_review(a_material(transcript))

    spoken = " ".join(" ".join(said.text for said in transcript.utterances).split())
    for skill in review.skills:
        for check in skill.checks:
            for evidence in check.evidence:
                assert " ".join(evidence.quote.removesuffix(" …").split()) in spoken
                assert evidence.speaker == transcript.utterances[evidence.utterance].speaker
